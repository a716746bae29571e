package dev.docket.complete;

import dev.docket.home.InService;
import dev.docket.home.ServiceNews;
import dev.docket.run.ScheduledWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The complete job as the schedule starts it. */
@Component
@InService
class ScheduledCompleteRuns implements ScheduledWork {

  private static final String SENDER = "schedule";

  /** A firing waits for a run that somebody started; it finds nothing to do then, or little. */
  static final Duration PATIENCE = Duration.ofHours(12);

  private final CompleteRuns runs;
  private final CompleteNews news;

  ScheduledCompleteRuns(CompleteRuns runs, ServiceNews news) {
    this.runs = runs;
    this.news = new CompleteNews(news);
  }

  @Override
  public boolean fire() {
    return news.of("The scheduled run", () -> runs.run(SENDER, PATIENCE));
  }
}
