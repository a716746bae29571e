package dev.docket.intake;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.sheet.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * A file without a header that can be used; what there is of one may tell its sender's language.
 */
final class NoHeaderException extends UnreadableFileException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Language language;

  NoHeaderException(Message saying, @Nullable Language language) {
    super(saying);
    this.language = language;
  }

  /** The language of what was found; null where that tells none. */
  @Nullable Language language() {
    return language;
  }
}
