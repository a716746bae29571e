package dev.docket.watch;

import dev.docket.home.ConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service watches the folders.
 *
 * @param poll how often it looks
 * @param settle how long a dropped file must not have changed before it is taken
 * @param unfinished how long a file must not have changed that looks as if its end were missing: it
 *     is empty, a workbook without its directory, a text without its last line's end
 * @param outbound how often it looks for sheets that were saved in {@code outbound/}
 * @param retry how long to wait before something that failed is tried again
 * @param imports how many returns are imported at the same time
 */
@ConfigurationProperties(prefix = "docket.watch", ignoreUnknownFields = false)
record WatchSettings(
    @DefaultValue("1s") Duration poll,
    @DefaultValue("10s") Duration settle,
    @DefaultValue("30s") Duration unfinished,
    @DefaultValue("10s") Duration outbound,
    @DefaultValue("15s") Duration retry,
    @DefaultValue("4") int imports) {

  private static final int MOST_IMPORTS = 16;

  WatchSettings {
    positive("poll", poll);
    positive("outbound", outbound);
    positive("retry", retry);
    if (settle.isNegative() || unfinished.isNegative()) {
      throw new ConfigurationException(
          "docket.watch.settle, docket.watch.unfinished: found "
              + settle
              + " and "
              + unfinished
              + ", a length of time from 0s is needed.");
    }
    if (imports < 1 || imports > MOST_IMPORTS) {
      throw new ConfigurationException(
          "docket.watch.imports: found " + imports + ", allowed are 1 to " + MOST_IMPORTS + ".");
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new ConfigurationException(
          "docket.watch." + name + ": found " + value + ", a length of time over 0s is needed.");
    }
  }
}
