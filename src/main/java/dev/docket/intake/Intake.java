package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.audit.Shelf;
import dev.docket.home.DurableFiles;
import dev.docket.home.GivenFile;
import dev.docket.home.Home;
import dev.docket.home.PassingFiles;
import dev.docket.language.ForeignText;
import dev.docket.language.Message;
import dev.docket.log.LogContext;
import dev.docket.order.Sender;
import dev.docket.run.RunFailedException;
import dev.docket.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/**
 * Takes returned sheets in: each file gets exactly one answer. A file that lies in the drop folders
 * is moved, any other is copied and left alone. Safe for use by several threads.
 */
@Component
public class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private static final int TRIES = 3;

  /** Stands where the digest of a file would, whose content could not be read. */
  private static final String UNREADABLE = "unreadable";

  private final FileRegister register;
  private final Returns returns;
  private final ReturnAnswers answers;
  private final Bundles bundles;
  private final Runs runs;
  private final Home home;
  private final Shelf shelf;
  private final ReturnFolder folder;
  private final ContentsAtWork contents = new ContentsAtWork();
  private final ReturnClaims claims;
  private final Surroundings surroundings;
  private final AnswerMeters meters;
  private final ReasonLanguage languages;

  Intake(
      FileRegister register,
      Returns returns,
      ReturnAnswers answers,
      Bundles bundles,
      Runs runs,
      Home home,
      Shelf shelf,
      ReturnFolder folder,
      ReturnClaims claims,
      Surroundings surroundings,
      AnswerMeters meters,
      ReasonLanguage languages) {
    this.languages = languages;
    this.meters = meters;
    this.register = register;
    this.returns = returns;
    this.answers = answers;
    this.bundles = bundles;
    this.runs = runs;
    this.home = home;
    this.shelf = shelf;
    this.folder = folder;
    this.claims = claims;
    this.surroundings = surroundings;
  }

  /**
   * Takes in a file that this process can read where it is, as {@link #take(GivenFile, Sender,
   * boolean)}.
   */
  public ReturnAnswer take(Path file, Sender sender, boolean dryRun) {
    return take(GivenFile.at(file), sender, dryRun);
  }

  /**
   * Takes a file in that somebody named. One that lies in the drop folders is moved only where its
   * content is what the caller handed over: whoever cannot read a file cannot have it taken either.
   *
   * @param dryRun whether to say only what would become of it
   */
  public ReturnAnswer take(GivenFile file, Sender sender, boolean dryRun) {
    return meters.counted(taken(file, sender, dryRun), dryRun);
  }

  private ReturnAnswer taken(GivenFile file, Sender sender, boolean dryRun) {
    String name = home.name(file.named());
    String problem = home.whyNotTaken(file);
    if (problem != null) {
      return ReturnAnswer.without(name, FileOutcome.REFUSED, null, problem + " Nothing changed.");
    }
    try {
      return takeIn(file, sender, dryRun);
    } catch (IOException e) {
      log.warn("a named file cannot be read", e);
      return ReturnAnswer.without(
          name,
          FileOutcome.REFUSED,
          null,
          name + " cannot be read: " + Home.reason(e) + ". Nothing changed.");
    }
  }

  /**
   * Takes a file in that was dropped and has settled.
   *
   * @throws IOException when it cannot be read or moved; it lies where it lay
   */
  public ReturnAnswer takeDropped(Path file, Sender sender) throws IOException {
    boolean dryRun = folder.isForCheck(file);
    return meters.counted(takeIn(GivenFile.at(file), sender, dryRun), dryRun);
  }

  /**
   * Sets a dropped file aside that could not even be read, for whatever reason, so that it is not
   * tried for ever.
   *
   * @throws IOException when it cannot be moved either
   */
  public ReturnAnswer setAside(Path file, Sender sender, Message reason) throws IOException {
    FileRole role = folder.isForCheck(file) ? FileRole.CHECK : FileRole.RETURN;
    RegisteredFile registered = claims.begin(role, GivenFile.at(file), sender, UNREADABLE);
    try {
      claims.move(registered, file);
      shelf.refuse(registered, reason, languages.of(registered));
      return meters.counted(answers.of(registered.id()), role == FileRole.CHECK);
    } finally {
      claims.end(registered);
    }
  }

  private ReturnAnswer takeIn(GivenFile file, Sender sender, boolean dryRun) throws IOException {
    FileRole role = dryRun ? FileRole.CHECK : FileRole.RETURN;
    String baseName = Objects.requireNonNull(file.named().getFileName()).toString();
    String sha256 = DurableFiles.sha256(file.content());
    if (PassingFiles.isOne(baseName)) {
      return ignored(role, file, sender, sha256);
    }
    RegisteredFile registered = claims.begin(role, file, sender, sha256);
    try {
      if (!claims.take(registered, file)) {
        shelf.refuse(registered, Message.of("header.changed-while-read"), languages.of(registered));
        return answers.of(registered.id());
      }
      return decideOrSetAside(registered);
    } finally {
      claims.end(registered);
    }
  }

  private ReturnAnswer ignored(FileRole role, GivenFile file, Sender sender, String sha256)
      throws IOException {
    String name = home.name(file.named());
    String baseName = Objects.requireNonNull(file.named().getFileName()).toString();
    String reason =
        ForeignText.line(baseName)
            + " is a temporary or lock file of a program; the sheet itself has another name.";
    long id =
        register.received(role, name, baseName, Files.size(file.content()), sha256, sender, null);
    register.finish(id, FileOutcome.IGNORED, reason);
    return ReturnAnswer.without(name, FileOutcome.IGNORED, null, reason);
  }

  /**
   * Goes on with files that wait: those that a killed process left half taken in, and those whose
   * taking failed because of disk or database.
   *
   * @return what became of them
   */
  public List<ReturnAnswer> resumeInterrupted() {
    return resumeInterrupted(id -> true);
  }

  /** As {@link #resumeInterrupted()}, those files only whose id is due. */
  public List<ReturnAnswer> resumeInterrupted(LongPredicate due) {
    List<ReturnAnswer> given = new ArrayList<>();
    for (RegisteredFile file : claims.waiting(due)) {
      try {
        if (claims.isThere(file) || bundles.isUnpacked(file)) {
          log.info("going on with file {}, which was interrupted", file.id());
          given.add(meters.counted(decideOrSetAside(file), file.role() == FileRole.CHECK));
        } else {
          register.finish(
              file.id(),
              FileOutcome.IGNORED,
              "was interrupted before it was taken; it is taken up anew");
          register.putAway(file.id());
        }
      } finally {
        claims.end(file);
      }
    }
    return given;
  }

  /**
   * Decides on a file. One whose reading fails in a way that was not expected is set aside; nothing
   * of it was applied. Where disk or database failed it waits and is tried again at the next
   * starts, a few times. It never stops another.
   */
  private ReturnAnswer decideOrSetAside(RegisteredFile file) {
    contents.enter(file.sha256());
    try (MDC.MDCCloseable field = LogContext.file(file.id())) {
      return decidedOrSetAside(file);
    } finally {
      contents.leave(file.sha256());
    }
  }

  private ReturnAnswer decidedOrSetAside(RegisteredFile file) {
    try {
      ReturnAnswer answer = decide(file);
      log.info("file {} is {}", file.id(), answer.outcome());
      return answer;
    } catch (RuntimeException | IOException e) {
      log.error("file {} could not be taken in", file.id(), e);
      String reason = "The file could not be taken in, for a reason that Docket did not expect";
      try {
        boolean isEnough =
            !Surroundings.areBehind(e)
                || surroundings.areFine() && register.tried(file.id()) >= TRIES;
        if (isEnough && !returns.isStaged(file.id()) && !bundles.isUnpacked(file)) {
          shelf.refuse(file, Message.of("header.not-taken-in"), languages.of(file));
          return answers.of(file.id());
        }
      } catch (RuntimeException | IOException again) {
        log.error("file {} could not be set aside", file.id(), again);
      }
      String what = said(e);
      if (returns.isStaged(file.id()) && !returns.isAnyUndone(file.id())) {
        return appliedButNotAnswered(file, what);
      }
      return ReturnAnswer.without(
          file.name(),
          FileOutcome.REFUSED,
          null,
          reason + ": " + what + " It is kept and tried again.");
    }
  }

  private static String said(Exception failure) {
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
      return bundles.take(file, this::decideOrSetAside);
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

  /** Lets a zip archive that is at work end after the file in it that is just decided on. */
  public void endSoon() {
    bundles.endSoon();
  }
}
