package dev.docket.home;

/**
 * Something that a person asked for cannot be done. The message says why and what can be done
 * instead.
 */
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the whole sentence. */
  public RefusedException(String message) {
    super(message);
  }

  /** With the whole sentence and what led to it, which goes to the log only. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
