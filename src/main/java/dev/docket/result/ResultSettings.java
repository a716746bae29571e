package dev.docket.result;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the governance system is told.
 *
 * @param endings whether orders that were declined, cancelled or superseded get a line, too
 */
@ConfigurationProperties(prefix = "docket.results", ignoreUnknownFields = false)
record ResultSettings(@DefaultValue("true") boolean endings) {}
