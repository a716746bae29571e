package dev.docket.log;

import dev.docket.home.ConfigurationException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * Failures as the log shows them: where they happened and of which kind, but not in their own
 * words. Those of databases and parsers quote what they choked on, and that may be anybody's name.
 * Words remain where they speak of files, settings and code only. The root comes first, so that a
 * deep call does not push it out.
 */
public final class DiscreetStackTrace implements StackTracePrinter {

  private static final int LONGEST = 20_000;

  private final StackTracePrinter printer =
      StandardStackTracePrinter.rootFirst()
          .withCommonFrames()
          .withMaximumLength(LONGEST)
          .withFormatter(DiscreetStackTrace::title);

  @Override
  public void printStackTrace(Throwable throwable, Appendable destination) throws IOException {
    printer.printStackTrace(throwable, destination);
  }

  private static String title(Throwable failure) {
    String type = failure.getClass().getName();
    if (failure instanceof SQLException sql) {
      return type + ": SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode();
    }
    boolean isHarmless =
        failure instanceof FileSystemException
            || failure instanceof ConfigurationException
            || failure instanceof NullPointerException;
    return isHarmless && failure.getMessage() != null ? type + ": " + failure.getMessage() : type;
  }
}
