package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.RegisteredFile;
import dev.docket.audit.Shelf;
import dev.docket.home.Home;
import dev.docket.language.ForeignText;
import dev.docket.language.Message;
import dev.docket.log.LogContext;
import dev.docket.run.RunFailedException;
import dev.docket.run.Runs;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/**
 * What becomes of a file that is at work. One whose reading fails in a way that was not expected is
 * set aside; nothing of it was applied. Where disk, database or memory failed it waits and is tried
 * again, a few times. It never stops another. Safe for use by several threads.
 */
@Component
class FileDecision {

  private static final Logger log = LoggerFactory.getLogger(FileDecision.class);

  private static final int TRIES = 3;

  private final FileRegister register;
  private final Returns returns;
  private final ReturnAnswers answers;
  private final ReturnClaims claims;
  private final Bundles bundles;
  private final Runs runs;
  private final Shelf shelf;
  private final Surroundings surroundings;
  private final ReasonLanguage languages;
  private final ContentsAtWork contents = new ContentsAtWork();

  FileDecision(
      FileRegister register,
      Returns returns,
      ReturnAnswers answers,
      ReturnClaims claims,
      Bundles bundles,
      Runs runs,
      Shelf shelf,
      Surroundings surroundings,
      ReasonLanguage languages) {
    this.register = register;
    this.returns = returns;
    this.answers = answers;
    this.claims = claims;
    this.bundles = bundles;
    this.runs = runs;
    this.shelf = shelf;
    this.surroundings = surroundings;
    this.languages = languages;
  }

  /**
   * Decides on a file that is at work, or in an archive that is. Never throws for what is in it.
   */
  ReturnAnswer on(RegisteredFile file) {
    contents.enter(file.sha256());
    try (MDC.MDCCloseable field = LogContext.file(file.id())) {
      ReturnAnswer answer = decide(file);
      log.info("file {} is {}", file.id(), answer.outcome());
      return answer;
    } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError e) {
      log.error("file {} could not be taken in", file.id(), e);
      return failed(file, e);
    } finally {
      contents.leave(file.sha256());
    }
  }

  private ReturnAnswer failed(RegisteredFile file, Throwable failure) {
    try {
      if (isEnough(file, failure) && !returns.isStaged(file.id()) && !bundles.isUnpacked(file)) {
        bundles.discard(file);
        shelf.refuse(file, Message.of("header.not-taken-in"), languages.of(file));
        return answers.of(file.id());
      }
    } catch (RuntimeException | IOException again) {
      log.error("file {} could not be set aside", file.id(), again);
    }
    String what = said(failure);
    if (returns.isStaged(file.id()) && !returns.isAnyUndone(file.id())) {
      return appliedButNotAnswered(file, what);
    }
    return ReturnAnswer.without(
        file.name(),
        FileOutcome.REFUSED,
        null,
        "The file could not be taken in, for a reason that Docket did not expect: "
            + what
            + " It is kept and tried again.");
  }

  private boolean isEnough(RegisteredFile file, Throwable failure) {
    if (Surroundings.isMemoryBehind(failure)) {
      // Others that are read at the same time may have used it up.
      return contents.areFew() || register.tried(file.id()) >= TRIES;
    }
    return !Surroundings.areBehind(failure)
        || surroundings.areFine() && register.tried(file.id()) >= TRIES;
  }

  private static String said(Throwable failure) {
    if (failure instanceof RunFailedException run) {
      return Objects.requireNonNullElse(run.getMessage(), "");
    }
    return failure instanceof IOException io ? Home.reason(io) + "." : "see data/logs/docket.log.";
  }

  /** All rows count already; only receipt, results or archive are still to come. */
  private ReturnAnswer appliedButNotAnswered(RegisteredFile file, String what) {
    Map<Decision.Kind, Integer> counts = returns.counts(file.id());
    FileOutcome outcome =
        counts.containsKey(Decision.Kind.REJECTED)
            ? FileOutcome.IMPORTED_IN_PART
            : FileOutcome.IMPORTED;
    return answers.of(
        file,
        outcome,
        "The answers count, but receipt, results or archive could not be written yet: "
            + what
            + " It is finished by itself as soon as that works again.");
  }

  private ReturnAnswer decide(RegisteredFile file) throws IOException {
    boolean hasBegun = returns.hasBegun(file.id()) || bundles.isUnpacked(file);
    Optional<RegisteredFile> before = hasBegun ? Optional.empty() : answers.importedBefore(file);
    if (before.isPresent()) {
      return alreadyImported(file, before.get());
    }
    if (bundles.isOne(file)) {
      return bundles.take(file, this::on);
    }
    if (file.container() != null && !returns.isStaged(file.id())) {
      Message obstacle = obstacle(file);
      if (obstacle != null) {
        shelf.refuse(file, obstacle, languages.of(file));
        return answers.of(file.id());
      }
    }
    runs.run(
        ImportJobConfiguration.NAME,
        new JobParametersBuilder()
            .addLong(ImportJobConfiguration.FILE, file.id())
            .addString("started", runs.unique())
            .addString(Runs.ABOUT, file.name(), false)
            .toJobParameters());
    return answers.of(file.id());
  }

  /** Why a file that came in an archive is not read at all; null where it is. */
  private @Nullable Message obstacle(RegisteredFile file) throws IOException {
    if (!claims.isThere(file)) {
      return Message.of("zip.lost");
    }
    return bundles.isArchive(file) ? Message.of("zip.nested") : null;
  }

  private ReturnAnswer alreadyImported(RegisteredFile file, RegisteredFile before)
      throws IOException {
    Message reason =
        Message.of("header.imported-before", ForeignText.line(before.name()), before.id());
    if (before.contentKept()) {
      shelf.archive(file, FileOutcome.ALREADY_IMPORTED, reason);
    } else {
      shelf.answerWithoutContent(file, FileOutcome.ALREADY_IMPORTED, reason);
    }
    return answers.of(file.id());
  }
}
