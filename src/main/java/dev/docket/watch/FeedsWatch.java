package dev.docket.watch;

import dev.docket.feed.FeedAnswer;
import dev.docket.feed.FeedInbox;
import dev.docket.feed.FeedLoader;
import dev.docket.feed.Growing;
import dev.docket.home.Home;
import dev.docket.home.HomeBusyException;
import dev.docket.home.InService;
import dev.docket.home.RefusedException;
import dev.docket.home.ServiceNews;
import dev.docket.home.ServicePart;
import dev.docket.home.Settling;
import dev.docket.order.Sender;
import dev.docket.result.ResultFiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.stereotype.Component;

/** Takes in the feeds that are dropped, one after the other, as soon as they have settled. */
@Component
@InService
@Order(30)
class FeedsWatch implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(FeedsWatch.class);

  private final Home home;
  private final FeedInbox inbox;
  private final FeedLoader loader;
  private final ResultFiles results;
  private final ServiceNews news;
  private final IntegrationFlowContext flows;
  private final WatchSettings settings;
  private final Settling settling;
  private final Growing growing;
  private final Attempts<Path> attempts;
  private final Attempts<Long> resumed;
  private final Interval everyRetry;
  private final FolderPoll poll;

  FeedsWatch(
      Home home,
      FeedInbox inbox,
      FeedLoader loader,
      ResultFiles results,
      ServiceNews news,
      IntegrationFlowContext flows,
      WatchSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.home = home;
    this.inbox = inbox;
    this.loader = loader;
    this.results = results;
    this.news = news;
    this.flows = flows;
    this.settings = settings;
    this.settling = new Settling(clock, settings.settle(), settings.unfinished());
    this.growing = new Growing(clock, settings.unfinished().multipliedBy(2));
    this.attempts = new Attempts<>(clock, settings.retry());
    this.resumed = new Attempts<>(clock, settings.retry());
    this.everyRetry = new Interval(clock, settings.retry());
    this.poll = new FolderPoll(home.orders(), home, news, meters, this::ready);
  }

  @Override
  public List<String> start() {
    poll.start(flows, settings.poll(), this::takeAll);
    return List.of("Orders dropped into " + home.name(home.orders()) + " are taken in as well.");
  }

  @Override
  public void stop() {
    poll.stop();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    return poll.awaitEnd(patience);
  }

  private List<Path> ready() throws IOException {
    if (everyRetry.isTime()) {
      resume();
    }
    FeedInbox.Found found = inbox.look(settling, growing);
    attempts.keepOnly(found.all());
    // One that has to wait for its next try holds back those after it.
    return found.ready().stream().takeWhile(attempts::isDue).toList();
  }

  /** Goes on with files that had to wait for disk or database. */
  private void resume() {
    try {
      loader.resumeWaiting(resumed::isDueOnceMore).forEach(this::tell);
    } catch (HomeBusyException e) {
      log.debug("feeds wait for another run");
    } catch (RuntimeException e) {
      log.error("feeds that wait could not be gone on with", e);
    }
  }

  /** Taken in by the thread that looks, so that the order of names is kept. */
  private void takeAll(List<Path> files) {
    for (Path file : files) {
      if (poll.isStopped() || !take(file)) {
        // What is left comes with the next look, after this one.
        return;
      }
    }
  }

  /** Takes one in; false when it could not be, and has to come before others. */
  private boolean take(Path file) {
    try {
      Sender sender = DropSender.of(file, home);
      FeedAnswer answer;
      try {
        answer = loader.takeDropped(file, sender);
      } catch (NoSuchFileException e) {
        throw e;
      } catch (IOException e) {
        if (!attempts.failed(file)) {
          log.warn("a feed cannot be taken: {}", Home.reason(e));
          return false;
        }
        answer =
            loader.setAside(
                file,
                sender,
                "The file cannot be read: "
                    + Home.reason(e)
                    + ". It was tried several times. Check who may read it, and deliver it again.");
      }
      attempts.forget(file);
      tell(answer);
      results.publish(null);
      return true;
    } catch (NoSuchFileException e) {
      log.info("a feed was taken away before its turn");
      return true;
    } catch (HomeBusyException e) {
      log.info("feeds wait for another run");
      return false;
    } catch (RefusedException e) {
      news.tell(String.valueOf(e.getMessage()));
      return true;
    } catch (IOException | RuntimeException e) {
      log.error("a feed could not be taken", e);
      attempts.postpone(file);
      return false;
    }
  }

  private void tell(FeedAnswer answer) {
    news.tell(
        answer.file()
            + ": "
            + answer.outcome().word()
            + (answer.read() == 0
                ? ""
                : ", " + answer.read() + " read, " + answer.loaded() + " loaded")
            + (answer.refused() == 0 ? "" : ", " + answer.refused() + " refused")
            + ".");
  }
}
