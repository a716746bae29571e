package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one returned file. {@code rows = confirmed + errored + unchanged + repeated +
 * rejected}.
 *
 * @param file its name, relative to the home, absolute outside it
 * @param receipt the receipt's name; null where there is none
 * @param reason why it was not, or not wholly, imported; null where it was
 * @param warnings sentences about rows that counted all the same
 * @param members of a zip archive the answers to what is in it, whose rows are summed up here; of
 *     any other file none
 */
public record ReturnAnswer(
    String file,
    FileOutcome outcome,
    int rows,
    int confirmed,
    int errored,
    int unchanged,
    int repeated,
    int rejected,
    @Nullable String receipt,
    @Nullable String reason,
    List<String> warnings,
    List<ReturnAnswer> members) {

  public ReturnAnswer {
    warnings = List.copyOf(warnings);
    members = List.copyOf(members);
  }

  /** Of a file whose rows did not count. */
  static ReturnAnswer without(
      String file, FileOutcome outcome, @Nullable String receipt, @Nullable String reason) {
    return new ReturnAnswer(file, outcome, 0, 0, 0, 0, 0, 0, receipt, reason, List.of(), List.of());
  }
}
