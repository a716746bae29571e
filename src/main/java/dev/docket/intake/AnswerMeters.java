package dev.docket.intake;

import dev.docket.metrics.Meters;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what becomes of returned files and of their rows. Safe for use by several threads. */
@Component
class AnswerMeters {

  private final Meters meters;

  AnswerMeters(Meters meters) {
    this.meters = meters;
  }

  /** The answer, counted; of a zip archive also those to what is in it, and their rows once. */
  ReturnAnswer counted(ReturnAnswer answer, boolean dryRun) {
    String kind = dryRun ? "check" : "return";
    meters.count(
        "docket.returns",
        1,
        "kind",
        kind,
        "outcome",
        answer.outcome().name().toLowerCase(Locale.ROOT));
    if (!answer.members().isEmpty()) {
      answer.members().forEach(member -> counted(member, dryRun));
      return answer;
    }
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
}
