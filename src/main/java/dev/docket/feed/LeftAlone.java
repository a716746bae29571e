package dev.docket.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits until nobody writes a feed any more, as far as its time tells. Keeps no state. */
@Component
class LeftAlone {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final FeedSettings settings;
  private final Clock clock;

  LeftAlone(FeedSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Waits for a file to be left alone; false when it is not within a minute, or the thread is
   * interrupted, which it stays.
   */
  boolean await(Path file) throws IOException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < end) {
      Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
      if (age.isNegative() || age.compareTo(settings.settle()) >= 0) {
        return true;
      }
      try {
        Thread.sleep(Math.min(500, settings.settle().minus(age).toMillis() + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }
}
