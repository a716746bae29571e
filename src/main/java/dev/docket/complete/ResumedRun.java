package dev.docket.complete;

import dev.docket.home.InService;
import dev.docket.home.ServiceNews;
import dev.docket.home.ServicePart;
import dev.docket.run.Run;
import dev.docket.run.RunHistory;
import dev.docket.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Goes on, at the service's start, with a complete run that was killed in the middle. */
@Component
@InService
@Order(100)
class ResumedRun implements ServicePart {

  /** A run that kills the process each time is left to people. */
  private static final int TRIES = 3;

  private final Runs runs;
  private final RunHistory history;
  private final CompleteRuns complete;
  private final CompleteNews news;
  private @Nullable Thread thread;

  ResumedRun(Runs runs, RunHistory history, CompleteRuns complete, ServiceNews news) {
    this.runs = runs;
    this.history = history;
    this.complete = complete;
    this.news = new CompleteNews(news);
  }

  @Override
  public List<String> start() {
    Optional<Run> interrupted = history.interrupted(CompleteJobConfiguration.NAME, TRIES);
    if (interrupted.isEmpty()) {
      return List.of();
    }
    long run = interrupted.get().id();
    Thread resuming =
        new Thread(
            () ->
                news.of(
                    "The resumed run", () -> complete.resume(run, ScheduledCompleteRuns.PATIENCE)),
            "resume-" + run);
    thread = resuming;
    resuming.start();
    return List.of("Run " + run + " was interrupted; it goes on now.");
  }

  @Override
  public void stop() {
    runs.stop(CompleteJobConfiguration.NAME);
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    if (thread == null) {
      return true;
    }
    try {
      thread.join(Math.max(1, patience.toMillis()));
      return !thread.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
