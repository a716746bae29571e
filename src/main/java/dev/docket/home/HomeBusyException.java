package dev.docket.home;

/** Another process owns the home or its database, or another command has to end first. */
public class HomeBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the whole sentence: who has it, and what to do. */
  public HomeBusyException(String message) {
    super(message);
  }
}
