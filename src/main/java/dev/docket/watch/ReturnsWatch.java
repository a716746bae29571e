package dev.docket.watch;

import dev.docket.audit.FileOutcome;
import dev.docket.home.FolderWalk;
import dev.docket.home.Home;
import dev.docket.home.InService;
import dev.docket.home.ServiceNews;
import dev.docket.home.ServicePart;
import dev.docket.home.Settling;
import dev.docket.intake.Intake;
import dev.docket.intake.ReturnAnswer;
import dev.docket.intake.ReturnFolder;
import dev.docket.language.Message;
import dev.docket.order.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.stereotype.Component;

/**
 * Takes in the returns that are dropped, as soon as they have settled. A file that cannot be taken
 * is tried a few times, then set aside; none delays another.
 */
@Component
@InService
@Order(20)
class ReturnsWatch implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(ReturnsWatch.class);

  /** What comes later waits for no more than these. */
  private static final int MOST_IN_HAND = 100;

  private final Home home;
  private final ReturnFolder folder;
  private final Intake intake;
  private final ServiceNews news;
  private final IntegrationFlowContext flows;
  private final WatchSettings settings;
  private final Settling settling;
  private final OpenedFiles opened;
  private final Attempts<Path> attempts;
  private final Attempts<Long> resumed;
  private final Interval everyRetry;
  private final Set<Path> inHand = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean resuming = new AtomicBoolean();
  private final Workers imports;
  private final FolderPoll poll;

  ReturnsWatch(
      Home home,
      ReturnFolder folder,
      Intake intake,
      ServiceNews news,
      IntegrationFlowContext flows,
      WatchSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.home = home;
    this.folder = folder;
    this.intake = intake;
    this.news = news;
    this.flows = flows;
    this.settings = settings;
    this.settling = new Settling(clock, settings.settle(), settings.unfinished());
    this.opened = new OpenedFiles(home, news, clock);
    this.attempts = new Attempts<>(clock, settings.retry());
    this.resumed = new Attempts<>(clock, settings.retry());
    this.everyRetry = new Interval(clock, settings.retry());
    this.imports = new Workers("docket-import", settings.imports());
    this.poll = new FolderPoll(home.inbound(), home, news, meters, this::ready);
  }

  @Override
  public List<String> start() {
    poll.start(flows, settings.poll(), files -> files.forEach(this::handOver));
    return List.of(
        "Returns dropped into "
            + home.name(home.inbound())
            + " are taken in when they have not changed for "
            + settings.settle().toSeconds()
            + " s.");
  }

  @Override
  public void stop() {
    poll.stop();
    imports.stop();
    intake.endSoon();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    return imports.awaitEnd(patience);
  }

  /** What has settled and is in nobody's hand. */
  private List<Path> ready() throws IOException {
    List<FolderWalk.Found> all = new ArrayList<>(folder.list(false));
    all.addAll(folder.list(true));
    List<Path> there = all.stream().map(FolderWalk.Found::file).toList();
    settling.keepOnly(there);
    attempts.keepOnly(there);
    resumeWaiting();
    opened.look(there, settling);
    List<Path> settled =
        all.stream()
            .filter(dropped -> !inHand.contains(dropped.file()))
            .filter(dropped -> settling.isSettled(dropped.file(), dropped.attributes()))
            .map(FolderWalk.Found::file)
            .filter(attempts::isDue)
            .toList();
    return FolderTurns.of(settled)
        .subList(0, Math.max(0, Math.min(settled.size(), MOST_IN_HAND - inHand.size())));
  }

  private void resumeWaiting() {
    if (everyRetry.isTime() && resuming.compareAndSet(false, true)) {
      imports.execute(this::resume);
    }
  }

  private void handOver(Path file) {
    if (inHand.add(file)) {
      imports.execute(() -> take(file));
    }
  }

  private void take(Path file) {
    try {
      Sender sender = DropSender.of(file, home);
      try {
        tell(intake.takeDropped(file, sender));
        attempts.forget(file);
      } catch (NoSuchFileException e) {
        log.info("a file was taken away before its turn");
      } catch (IOException e) {
        log.warn("a dropped file cannot be taken: {}", Home.reason(e));
        if (attempts.failed(file)) {
          setAside(file, sender, e);
        }
      }
    } catch (NoSuchFileException e) {
      log.info("a file was taken away before its turn");
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Disk, database or memory; the file lies where it lay, or waits and is gone on with.
      log.error("a dropped file could not be taken", e);
      attempts.postpone(file);
    } finally {
      inHand.remove(file);
    }
  }

  private void setAside(Path file, Sender sender, IOException why) throws IOException {
    tell(intake.setAside(file, sender, Message.of("header.cannot-be-read", Home.reason(why))));
    attempts.forget(file);
  }

  /** Goes on with files that had to wait for disk or database. */
  private void resume() {
    try {
      intake.resumeInterrupted(resumed::isDueOnceMore).forEach(this::tell);
    } catch (RuntimeException | OutOfMemoryError e) {
      log.error("files that wait could not be gone on with", e);
    } finally {
      resuming.set(false);
    }
  }

  /** How many files of an archive were refused. */
  private static String refusedIn(ReturnAnswer answer) {
    long refused =
        answer.members().stream().filter(m -> m.outcome() == FileOutcome.REFUSED).count();
    return refused == 0 ? "" : ", " + refused + " of " + answer.members().size() + " files refused";
  }

  private void tell(ReturnAnswer answer) {
    news.tell(
        answer.file()
            + ": "
            + answer.outcome().word()
            + (answer.rows() == 0 ? "" : ", " + answer.rows() + " rows")
            + (answer.rejected() == 0 ? "" : ", " + answer.rejected() + " rejected")
            + refusedIn(answer)
            + "."
            + (answer.outcome() == FileOutcome.REFUSED
                ? " The reason lies in " + home.name(home.rejected()) + "."
                : "")
            + (answer.receipt() == null ? "" : " Receipt: " + answer.receipt())
            + (folder.isForCheck(home.file(answer.file())) ? " A dry run: nothing changed." : ""));
  }
}
