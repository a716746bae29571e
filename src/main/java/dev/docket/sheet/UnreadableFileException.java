package dev.docket.sheet;

import java.io.IOException;

/**
 * A file that cannot be read as a work sheet. The message is a sentence for the person who sent the
 * file: what was found, where, and what to do. It names neither a class nor a path of this program.
 */
public class UnreadableFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With the whole sentence. */
  public UnreadableFileException(String message) {
    super(message);
  }

  /** With the whole sentence and what led to it, which goes to the log only. */
  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
