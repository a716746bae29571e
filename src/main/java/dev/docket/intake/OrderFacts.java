package dev.docket.intake;

import dev.docket.export.WorkSheets;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.order.Move;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision on a row needs to know of its order.
 *
 * @param valuesDigest of what the order proposes now
 * @param issued the rows ever issued for it, oldest attempt first
 * @param answers the latest answer to each attempt, oldest attempt first
 * @param notes what was noted before, so that nothing is noted twice
 * @param ending how it ended without an answer, and what stands instead, in words; null where it
 *     did not
 */
record OrderFacts(
    long id,
    OrderState state,
    int attempt,
    @Nullable Long currentSheet,
    String valuesDigest,
    List<WorkSheets.Row> issued,
    List<Answer.Recorded> answers,
    Set<String> notes,
    @Nullable Message ending) {

  OrderFacts {
    issued = List.copyOf(issued);
    answers = List.copyOf(answers);
    notes = Set.copyOf(notes);
  }

  String number() {
    return OrderNumber.of(id);
  }

  Optional<WorkSheets.Row> issuedWith(String check) {
    return issued.stream().filter(row -> row.check().equalsIgnoreCase(check)).findFirst();
  }

  Optional<Answer.Recorded> answerTo(int someAttempt) {
    return answers.stream().filter(a -> a.attempt() == someAttempt).findFirst();
  }

  /** The last thing that was answered, to any attempt. */
  Optional<Answer.Recorded> lastAnswer() {
    return answers.stream().max(java.util.Comparator.comparing(Answer.Recorded::at));
  }

  /** The facts once a move has been made. */
  OrderFacts after(Move move) {
    List<Answer.Recorded> after = new ArrayList<>(answers);
    Move.Given given = move.answer();
    if (given != null) {
      after.removeIf(a -> a.attempt() == given.attempt());
      after.add(
          new Answer.Recorded(
              id,
              given.attempt(),
              given.revision(),
              given.answer(),
              move.origin().sender(),
              move.origin().at(),
              move.origin().file(),
              move.origin().row()));
    }
    Set<String> noted = new HashSet<>(notes);
    noted.add(move.why());
    return new OrderFacts(
        id,
        move.to(),
        move.attemptAfter(),
        currentSheet,
        valuesDigest,
        issued,
        after,
        noted,
        ending);
  }
}
