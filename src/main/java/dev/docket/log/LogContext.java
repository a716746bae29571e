package dev.docket.log;

import java.util.Map;
import org.slf4j.MDC;

/**
 * What is being worked on, as fields of each line that this thread logs meanwhile. Close what is
 * returned when the work is done.
 */
public final class LogContext {

  private static final String RUN = "run";
  private static final String SHEET = "sheet";
  private static final String FILE = "file";

  private LogContext() {}

  /** A run, by its number. */
  public static MDC.MDCCloseable run(long run) {
    return MDC.putCloseable(RUN, Long.toString(run));
  }

  /** A run, until {@link #endRun}, for those who are told of begin and end. */
  public static void beginRun(long run) {
    MDC.put(RUN, Long.toString(run));
  }

  /** The run is at its end. */
  public static void endRun() {
    MDC.remove(RUN);
  }

  /** A piece of work for another thread, which logs the same fields as this one does now. */
  public static Runnable handedOver(Runnable work) {
    Map<String, String> fields = MDC.getCopyOfContextMap();
    return () -> {
      if (fields != null) {
        MDC.setContextMap(fields);
      }
      try {
        work.run();
      } finally {
        MDC.clear();
      }
    };
  }

  /** A work sheet, by the number that people know. */
  public static MDC.MDCCloseable sheet(String number) {
    return MDC.putCloseable(SHEET, number);
  }

  /** A file, by its number in the register. */
  public static MDC.MDCCloseable file(long file) {
    return MDC.putCloseable(FILE, Long.toString(file));
  }
}
