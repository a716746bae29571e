package dev.docket.feed;

/** One order cannot be understood; its neighbours can. */
class BadOrderException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  BadOrderException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What was found, what is allowed and what to do, a sentence. */
  String reason() {
    return reason;
  }
}
