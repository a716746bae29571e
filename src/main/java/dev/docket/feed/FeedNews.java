package dev.docket.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Who wants to hear what becomes of the feeds that the complete job takes in. Safe for use by
 * several threads.
 */
@Component
public class FeedNews {

  private final List<Consumer<FeedAnswer>> listeners = new CopyOnWriteArrayList<>();

  /** Tells each answer to a listener until the returned registration is closed. */
  public AutoCloseable listen(Consumer<FeedAnswer> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(FeedAnswer answer) {
    listeners.forEach(listener -> listener.accept(answer));
  }
}
