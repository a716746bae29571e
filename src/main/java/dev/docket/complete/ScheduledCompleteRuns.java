package dev.docket.complete;

import dev.docket.home.InService;
import dev.docket.home.ServiceNews;
import dev.docket.run.ScheduledWork;
import org.springframework.stereotype.Component;

/** The complete job as the schedule starts it. */
@Component
@InService
class ScheduledCompleteRuns implements ScheduledWork {

  private static final String SENDER = "schedule";

  private final CompleteRuns runs;
  private final CompleteNews news;

  ScheduledCompleteRuns(CompleteRuns runs, ServiceNews news) {
    this.runs = runs;
    this.news = new CompleteNews(news);
  }

  @Override
  public void fire() {
    news.of("The scheduled run", () -> runs.run(SENDER));
  }
}
