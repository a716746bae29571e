package dev.docket.run;

import dev.docket.home.ConfigurationException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the service runs the complete job by itself.
 *
 * @param complete a cron expression; {@code none} for no schedule
 * @param zone the time zone that it counts in, like {@code Europe/Berlin}; {@code system} is the
 *     machine's
 */
@ConfigurationProperties(prefix = "docket.schedule", ignoreUnknownFields = false)
record ScheduleSettings(
    @DefaultValue("none") String complete, @DefaultValue("system") String zone) {

  private static final String EXPRESSION = "docket.schedule.complete";

  ScheduleSettings {
    zone(zone);
    rhythm(complete, zone);
  }

  /** The rhythm; empty where there is no schedule. */
  Optional<Rhythm> rhythm() {
    return rhythm(complete, zone);
  }

  private static Optional<Rhythm> rhythm(String complete, String zone) {
    return complete.isBlank() || complete.strip().equalsIgnoreCase("none")
        ? Optional.empty()
        : Optional.of(Rhythm.of(EXPRESSION, complete, zone(zone)));
  }

  private static ZoneId zone(String zone) {
    try {
      return zone.strip().equalsIgnoreCase("system")
          ? ZoneId.systemDefault()
          : ZoneId.of(zone.strip());
    } catch (DateTimeException e) {
      throw new ConfigurationException(
          "docket.schedule.zone: found \""
              + zone
              + "\", allowed are time zones like Europe/Berlin or UTC, and system for the"
              + " machine's.",
          e);
    }
  }
}
