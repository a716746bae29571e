package dev.docket.sheet;

import dev.docket.language.Message;
import java.io.IOException;

/**
 * A file that cannot be read as a work sheet. What it says is a sentence for the person who sent
 * the file: what was found, where, and what to do. It names neither a class nor a path of this
 * program. {@link #getMessage()} is the English text.
 */
public class UnreadableFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Message saying;

  /** With the whole sentence. */
  public UnreadableFileException(Message saying) {
    super(saying.inEnglish());
    this.saying = saying;
  }

  /** With the whole sentence and what led to it, which goes to the log only. */
  public UnreadableFileException(Message saying, Throwable cause) {
    super(saying.inEnglish(), cause);
    this.saying = saying;
  }

  /** The sentence, in no language yet. */
  public Message saying() {
    return saying;
  }
}
