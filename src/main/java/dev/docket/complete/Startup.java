package dev.docket.complete;

import dev.docket.export.SheetRepair;
import dev.docket.feed.FeedLoader;
import dev.docket.intake.Intake;
import dev.docket.result.ResultFiles;
import dev.docket.run.Runs;
import org.springframework.stereotype.Component;

/**
 * Mends at start, without a person, what a killed process left. Only for the process that owns the
 * home.
 */
@Component
public class Startup {

  private final Runs runs;
  private final SheetRepair sheets;
  private final FeedLoader feeds;
  private final Intake intake;
  private final ResultFiles results;

  Startup(Runs runs, SheetRepair sheets, FeedLoader feeds, Intake intake, ResultFiles results) {
    this.runs = runs;
    this.sheets = sheets;
    this.feeds = feeds;
    this.intake = intake;
    this.results = results;
  }

  /** Does nothing when nothing was interrupted. */
  public void repair() {
    runs.recover();
    sheets.repair();
    feeds.resumeInterrupted();
    intake.resumeInterrupted();
    results.publish(null);
  }
}
