package dev.docket.home;

/** Another process owns the home. */
public class HomeBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HomeBusyException(String message) {
    super(message);
  }
}
