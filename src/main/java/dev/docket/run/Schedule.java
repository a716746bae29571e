package dev.docket.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** When the complete job runs by itself, for whoever wants to know. Safe for several threads. */
@Component
@EnableConfigurationProperties(ScheduleSettings.class)
public class Schedule {

  /** How many of the next times are told. */
  private static final int TOLD = 3;

  /** How late a firing may be before somebody is told. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final ScheduleSettings settings;
  private final ObjectProvider<Firings> firings;
  private final Clock clock;

  Schedule(ScheduleSettings settings, ObjectProvider<Firings> firings, Clock clock) {
    this.settings = settings;
    this.firings = firings;
    this.clock = clock;
  }

  /** The schedule and its next times in a sentence; says as well that there is none. */
  public String sentence() {
    return settings
        .rhythm()
        .map(
            rhythm ->
                "The service runs the complete job by "
                    + rhythm.sentence(clock.instant(), TOLD)
                    + ".")
        .orElse("No schedule is set (docket.schedule.complete).");
  }

  /** Whether there is a schedule. */
  public boolean isSet() {
    return settings.rhythm().isPresent();
  }

  /** The next times, the nearest first; empty without a schedule. */
  public List<Instant> next() {
    return settings.rhythm().map(r -> r.next(clock.instant(), TOLD)).orElse(List.of());
  }

  /**
   * The firing that is overdue, as people read it; empty where none is. Asks the database.
   *
   * @return like {@code 2026-11-25 05:00}
   */
  public Optional<String> overdue() {
    return settings
        .rhythm()
        .flatMap(
            rhythm ->
                firings
                    .getObject()
                    .noted()
                    .filter(firing -> !firing.isPicked())
                    .filter(firing -> firing.rhythm().equals(rhythm.toString()))
                    .filter(firing -> firing.time().plus(GRACE).isBefore(clock.instant()))
                    .map(firing -> rhythm.time(firing.time())));
  }

  Optional<Rhythm> rhythm() {
    return settings.rhythm();
  }
}
