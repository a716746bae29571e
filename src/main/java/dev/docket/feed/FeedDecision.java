package dev.docket.feed;

import dev.docket.audit.FileRegister;
import dev.docket.audit.RegisteredFile;
import dev.docket.log.LogContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a claimed feed. One that fails in a way that was not expected waits and
 * is tried again at the next starts; after some tries it is set aside where none of its orders was
 * taken in yet. It never stops another.
 */
@Component
class FeedDecision {

  private static final Logger log = LoggerFactory.getLogger(FeedDecision.class);
  private static final int TRIES = 3;

  private final FileRegister register;
  private final FeedProgress progress;
  private final KnownContent known;
  private final FeedEntry entry;
  private final FeedClosing closing;
  private final FeedSettings settings;

  FeedDecision(
      FileRegister register,
      FeedProgress progress,
      KnownContent known,
      FeedEntry entry,
      FeedClosing closing,
      FeedSettings settings) {
    this.register = register;
    this.progress = progress;
    this.known = known;
    this.entry = entry;
    this.closing = closing;
    this.settings = settings;
  }

  /** Decides on a file, or goes on where the decision was interrupted. */
  FeedAnswer decide(RegisteredFile file, Path work) {
    try (MDC.MDCCloseable field = LogContext.file(file.id())) {
      return decided(file, work);
    }
  }

  private FeedAnswer decided(RegisteredFile file, Path work) {
    try {
      FeedAnswer answer = takeIn(file, work);
      log.info(
          "file {} is {}, {} orders of {} taken in",
          file.id(),
          answer.outcome(),
          answer.loaded(),
          answer.read());
      return answer;
    } catch (BadFeedException e) {
      return closing.refuse(file, Objects.requireNonNull(e.getMessage()));
    } catch (RuntimeException | IOException e) {
      log.error("file {} could not be taken in", file.id(), e);
      return failed(file);
    }
  }

  private FeedAnswer takeIn(RegisteredFile file, Path work) throws IOException, BadFeedException {
    Optional<FeedAnswer> answer =
        progress.of(file.id()).isPresent() ? Optional.empty() : known.answer(file, work);
    if (answer.isPresent()) {
      return answer.get();
    }
    try (PlainFeed plain = PlainFeed.of(file, work, settings)) {
      return closing.entered(file, work, entry.enter(file, work, plain.content()));
    }
  }

  private FeedAnswer failed(RegisteredFile file) {
    String reason = "The file could not be taken in, for a reason that Docket did not expect";
    if (register.tried(file.id()) >= TRIES
        && progress.of(file.id()).map(FeedProgress.Counts::done).orElse(0) == 0) {
      return closing.refuse(file, reason + "; none of its orders counts.");
    }
    return FeedAnswer.refused(
        file.name(),
        reason + ". It is kept and tried again by the next command; see data/logs/docket.log.");
  }
}
