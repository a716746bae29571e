package dev.docket.feed;

/**
 * A whole feed file is refused. The message is a sentence for the person who delivered the file: it
 * names the file, what was found, where, and what to do. It never quotes the file's values.
 */
class BadFeedException extends Exception {

  private static final long serialVersionUID = 1L;

  BadFeedException(String message) {
    super(message);
  }
}
