package dev.docket.home;

/**
 * Something outside is not there yet, and may come: a share that is not mounted, a database server
 * that has not started.
 */
public class NotReadyException extends ConfigurationException {

  private static final long serialVersionUID = 1L;

  /** With the whole sentence. */
  public NotReadyException(String message) {
    super(message);
  }

  /** With the whole sentence and its cause. */
  public NotReadyException(String message, Throwable cause) {
    super(message, cause);
  }
}
