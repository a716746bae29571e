package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.audit.Shelf;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.language.ForeignText;
import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.order.Origin;
import dev.docket.order.Sender;
import dev.docket.result.ResultFiles;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.TableFormats;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the steps of the import do, for one file each. */
@Component
class ImportSteps {

  private static final Logger log = LoggerFactory.getLogger(ImportSteps.class);
  private static final int PROBLEMS_ON_RECEIPT = 200;
  private static final int PROBLEMS_TOLD = 3;

  private final Returns returns;
  private final StageRows staging;
  private final ApplyRows applying;
  private final Receipts receipts;
  private final ResultFiles results;
  private final FileRegister register;
  private final Shelf shelf;
  private final TableFormats formats;
  private final Home home;
  private final Clock clock;
  private final CorrectionSettings corrections;
  private final ResultWords words;
  private final ReasonLanguage languages;

  ImportSteps(
      Returns returns,
      StageRows staging,
      ApplyRows applying,
      Receipts receipts,
      ResultFiles results,
      FileRegister register,
      Shelf shelf,
      TableFormats formats,
      Home home,
      Clock clock,
      CorrectionSettings corrections,
      ResultWords words,
      ReasonLanguage languages) {
    this.returns = returns;
    this.staging = staging;
    this.applying = applying;
    this.receipts = receipts;
    this.results = results;
    this.register = register;
    this.shelf = shelf;
    this.formats = formats;
    this.home = home;
    this.clock = clock;
    this.corrections = corrections;
    this.words = words;
    this.languages = languages;
  }

  /**
   * Reads the file to its end; false when it was refused. What a killed process has read to the end
   * stays as it is: some of its rows may have been applied, and count as what they were then.
   */
  boolean stage(long file, long run) throws IOException {
    if (returns.isStaged(file)) {
      return true;
    }
    register.inRun(file, run);
    RegisteredFile registered = register.find(file).orElseThrow();
    Path work = work(registered);
    try {
      FileKind kind = formats.kindOf(work);
      SheetFormat format = kind.format();
      if (format == null) {
        throw new UnreadableFileException(
            Message.sentences(
                List.of(Message.of("kind.no-work-sheet", kind.name()), kind.advice())));
      }
      try (TableReader reader = formats.of(format).open(work)) {
        staging.stage(
            registered, reader, format, judge(registered, run), () -> refuseChanged(registered));
      }
      return true;
    } catch (UnreadableFileException e) {
      log.info("file {} is refused", file);
      Language header = e instanceof NoHeaderException none ? none.language() : null;
      shelf.refuse(registered, e.saying(), languages.of(registered, header));
      return false;
    }
  }

  /** Who still had the file open when it was taken may have written on while it was read. */
  private void refuseChanged(RegisteredFile file) throws IOException {
    if (!DurableFiles.sha256(work(file)).equals(file.sha256())) {
      throw new UnreadableFileException(Message.of("header.changed-while-read"));
    }
  }

  /** Applies a range of rows; false when all are applied. A dry run applies none. */
  boolean applyNext(long file, long run) {
    RegisteredFile registered = register.find(file).orElseThrow();
    return registered.role() != FileRole.CHECK && applying.applyNext(file, judge(registered, run));
  }

  /** Results, receipt, archive, and the file's one outcome, in this order. */
  void answer(long file, long run) throws IOException {
    RegisteredFile registered = register.find(file).orElseThrow();
    boolean dryRun = registered.role() == FileRole.CHECK;
    Map<Decision.Kind, Integer> counts = returns.counts(file);
    int rejected = counts.getOrDefault(Decision.Kind.REJECTED, 0);
    FileOutcome outcome = rejected == 0 ? FileOutcome.IMPORTED : FileOutcome.IMPORTED_IN_PART;
    if (!dryRun) {
      results.publish(run);
    }
    receipts.write(
        returns.sheet(file),
        registered.baseName(),
        new ReceiptSummary(
            ForeignText.line(registered.name()),
            outcome,
            dryRun,
            counts,
            returns.hiddenAnswers(file),
            returns.warnings(file),
            returns.told(file, false, PROBLEMS_ON_RECEIPT)),
        run);
    shelf.archive(
        withoutSecrets(registered), outcome, rejected == 0 ? null : reason(file, rejected, counts));
  }

  private Message reason(long file, int rejected, Map<Decision.Kind, Integer> counts) {
    int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
    Message problems = Message.sentences(returns.told(file, false, PROBLEMS_TOLD));
    return Message.of(
        rejected == 1 ? "receipt.row-rejected" : "receipt.rows-rejected",
        rejected,
        rows,
        problems,
        rejected > PROBLEMS_TOLD ? " …" : "");
  }

  /**
   * The file as it is to be archived; what must be kept out of everything is kept out here, too.
   */
  private RegisteredFile withoutSecrets(RegisteredFile file) throws IOException {
    if (!returns.isWithheld(file.id())) {
      return file;
    }
    Path archived = shelf.archivePlace(file);
    register.archived(file.id(), home.name(archived), false);
    if (!Files.exists(archived)) {
      receipts.writeWithoutSecrets(returns.sheet(file.id()), archived);
    }
    return register.find(file.id()).orElseThrow();
  }

  private Path work(RegisteredFile file) {
    return home.file(Objects.requireNonNull(file.workName()));
  }

  private RowJudge judge(RegisteredFile file, long run) {
    Sender sender = Objects.requireNonNull(file.sender());
    Origin origin = new Origin(clock.instant(), sender, null, file.id(), null, null, run);
    return new RowJudge(origin, corrections.window(), clock.getZone(), words);
  }

  List<String> warnings(long file) {
    List<Message> warnings = new ArrayList<>(returns.warnings(file));
    int hidden = returns.hiddenAnswers(file);
    if (hidden > 0) {
      warnings.add(Message.of("receipt.hidden-answers", hidden));
    }
    warnings.addAll(returns.told(file, true, PROBLEMS_ON_RECEIPT));
    return english(warnings);
  }

  private static List<String> english(List<Message> messages) {
    return messages.stream().map(Message::inEnglish).toList();
  }
}
