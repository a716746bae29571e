package dev.docket.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of every context that a test starts: the machine's, until a test moves it. It goes on
 * from where it was moved to. Give it back after the test.
 */
public final class MovableClock {

  private static volatile Duration ahead = Duration.ZERO;

  /** Makes it that time now. */
  public static void moveTo(String instant) {
    ahead = Duration.between(Instant.now(), Instant.parse(instant));
  }

  /** Lets time pass. */
  public static void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /** The machine's time again. */
  public static void giveBack() {
    ahead = Duration.ZERO;
  }

  private MovableClock() {}

  /** The clock. */
  public static Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.systemDefault();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
      }

      @Override
      public Instant instant() {
        return Instant.now().plus(ahead);
      }
    };
  }
}
