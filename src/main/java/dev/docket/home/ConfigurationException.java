package dev.docket.home;

/**
 * The installation is not set up as it must be. The message says what was found where, what is
 * allowed and what to do.
 */
public class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the whole sentence. */
  public ConfigurationException(String message) {
    super(message);
  }

  /** With the whole sentence and what led to it, which goes to the log only. */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
