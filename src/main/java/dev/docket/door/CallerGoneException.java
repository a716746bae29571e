package dev.docket.door;

/** Whoever asked for a command has gone before it changed anything, so it is not run. */
public final class CallerGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CallerGoneException(Throwable cause) {
    super("the caller has gone", cause);
  }
}
