package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.audit.Shelf;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.home.PassingFiles;
import dev.docket.log.LogContext;
import dev.docket.metrics.Meters;
import dev.docket.order.Sender;
import dev.docket.run.RunFailedException;
import dev.docket.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes returned sheets in: each file gets exactly one answer. A file that lies in the drop folders
 * is moved, any other is copied and left alone. For one thread at a time.
 */
@Component
public class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private static final int TRIES = 3;

  private final FileRegister register;
  private final Returns returns;
  private final ImportSteps steps;
  private final Runs runs;
  private final Home home;
  private final Shelf shelf;
  private final Meters meters;

  Intake(
      FileRegister register,
      Returns returns,
      ImportSteps steps,
      Runs runs,
      Home home,
      Shelf shelf,
      Meters meters) {
    this.meters = meters;
    this.register = register;
    this.returns = returns;
    this.steps = steps;
    this.runs = runs;
    this.home = home;
    this.shelf = shelf;
  }

  /**
   * Takes a file in.
   *
   * @param dryRun whether to say only what would become of it
   */
  public ReturnAnswer take(Path file, Sender sender, boolean dryRun) {
    return counted(taken(file, sender, dryRun), dryRun);
  }

  private ReturnAnswer counted(ReturnAnswer answer, boolean dryRun) {
    String kind = dryRun ? "check" : "return";
    meters.count(
        "docket.returns",
        1,
        "kind",
        kind,
        "outcome",
        answer.outcome().name().toLowerCase(Locale.ROOT));
    Map.of(
            "confirmed", answer.confirmed(),
            "errored", answer.errored(),
            "unchanged", answer.unchanged(),
            "repeated", answer.repeated(),
            "rejected", answer.rejected())
        .forEach(
            (decision, rows) ->
                meters.count("docket.return.rows", rows, "kind", kind, "decision", decision));
    return answer;
  }

  private ReturnAnswer taken(Path file, Sender sender, boolean dryRun) {
    String name = home.name(file);
    String problem = home.whyNotTaken(file);
    if (problem != null) {
      return ReturnAnswer.without(name, FileOutcome.REFUSED, null, problem + " Nothing changed.");
    }
    FileRole role = dryRun ? FileRole.CHECK : FileRole.RETURN;
    String baseName = Objects.requireNonNull(file.getFileName()).toString();
    try {
      String sha256 = DurableFiles.sha256(file);
      long id = register.received(role, name, baseName, Files.size(file), sha256, sender, null);
      if (PassingFiles.isOne(baseName)) {
        String reason =
            baseName
                + " is a temporary or lock file of a program; the sheet itself has another name.";
        register.finish(id, FileOutcome.IGNORED, reason);
        return ReturnAnswer.without(name, FileOutcome.IGNORED, null, reason);
      }
      Path work = home.work().resolve("return-" + id + "-" + DurableFiles.shortened(baseName));
      register.workingOn(id, home.name(work));
      if (isDropped(file)) {
        DurableFiles.move(file, work);
      } else {
        DurableFiles.copy(file, work);
      }
      RegisteredFile registered = register.find(id).orElseThrow();
      if (!DurableFiles.sha256(work).equals(sha256)) {
        shelf.refuse(
            registered, "The file changed while it was read. Drop it again when it is saved.");
        return answer(id);
      }
      return decideOrSetAside(registered);
    } catch (IOException e) {
      log.warn("{} cannot be read", file, e);
      return ReturnAnswer.without(
          name,
          FileOutcome.REFUSED,
          null,
          name + " cannot be read: " + Home.reason(e) + ". Nothing changed.");
    }
  }

  /**
   * Goes on with files that a killed process left half taken in. Only for the process that owns the
   * home.
   *
   * @return what became of them
   */
  public List<ReturnAnswer> resumeInterrupted() {
    List<ReturnAnswer> answers = new ArrayList<>();
    for (FileRole role : List.of(FileRole.RETURN, FileRole.CHECK)) {
      for (RegisteredFile file : register.withOutcome(role, FileOutcome.WAITING)) {
        Path work = home.file(Objects.requireNonNullElse(file.workName(), "?"));
        if (Files.isRegularFile(work)) {
          log.info("going on with {}, which was interrupted", file.name());
          answers.add(counted(decideOrSetAside(file), role == FileRole.CHECK));
        } else {
          register.finish(
              file.id(),
              FileOutcome.IGNORED,
              "was interrupted before it was taken; it is taken up anew");
          register.putAway(file.id());
        }
      }
    }
    return answers;
  }

  /**
   * Decides on a file. One whose reading fails in a way that was not expected is set aside; nothing
   * of it was applied. Where disk or database failed it waits and is tried again at the next
   * starts, a few times. It never stops another.
   */
  private ReturnAnswer decideOrSetAside(RegisteredFile file) {
    try (MDC.MDCCloseable field = LogContext.file(file.id())) {
      return decidedOrSetAside(file);
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
        boolean isEnough = register.tried(file.id()) >= TRIES || !isOfSurroundings(e);
        if (isEnough && !returns.isStaged(file.id())) {
          shelf.refuse(
              file, reason + "; nothing of it counts. The log data/logs/docket.log has it.");
          return answer(file.id());
        }
      } catch (RuntimeException | IOException again) {
        log.error("file {} could not be set aside", file.id(), again);
      }
      String what =
          e instanceof RunFailedException
              ? Objects.requireNonNullElse(e.getMessage(), "")
              : "see data/logs/docket.log";
      if (returns.isStaged(file.id()) && !returns.isAnyUndone(file.id())) {
        return appliedButNotAnswered(file, what);
      }
      return ReturnAnswer.without(
          file.name(),
          FileOutcome.REFUSED,
          null,
          reason + ": " + what + " It is kept and tried again by the next command.");
    }
  }

  /** All rows count already; only receipt, results or archive are still to come. */
  private ReturnAnswer appliedButNotAnswered(RegisteredFile file, String what) {
    Map<Decision.Kind, Integer> counts = returns.counts(file.id());
    FileOutcome outcome =
        counts.containsKey(Decision.Kind.REJECTED)
            ? FileOutcome.IMPORTED_IN_PART
            : FileOutcome.IMPORTED;
    return answer(
        file,
        outcome,
        "The answers count, but receipt, results or archive could not be written yet: "
            + what
            + " The next command finishes it.");
  }

  /** Whether a failure comes from disk or database, and not from the file. */
  private static boolean isOfSurroundings(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof DataAccessException
          || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }

  private ReturnAnswer decide(RegisteredFile file) throws IOException {
    Optional<RegisteredFile> before =
        register.withContent(FileRole.RETURN, file.sha256()).stream()
            .filter(
                f ->
                    f.outcome() == FileOutcome.IMPORTED
                        || f.outcome() == FileOutcome.IMPORTED_IN_PART)
            .findFirst();
    if (before.isPresent() && !returns.hasBegun(file.id())) {
      return alreadyImported(file, before.get());
    }
    runs.run(
        ImportJobConfiguration.NAME,
        new JobParametersBuilder()
            .addLong(ImportJobConfiguration.FILE, file.id())
            .addString("started", runs.unique())
            .addString(Runs.ABOUT, file.name(), false)
            .toJobParameters());
    return answer(file.id());
  }

  private ReturnAnswer alreadyImported(RegisteredFile file, RegisteredFile before)
      throws IOException {
    String reason =
        "The same content was imported before, as "
            + before.name()
            + " (file "
            + before.id()
            + "); nothing changed.";
    shelf.archive(file, FileOutcome.ALREADY_IMPORTED, reason);
    return ReturnAnswer.without(
        file.name(), FileOutcome.ALREADY_IMPORTED, returns.receipt(before.id()), reason);
  }

  private ReturnAnswer answer(long id) {
    RegisteredFile file = register.find(id).orElseThrow();
    return file.outcome() == FileOutcome.REFUSED
        ? ReturnAnswer.without(file.name(), file.outcome(), null, file.reason())
        : answer(file, file.outcome(), file.reason());
  }

  private ReturnAnswer answer(RegisteredFile file, FileOutcome outcome, @Nullable String reason) {
    Map<Decision.Kind, Integer> counts = returns.counts(file.id());
    return new ReturnAnswer(
        file.name(),
        outcome,
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        counts.getOrDefault(Decision.Kind.CONFIRMED, 0),
        counts.getOrDefault(Decision.Kind.ERRORED, 0),
        counts.getOrDefault(Decision.Kind.UNCHANGED, 0),
        counts.getOrDefault(Decision.Kind.REPEATED, 0),
        counts.getOrDefault(Decision.Kind.REJECTED, 0),
        returns.receipt(file.id()),
        reason,
        steps.warnings(file.id()));
  }

  private boolean isDropped(Path file) {
    Path real = file.toAbsolutePath().normalize();
    if (real.startsWith(home.check())) {
      return true;
    }
    return real.startsWith(home.inbound())
        && List.of(home.orders(), home.rejected(), home.work(), home.inboundArchiveRoot()).stream()
            .noneMatch(real::startsWith);
  }
}
