package dev.docket.cli;

/** The exit codes that scripts rely on. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int IN_PART = 3;
  static final int BUSY = 4;

  private ExitCode() {}

  /** The worse of two: a failure, then what was done in part. */
  static int worse(int a, int b) {
    return a == FAILED || b == FAILED ? FAILED : Math.max(a, b);
  }
}
