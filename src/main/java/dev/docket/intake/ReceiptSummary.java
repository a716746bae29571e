package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.language.Language;
import dev.docket.language.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of a file, line by line.
 *
 * @param hidden how many answered rows were hidden when the file was saved
 * @param warnings what the sender should know of how the file was read
 * @param problems what is to be corrected, the first of it
 */
record ReceiptSummary(
    String file,
    FileOutcome outcome,
    boolean dryRun,
    Map<Decision.Kind, Integer> counts,
    int hidden,
    List<Message> warnings,
    List<Message> problems) {

  List<String> in(Language language) {
    List<String> lines = new ArrayList<>();
    for (Message line : lines()) {
      lines.add(line.in(language));
    }
    return lines;
  }

  private List<Message> lines() {
    List<Message> lines = new ArrayList<>();
    lines.add(dryRun ? Message.of("receipt.dry-run", file) : Message.of("receipt.for", file));
    lines.add(
        Message.of(
            "receipt.outcome-line",
            outcome == FileOutcome.IMPORTED
                ? Message.of("receipt.imported")
                : Message.of("receipt.imported-in-part")));
    int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
    lines.add(Message.of("receipt.rows-read", rows));
    for (Decision.Kind kind : Decision.Kind.values()) {
      lines.add(
          Message.joined(
              "",
              List.of(
                  Message.plain("  "),
                  Message.of("receipt.count", kind.word(), counts.getOrDefault(kind, 0)))));
    }
    if (hidden > 0) {
      lines.add(Message.of("receipt.hidden-answers", hidden));
    }
    warnings.forEach(warning -> lines.add(Message.of("receipt.warning", warning)));
    if (!problems.isEmpty()) {
      lines.add(Message.of("receipt.what-to-correct"));
      lines.addAll(problems);
      lines.add(Message.of("receipt.how-to-correct"));
    }
    return lines;
  }
}
