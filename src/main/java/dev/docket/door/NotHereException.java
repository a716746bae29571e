package dev.docket.door;

/**
 * The command cannot be run by the process that was asked, and has changed nothing; the caller
 * waits for the home and runs it itself.
 */
public final class NotHereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotHereException() {
    super("not here");
  }
}
