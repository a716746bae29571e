package dev.docket.run;

/**
 * A run ended in a way that it was not meant to. The message is a sentence for the person who
 * started it.
 */
public class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long run;

  RunFailedException(long run, String message, Throwable cause) {
    super(message, cause);
    this.run = run;
  }

  /** The run's id. */
  public long run() {
    return run;
  }
}
