package dev.docket.intake;

import dev.docket.home.ConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an answer may be taken back.
 *
 * @param window how long after an answer its own doer may turn it into the opposite
 */
@ConfigurationProperties(prefix = "docket.corrections", ignoreUnknownFields = false)
record CorrectionSettings(@DefaultValue("7d") Duration window) {

  CorrectionSettings {
    if (window.isNegative()) {
      throw new ConfigurationException(
          "docket.corrections.window: found "
              + window
              + ", allowed are 0 and more, like 7d or 12h.");
    }
  }
}
