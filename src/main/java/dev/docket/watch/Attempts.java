package dev.docket.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often something was tried in vain, and when it is tried next: later each time. Safe for use
 * by several threads.
 */
final class Attempts<K> {

  private static final int ENOUGH = 3;
  private static final int MOST_DOUBLINGS = 8;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private final Duration pause;
  private final Map<K, Failed> failed = new ConcurrentHashMap<>();

  Attempts(Clock clock, Duration pause) {
    this.clock = clock;
    this.pause = pause;
  }

  private record Failed(int times, Instant last) {}

  /** Whether something may be tried now. */
  boolean isDue(K what) {
    Failed before = failed.get(what);
    if (before == null) {
      return true;
    }
    int doublings = Math.min(Math.max(0, before.times() - 1), MOST_DOUBLINGS);
    Duration wait = pause.multipliedBy(1L << doublings);
    Instant due = before.last().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    Instant now = clock.instant();
    // A clock that was set back is no reason to wait longer.
    return !now.isBefore(due) || now.isBefore(before.last());
  }

  /**
   * Counts a try in vain.
   *
   * @return whether it was tried often enough
   */
  boolean failed(K what) {
    return note(what, 1).times() >= ENOUGH;
  }

  /** Lets something wait without laying it to that: disk or database failed. */
  void postpone(K what) {
    note(what, 0);
  }

  private Failed note(K what, int times) {
    return failed.merge(
        what,
        new Failed(times, clock.instant()),
        (before, now) -> new Failed(before.times() + times, now.last()));
  }

  /** Whether something is due; it counts as tried in vain then, until it is seen no more. */
  boolean isDueOnceMore(K what) {
    boolean due = isDue(what);
    if (due) {
      failed(what);
    }
    return due;
  }

  void forget(K what) {
    failed.remove(what);
  }

  /** Forgets all but these. */
  void keepOnly(Collection<K> some) {
    failed.keySet().retainAll(new HashSet<>(some));
  }
}
