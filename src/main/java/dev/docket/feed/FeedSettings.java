package dev.docket.feed;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the governance system's order files come.
 *
 * @param decryptCommand the program that turns an encrypted order file into a plain one, with its
 *     arguments; {@code {}} stands for the file, else the file is its standard input. Empty for
 *     none
 * @param decryptTimeout how long it may take
 * @param settle how long a file must have been left alone before it is read, where a half-written
 *     one could be taken for a whole
 * @param consumed where order files go that were taken in
 */
@ConfigurationProperties(prefix = "docket.governance", ignoreUnknownFields = false)
record FeedSettings(
    @DefaultValue List<String> decryptCommand,
    @DefaultValue("60s") Duration decryptTimeout,
    @DefaultValue("5s") Duration settle,
    @DefaultValue("archive") Consumed consumed) {

  /** Where consumed files go. */
  enum Consumed {
    /** To the archive only. */
    ARCHIVE,
    /** A copy to the archive, and the file into a folder {@code Completed} beside where it lay. */
    COMPLETED
  }

  FeedSettings {
    decryptCommand = List.copyOf(decryptCommand);
  }
}
