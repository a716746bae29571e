package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.language.ForeignText;
import dev.docket.language.Language;
import dev.docket.language.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a zip archive: the sum of what became of the files in it.
 *
 * @param parts the files in it, in the archive's order
 */
record BundleSum(List<Part> parts) {

  private static final int PROBLEMS_TOLD = 3;
  private static final int MOST_WARNINGS = 200;

  BundleSum {
    parts = List.copyOf(parts);
  }

  /** A file in it, with the reason of its outcome as it is to be said. */
  record Part(ReturnAnswer answer, @Nullable Message reason) {

    private boolean isProblem() {
      return answer.outcome() == FileOutcome.REFUSED
          || answer.outcome() == FileOutcome.IMPORTED_IN_PART;
    }

    private Message problem() {
      return Message.of(
          "row.at", ForeignText.line(answer.file()), reason == null ? Message.plain("") : reason);
    }
  }

  /** The answers to the files. */
  List<ReturnAnswer> members() {
    return parts.stream().map(Part::answer).toList();
  }

  /** The answers to files that people meant to return. */
  List<ReturnAnswer> meant() {
    return members().stream().filter(m -> m.outcome() != FileOutcome.IGNORED).toList();
  }

  /** The worst that is true of the whole. */
  FileOutcome outcome() {
    boolean someCounted = is(FileOutcome.IMPORTED) || is(FileOutcome.IMPORTED_IN_PART);
    if (is(FileOutcome.REFUSED) || is(FileOutcome.IMPORTED_IN_PART)) {
      return someCounted ? FileOutcome.IMPORTED_IN_PART : FileOutcome.REFUSED;
    }
    if (someCounted) {
      return FileOutcome.IMPORTED;
    }
    return is(FileOutcome.ALREADY_IMPORTED) ? FileOutcome.ALREADY_IMPORTED : FileOutcome.REFUSED;
  }

  private boolean is(FileOutcome outcome) {
    return members().stream().anyMatch(m -> m.outcome() == outcome);
  }

  private int files(FileOutcome outcome) {
    return (int) members().stream().filter(m -> m.outcome() == outcome).count();
  }

  /** Why it is not wholly imported; null where it is. */
  @Nullable Message reason() {
    if (meant().isEmpty()) {
      return Message.of("zip.only-passing", members().size());
    }
    return switch (outcome()) {
      case IMPORTED -> null;
      case ALREADY_IMPORTED -> Message.of("zip.all-known");
      default -> problems();
    };
  }

  private Message problems() {
    List<Message> told = new ArrayList<>();
    told.add(
        Message.of(
            "zip.in-part",
            meant().size(),
            files(FileOutcome.REFUSED),
            files(FileOutcome.IMPORTED_IN_PART)));
    List<Part> problems = parts.stream().filter(Part::isProblem).toList();
    problems.stream().limit(PROBLEMS_TOLD).map(Part::problem).forEach(told::add);
    if (problems.size() > PROBLEMS_TOLD) {
      told.add(Message.plain("…"));
    }
    return Message.sentences(told);
  }

  /** The whole answer. */
  ReturnAnswer answer(
      String file, FileOutcome outcome, @Nullable String receipt, @Nullable String reason) {
    return new ReturnAnswer(
        file,
        outcome,
        sum(ReturnAnswer::rows),
        sum(ReturnAnswer::confirmed),
        sum(ReturnAnswer::errored),
        sum(ReturnAnswer::unchanged),
        sum(ReturnAnswer::repeated),
        sum(ReturnAnswer::rejected),
        receipt,
        reason,
        members().stream().flatMap(m -> m.warnings().stream()).limit(MOST_WARNINGS).toList(),
        members());
  }

  private int sum(ToIntFunction<ReturnAnswer> count) {
    return members().stream().mapToInt(count).sum();
  }

  /** What became of it, line by line: first of the whole, then of each file. */
  List<String> lines(String file, boolean dryRun, Language language) {
    List<Message> lines = new ArrayList<>();
    lines.add(Message.of(dryRun ? "receipt.dry-run" : "receipt.for", ForeignText.line(file)));
    lines.add(Message.of("receipt.outcome-line", word(outcome())));
    lines.add(Message.of("zip.files", members().size()));
    lines.add(counts(answer(file, outcome(), null, null)));
    for (Part part : parts) {
      ReturnAnswer member = part.answer();
      lines.add(Message.plain(""));
      lines.add(Message.of("row.at", ForeignText.line(member.file()), word(member.outcome())));
      if (member.rows() > 0) {
        lines.add(counts(member));
      }
      if (member.receipt() != null) {
        lines.add(Message.of("row.at", Message.of("receipt.sheet"), member.receipt()));
      } else if (part.reason() != null) {
        lines.add(part.reason());
      }
    }
    return lines.stream().map(line -> line.in(language)).toList();
  }

  private static Message word(FileOutcome outcome) {
    return Message.of("zip.is." + outcome.name());
  }

  private static Message counts(ReturnAnswer answer) {
    return Message.of(
        "zip.counts",
        answer.rows(),
        answer.confirmed(),
        answer.errored(),
        answer.unchanged(),
        answer.repeated(),
        answer.rejected());
  }
}
