package dev.docket.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is done again when so much time has passed. For one thread. */
final class Interval {

  private final Clock clock;
  private final Duration length;
  private @Nullable Instant last;

  Interval(Clock clock, Duration length) {
    this.clock = clock;
    this.length = length;
  }

  /**
   * Whether it is time; the next time is counted from then. A clock that was set back delays
   * nothing.
   */
  boolean isTime() {
    Instant now = clock.instant();
    boolean time = last == null || now.isBefore(last) || !now.isBefore(last.plus(length));
    if (time) {
      last = now;
    }
    return time;
  }
}
