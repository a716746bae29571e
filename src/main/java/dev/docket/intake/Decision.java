package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.order.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row of a return.
 *
 * @param reason why; never null where the row is rejected
 * @param order the order's id, where the row proved to be one of ours
 * @param attempt the attempt that the row answers, where it proved to be one of ours
 * @param said the answer that the row gives, where it proved to be one of ours and gives one
 * @param move what is to be done; null where nothing is
 */
record Decision(
    Kind kind,
    @Nullable Message reason,
    List<Message> warnings,
    @Nullable Long order,
    @Nullable Integer attempt,
    Answer.@Nullable Result said,
    @Nullable Move move) {

  /** The one answer that each row gets. */
  enum Kind {
    CONFIRMED,
    ERRORED,
    UNCHANGED,
    REPEATED,
    REJECTED;

    /** As it is written for people. */
    Message word() {
      return switch (this) {
        case CONFIRMED -> Message.of("receipt.confirmed");
        case ERRORED -> Message.of("receipt.errored");
        case UNCHANGED -> Message.of("receipt.unchanged");
        case REPEATED -> Message.of("receipt.repeated");
        case REJECTED -> Message.of("receipt.rejected");
      };
    }
  }

  Decision {
    warnings = List.copyOf(warnings);
  }

  static Kind of(Answer.Result result) {
    return result == Answer.Result.CONFIRMED ? Kind.CONFIRMED : Kind.ERRORED;
  }
}
