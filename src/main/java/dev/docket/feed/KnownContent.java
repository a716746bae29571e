package dev.docket.feed;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.home.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether the same content was taken in before. Where all its orders are open, or it comes under
 * the same name, there is nothing to do; else it is held, since old files may have been put back.
 */
@Component
class KnownContent {

  private final FileRegister register;
  private final FeedProgress progress;
  private final FeedArchive archive;

  KnownContent(FileRegister register, FeedProgress progress, FeedArchive archive) {
    this.register = register;
    this.progress = progress;
    this.archive = archive;
  }

  /** Whether another file with this content was taken in, wholly or in part. */
  boolean isKnown(RegisteredFile file) {
    return !loadedBefore(file).isEmpty();
  }

  /** Answers a file whose content was taken in before; empty for new content. */
  Optional<FeedAnswer> answer(RegisteredFile file, Path work) throws IOException {
    List<RegisteredFile> before = loadedBefore(file);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    RegisteredFile first = before.get(0);
    FeedProgress.Counts counts = progress.of(first.id()).orElse(FeedProgress.Counts.NONE);
    boolean sameName = before.stream().anyMatch(f -> f.baseName().equals(file.baseName()));
    return Optional.of(
        sameName || before.stream().allMatch(f -> progress.allOpen(f.id()))
            ? leave(file, work, first, counts)
            : hold(file, work, first, counts));
  }

  private FeedAnswer leave(
      RegisteredFile file, Path work, RegisteredFile first, FeedProgress.Counts counts)
      throws IOException {
    String reason =
        "The same content was taken in before, as " + first.name() + "; nothing changed.";
    archive.close(file, work, FileOutcome.ALREADY_LOADED, reason);
    return new FeedAnswer(
        file.name(),
        FileOutcome.ALREADY_LOADED,
        counts.done(),
        0,
        counts.done() - counts.refused(),
        counts.refused(),
        reason);
  }

  private FeedAnswer hold(
      RegisteredFile file, Path work, RegisteredFile first, FeedProgress.Counts counts)
      throws IOException {
    String reason =
        "The same content was taken in before, as "
            + first.name()
            + ", and some of its orders have ended since. It is held and nothing changed: old files may"
            + " have been put back. If its orders are to be done again: docket files release "
            + file.id()
            + ".";
    DurableFiles.copy(work, archive.held(file));
    archive.close(file, work, FileOutcome.HELD, reason);
    return new FeedAnswer(
        file.name(), FileOutcome.HELD, counts.done(), 0, counts.done(), 0, reason);
  }

  private List<RegisteredFile> loadedBefore(RegisteredFile file) {
    return register.withContent(FileRole.ORDERS, file.sha256()).stream()
        .filter(f -> f.outcome() == FileOutcome.LOADED || f.outcome() == FileOutcome.LOADED_IN_PART)
        .toList();
  }
}
