package dev.docket.feed;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.RegisteredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ends a feed with its answer: taken in, taken in but for what was refused of it, or refused as a
 * whole. Puts the file where it ends and says why.
 */
@Component
class FeedClosing {

  private static final int PROBLEMS_TOLD = 5;
  private static final int PROBLEMS_WRITTEN = 10_000;

  private final FeedArchive archive;
  private final FeedProgress progress;

  FeedClosing(FeedArchive archive, FeedProgress progress) {
    this.archive = archive;
    this.progress = progress;
  }

  /** Ends a feed whose items are all done. */
  FeedAnswer entered(RegisteredFile file, Path work, FeedProgress.Counts counts)
      throws IOException {
    FileOutcome outcome = FileOutcome.LOADED;
    String reason = null;
    if (counts.refused() > 0) {
      outcome = FileOutcome.LOADED_IN_PART;
      reason = tellRefusals(file, counts);
    }
    archive.close(file, work, outcome, reason);
    return new FeedAnswer(
        file.name(),
        outcome,
        counts.done(),
        counts.loaded(),
        counts.unchanged(),
        counts.refused(),
        reason);
  }

  /**
   * Refuses a whole file.
   *
   * @throws UncheckedIOException when it cannot be put away; it waits on
   */
  FeedAnswer refuse(RegisteredFile file, String reason) {
    try {
      archive.refuse(file, reason);
      return FeedAnswer.refused(file.name(), reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes down all that was refused; returns a sentence with the first of it. */
  private String tellRefusals(RegisteredFile file, FeedProgress.Counts counts) throws IOException {
    List<String> all = progress.problems(file.id(), PROBLEMS_WRITTEN);
    archive.writeRefusals(
        file,
        "Orders of "
            + file.name()
            + " that were refused; the others were taken in.\r\n"
            + String.join("\r\n", all)
            + "\r\n");
    return counts.refused()
        + " of "
        + counts.done()
        + " orders were refused: "
        + String.join("; ", all.subList(0, Math.min(all.size(), PROBLEMS_TOLD)))
        + (all.size() > PROBLEMS_TOLD ? "; and more, see docket files show " + file.id() : "");
  }
}
