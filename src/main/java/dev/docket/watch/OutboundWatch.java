package dev.docket.watch;

import dev.docket.export.SavedSheets;
import dev.docket.home.FolderWalk;
import dev.docket.home.Home;
import dev.docket.home.InService;
import dev.docket.home.ServiceNews;
import dev.docket.home.ServicePart;
import dev.docket.home.Settling;
import dev.docket.language.Language;
import dev.docket.model.Model;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.stereotype.Component;

/**
 * Notices sheets that people saved in {@code outbound/}, and tells them, in a file beside the
 * sheet, where to drop it. The note goes when the sheet came back or is as it was issued.
 */
@Component
@InService
@Order(40)
class OutboundWatch implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(OutboundWatch.class);

  private final Home home;
  private final SavedSheets sheets;
  private final Model model;
  private final ServiceNews news;
  private final IntegrationFlowContext flows;
  private final WatchSettings settings;
  private final Settling settling;
  private final FolderPoll poll;
  private final Attempts<Path> attempts;
  private Set<Path> told = new HashSet<>();

  OutboundWatch(
      Home home,
      SavedSheets sheets,
      Model model,
      ServiceNews news,
      IntegrationFlowContext flows,
      WatchSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.home = home;
    this.sheets = sheets;
    this.model = model;
    this.news = news;
    this.flows = flows;
    this.settings = settings;
    this.settling = new Settling(clock, settings.settle(), settings.unfinished());
    this.attempts = new Attempts<>(clock, settings.retry());
    this.poll = new FolderPoll(home.outbound(), home, news, meters, this::saved);
  }

  @Override
  public List<String> start() {
    forgetNotes();
    poll.start(flows, settings.outbound(), files -> files.forEach(this::tell));
    return List.of();
  }

  @Override
  public void stop() {
    poll.stop();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    return poll.awaitEnd(patience);
  }

  /** Notes of an earlier time go; what is still so is told anew. */
  private void forgetNotes() {
    try {
      home.checkMounted();
      for (FolderWalk.Found found : sheets.whereTheyAreIssued().files()) {
        SavedNote.delete(found.file());
      }
    } catch (IOException e) {
      log.warn("old notes in outbound could not be taken away: {}", Home.reason(e));
    }
  }

  /** What was saved since the last look; takes away the notes of what is not so any more. */
  private List<Path> saved() throws IOException {
    Set<Path> now = new HashSet<>(sheets.look(settling));
    attempts.keepOnly(now);
    for (Path before : told) {
      if (!now.contains(before)) {
        SavedNote.delete(SavedNote.beside(before, languageOf(before)));
      }
    }
    told.retainAll(now);
    now.removeAll(told);
    return now.stream().filter(attempts::isDue).toList();
  }

  private void tell(Path file) {
    try {
      SavedNote.write(file, languageOf(file), home.inbound());
      told.add(file);
      news.tell(
          home.name(file)
              + " was saved after it was issued; its people are told to drop it into "
              + home.name(home.inbound())
              + ".");
    } catch (IOException e) {
      log.warn("a note on a saved sheet cannot be written: {}", Home.reason(e));
      attempts.failed(file);
    }
  }

  private Language languageOf(Path file) {
    Path folder = file.getParent();
    return model.languageIn(folder == null ? null : String.valueOf(folder.getFileName()));
  }
}
