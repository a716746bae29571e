package dev.docket.home;

/** Another process owns the home, or the database that it is to use. */
public class HomeBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the whole sentence. */
  public HomeBusyException(String message) {
    super(message);
  }
}
