package dev.docket.complete;

import dev.docket.audit.Shelf;
import dev.docket.export.SheetRepair;
import dev.docket.feed.FeedAnswer;
import dev.docket.feed.FeedLoader;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import dev.docket.intake.Intake;
import dev.docket.intake.ReturnAnswer;
import dev.docket.result.ResultFiles;
import dev.docket.run.Runs;
import dev.docket.sheet.Scratch;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mends at start, without a person, what a killed process left. Only for the process that owns the
 * home.
 */
@Component
public class Startup {

  private static final Logger log = LoggerFactory.getLogger(Startup.class);

  private final Runs runs;
  private final SheetRepair sheets;
  private final FeedLoader feeds;
  private final Intake intake;
  private final ResultFiles results;
  private final Shelf shelf;
  private final Scratch scratch;

  Startup(
      Runs runs,
      SheetRepair sheets,
      FeedLoader feeds,
      Intake intake,
      ResultFiles results,
      Shelf shelf,
      Scratch scratch) {
    this.scratch = scratch;
    this.runs = runs;
    this.sheets = sheets;
    this.feeds = feeds;
    this.intake = intake;
    this.results = results;
    this.shelf = shelf;
  }

  /** Files of an interrupted process that were finished now. */
  public record Finished(List<FeedAnswer> feeds, List<ReturnAnswer> returns) {}

  /** Mends, and finishes the files that were interrupted. Does nothing when nothing was. */
  public Finished repair() {
    mend();
    Finished finished = new Finished(feeds.resumeInterrupted(), intake.resumeInterrupted());
    publishResults();
    return finished;
  }

  /**
   * As {@link #repair}, but leaves the interrupted files to the service, which goes on with them.
   */
  public void repairForService() {
    mend();
    publishResults();
  }

  private void mend() {
    scratch.sweep();
    runs.recover();
    try {
      shelf.putAwayAll();
    } catch (IOException e) {
      throw new ConfigurationException(
          "A received file cannot be put into the archive: "
              + Home.reason(e)
              + ". Check the folder inbound.",
          e);
    }
    sheets.repair();
  }

  private void publishResults() {
    try {
      results.publish(null);
    } catch (RefusedException e) {
      log.warn("results wait: {}", e.getMessage());
    }
  }
}
