package dev.docket.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an answer may be taken back.
 *
 * @param window how long after an answer its own doer may turn it into the opposite
 */
@ConfigurationProperties(prefix = "docket.corrections", ignoreUnknownFields = false)
record CorrectionSettings(@DefaultValue("7d") Duration window) {}
