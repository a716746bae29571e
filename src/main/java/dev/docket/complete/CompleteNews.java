package dev.docket.complete;

import dev.docket.home.HomeBusyException;
import dev.docket.home.RefusedException;
import dev.docket.home.ServiceNews;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of runs that nobody waits for, in the log and in sentences for people. */
final class CompleteNews {

  private static final Logger log = LoggerFactory.getLogger(CompleteNews.class);

  private final ServiceNews news;

  CompleteNews(ServiceNews news) {
    this.news = news;
  }

  /**
   * Does a run and tells what came of it, whatever that is.
   *
   * @return whether it was begun
   */
  boolean of(String what, Supplier<CompleteRuns.Report> run) {
    try {
      tell(what, run.get());
      return true;
    } catch (HomeBusyException | RefusedException e) {
      log.warn("a run was not begun", e);
      news.tell(what + " was not begun: " + e.getMessage());
      return false;
    } catch (RuntimeException e) {
      log.error("a run could not be done", e);
      news.tell(what + " could not be done; the log data/logs/docket.log says why.");
      return false;
    }
  }

  private void tell(String what, CompleteRuns.Report report) {
    String name = what + " " + report.run() + " ";
    report.warnings().forEach(news::tell);
    if (report.status().equals("FAILED")) {
      log.error("run {} of the complete job failed", report.run());
      news.tell(
          name
              + "FAILED: "
              + report.failure()
              + " To go on with it: docket runs resume "
              + report.run());
      return;
    }
    log.info(
        "run {} of the complete job {}, {} orders exported",
        report.run(),
        report.status(),
        report.exported());
    news.tell(name + "is " + report.status() + ": " + exported(report) + held(report) + ".");
    String failure = report.failure();
    if (failure != null) {
      news.tell(failure);
    }
  }

  private static String exported(CompleteRuns.Report report) {
    if (report.exported() == 0) {
      return "nothing to export";
    }
    int files = report.sheets().size();
    return report.exported()
        + (report.exported() == 1 ? " order" : " orders")
        + " exported in "
        + files
        + (files == 1 ? " file" : " files");
  }

  private static String held(CompleteRuns.Report report) {
    return report.held() == 0
        ? ""
        : ", " + report.held() + (report.held() == 1 ? " waits" : " wait") + " for a decision";
  }
}
