package dev.docket.complete;

import dev.docket.audit.Shelf;
import dev.docket.home.Home;
import dev.docket.home.InService;
import dev.docket.home.RefusedException;
import dev.docket.home.ServiceNews;
import dev.docket.home.ServicePart;
import dev.docket.result.ResultFiles;
import dev.docket.run.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes up, while the service runs, what failed because of disk or database, as the next start
 * would: files to be put away, results to be published, runs that nobody works on any more.
 */
@Component
@InService
@Order(110)
class Upkeep implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final long SECONDS = 30;

  private final Shelf shelf;
  private final ResultFiles results;
  private final Runs runs;
  private final ResumedRun resumed;
  private final ServiceNews news;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "docket-upkeep");
            made.setDaemon(true);
            return made;
          });
  private @Nullable String told;

  Upkeep(Shelf shelf, ResultFiles results, Runs runs, ResumedRun resumed, ServiceNews news) {
    this.shelf = shelf;
    this.results = results;
    this.runs = runs;
    this.resumed = resumed;
    this.news = news;
  }

  @Override
  public List<String> start() {
    thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return List.of();
  }

  /** Everything once; what fails is tried at the next look. */
  void look() {
    try {
      shelf.putAwayAll();
      results.publish(null);
      if (runs.recoverAbandoned()) {
        resumed.start().forEach(news::tell);
      }
      told = null;
    } catch (IOException e) {
      tell("A received file cannot be put into the archive: " + Home.reason(e) + ".");
    } catch (RefusedException e) {
      tell(Objects.requireNonNull(e.getMessage()));
    } catch (RuntimeException e) {
      log.warn("the upkeep failed; it is tried again", e);
    }
  }

  /** The same trouble is told once. */
  private void tell(String trouble) {
    if (!trouble.equals(told)) {
      log.warn("{}", trouble);
      news.tell(trouble);
    }
    told = trouble;
  }

  @Override
  public void stop() {
    thread.shutdown();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    try {
      return thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
