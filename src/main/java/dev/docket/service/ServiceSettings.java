package dev.docket.service;

import dev.docket.home.ConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service lives.
 *
 * @param ending how long what is under way may take to end when the service is told to end; what
 *     takes longer goes on at the next start
 */
@ConfigurationProperties(prefix = "docket.service", ignoreUnknownFields = false)
public record ServiceSettings(@DefaultValue("20s") Duration ending) {

  private static final Duration LONGEST = Duration.ofSeconds(25);

  public ServiceSettings {
    if (ending.isNegative() || ending.compareTo(LONGEST) > 0) {
      throw new ConfigurationException(
          "docket.service.ending: found "
              + ending
              + ", allowed are 0s to 25s, so that the service ends within 30.");
    }
  }
}
