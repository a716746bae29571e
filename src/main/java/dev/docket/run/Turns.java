package dev.docket.run;

import dev.docket.home.HomeBusyException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The turn of what only one may do at a time in the process that owns the home: running the
 * complete job and taking in feeds. First come, first served. Who has the turn may take it again in
 * the same thread. Safe for use by several threads.
 */
@Component
public class Turns {

  /** How long whoever starts something waits for others. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile @Nullable String holder;

  Turns() {}

  /** The turn, until it is closed by the thread that took it. */
  public final class Turn implements AutoCloseable {

    private final @Nullable String before = holder;

    private Turn(String what) {
      holder = what;
    }

    @Override
    public void close() {
      holder = before;
      lock.unlock();
    }
  }

  /**
   * Takes the turn, waiting for others.
   *
   * @param what what for, as the others are told: the command
   * @param patience how long to wait
   * @throws HomeBusyException when its turn did not come in that time; names who has it
   */
  public Turn take(String what, Duration patience) {
    try {
      if (lock.tryLock(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)) {
        return new Turn(what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HomeBusyException("Interrupted while waiting for another run.");
    }
    throw new HomeBusyException(
        "Another run is under way: docket "
            + Objects.requireNonNullElse(holder, "run complete")
            + ", in this home's process "
            + ProcessHandle.current().pid()
            + ". Waited "
            + patience.toSeconds()
            + " seconds; try again when it has ended.");
  }
}
