package dev.docket.run;

import dev.docket.home.ConfigurationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When something is to happen again and again: a cron expression in a time zone. Immutable.
 *
 * <p>When clocks are put forward, a time that does not exist that day comes as much later: 02:30
 * becomes 03:30. When they are put back, a time that comes twice counts once, the first time; where
 * the expression names every hour, the repeated hour is an hour like any other. Cron parsers leave
 * the first out, and some count the second twice.
 */
public final class Rhythm {

  /** Far enough to tell what never comes from what comes in leap years only. */
  private static final LocalDateTime SOME_DAY = LocalDateTime.of(2001, 1, 1, 0, 0);

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter WITH_SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final String expression;
  private final CronExpression cron;
  private final ZoneId zone;

  private Rhythm(String expression, CronExpression cron, ZoneId zone) {
    this.expression = expression;
    this.cron = cron;
    this.zone = zone;
  }

  /**
   * Reads an expression of six fields (second, minute, hour, day, month, weekday), or of five, as
   * the system's cron has them: then at second 0.
   *
   * @param setting where the expression stands, for the message
   * @throws ConfigurationException when it is none, or never comes
   */
  static Rhythm of(String setting, String text, ZoneId zone) {
    String expression = text.strip().replaceAll("\\s+", " ");
    try {
      CronExpression cron =
          CronExpression.parse(fields(expression) == 5 ? "0 " + expression : expression);
      if (cron.next(SOME_DAY) == null) {
        throw refused(setting, text, "this time never comes");
      }
      return new Rhythm(expression, cron, zone);
    } catch (IllegalArgumentException e) {
      throw refused(setting, text, Objects.requireNonNullElse(e.getMessage(), "unreadable"));
    }
  }

  private static ConfigurationException refused(String setting, String text, String why) {
    return new ConfigurationException(
        setting
            + ": found \""
            + text
            + "\" ("
            + why
            + "), allowed is a cron expression of six fields, second minute hour day month weekday,"
            + " or of five without the second, like \"0 0 5 * * *\" for every day at 05:00; or none.");
  }

  private static int fields(String expression) {
    return expression.split(" ").length;
  }

  /** The first time after an instant. */
  Instant next(Instant after) {
    if (namesEveryHour()) {
      return Objects.requireNonNull(cron.next(after.atZone(zone))).toInstant();
    }
    LocalDateTime local = after.atZone(zone).toLocalDateTime();
    while (true) {
      local = Objects.requireNonNull(cron.next(local), expression);
      // A local time that does not exist is moved by the gap, one that comes twice is the first.
      Instant candidate = ZonedDateTime.of(local, zone).toInstant();
      if (candidate.isAfter(after)) {
        return candidate;
      }
    }
  }

  private boolean namesSeconds() {
    String[] fields = expression.split(" ");
    return fields.length == 6 && !fields[0].equals("0");
  }

  private boolean namesEveryHour() {
    String[] fields = expression.split(" ");
    return fields.length == 1
        ? expression.equalsIgnoreCase("@hourly")
        : fields[fields.length - 4].equals("*");
  }

  /** The next times after an instant, the nearest first. */
  List<Instant> next(Instant after, int count) {
    List<Instant> times = new ArrayList<>();
    @Nullable Instant last = after;
    for (int i = 0; i < count; i++) {
      last = next(last);
      times.add(last);
    }
    return times;
  }

  /** A time as people read it, in this zone. */
  String time(Instant instant) {
    return (namesSeconds() ? WITH_SECONDS : FORMAT).format(instant.atZone(zone));
  }

  /** The rhythm and its next times, as people read them, always with the zone. */
  String sentence(Instant now, int count) {
    return "\""
        + expression
        + "\" in the zone "
        + zone
        + "; next: "
        + next(now, count).stream().map(this::time).collect(Collectors.joining(", "));
  }

  /** What tells one rhythm from another: expression and zone. */
  @Override
  public String toString() {
    return expression + " " + zone;
  }
}
