package dev.docket.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Since when files have been waited for to settle. For one thread at a time. */
public final class Growing {

  private final Clock clock;
  private final Duration longest;
  private final Map<Path, Instant> since = new HashMap<>();

  /**
   * @param longest how long others wait for a file that does not settle
   */
  public Growing(Clock clock, Duration longest) {
    this.clock = clock;
    this.longest = longest;
  }

  /** Whether others still wait for a file that has not settled. */
  boolean isWaitedFor(Path file) {
    Instant now = clock.instant();
    Instant first =
        since.merge(file, now, (before, later) -> later.isBefore(before) ? later : before);
    return Duration.between(first, now).compareTo(longest) < 0;
  }

  void ended(Path file) {
    since.remove(file);
  }

  void keepOnly(Collection<Path> files) {
    since.keySet().retainAll(new HashSet<>(files));
  }
}
