package dev.docket.cli;

/** The owner of the home has run the command; this process is done. */
final class RelayedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  RelayedException(int exitCode) {
    super("the owner of the home ran the command");
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
