package dev.docket.feed;

import dev.docket.audit.FileOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one feed file. {@code read = loaded + unchanged + refused}.
 *
 * @param file its name, relative to the home, absolute outside it
 * @param reason why it was not, or not wholly, taken in; null where it was
 */
public record FeedAnswer(
    String file,
    FileOutcome outcome,
    int read,
    int loaded,
    int unchanged,
    int refused,
    @Nullable String reason) {

  /** The answer to a file of which nothing was taken in. */
  static FeedAnswer refused(String file, String reason) {
    return new FeedAnswer(file, FileOutcome.REFUSED, 0, 0, 0, 0, reason);
  }
}
