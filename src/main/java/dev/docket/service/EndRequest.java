package dev.docket.service;

import dev.docket.home.HomeBusyException;
import dev.docket.home.InService;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That the service is to end, and why. Safe for use by several threads. */
@Component
@InService
public class EndRequest {

  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile @Nullable HomeBusyException why;

  EndRequest() {}

  /** The service is to end, as it was told to. */
  public void end() {
    asked.countDown();
  }

  /** The service is to end, since another process has what it works on. */
  void end(HomeBusyException reason) {
    why = reason;
    asked.countDown();
  }

  /**
   * Waits until the service is to end.
   *
   * @throws HomeBusyException when that is because another process has what it works on
   */
  public void await() throws InterruptedException {
    asked.await();
    HomeBusyException reason = why;
    if (reason != null) {
      throw reason;
    }
  }
}
