package dev.docket.intake;

import dev.docket.export.WorkSheets;
import dev.docket.language.Message;
import dev.docket.order.OrderNumber;
import dev.docket.order.Origin;
import dev.docket.sheet.SheetColumn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of one row of a return, from the row and the facts of its order alone: no
 * database, no clock, no memory of other rows. The rules are those of the work sheet's return in
 * the product's contract.
 *
 * @param origin the file that the rows come from and its sender; its time is the time of the
 *     decision
 * @param window how long after an answer its own doer may turn it into the opposite
 * @param words what counts in the column Result
 */
record RowJudge(Origin origin, Duration window, ZoneId zone, ResultWords words) {

  /** What else a decision may need to look up. */
  interface Lookup {

    /** The facts of an order, null where there is no such order. */
    @Nullable OrderFacts facts(long order);

    /** The number of the order whose row carries a check digest; null where none does. */
    @Nullable String orderWithCheck(String check);

    /** Whether a check digest was made with a key that this installation does not have. */
    boolean isOfLostKey(String check);
  }

  /** Decides. Never throws for what stands in the row. */
  Decision decide(ReturnRow row, Lookup lookup) {
    RowAnswer answer = answer(row);
    if (row.torn() && row.beyond() >= 0) {
      return rejected(ForeignRow.moved(row), answer);
    }
    OptionalLong id = OrderNumber.parse(row.key(SheetColumn.ORDER));
    if (id.isEmpty()) {
      return rejected(ForeignRow.withoutOrder(row), answer);
    }
    OrderFacts facts = lookup.facts(id.getAsLong());
    if (facts == null) {
      return rejected(ForeignRow.ofUnknownOrder(row), answer);
    }
    WorkSheets.Row issued = facts.issuedWith(row.key(SheetColumn.CHECK)).orElse(null);
    if (issued == null) {
      return rejected(ForeignRow.withWrongCheck(row, facts, lookup), answer);
    }
    return new Judgement(this, row, facts, issued).decide();
  }

  /** The operator's own cells of a row, understood as of the time of the decision. */
  RowAnswer answer(ReturnRow row) {
    return RowAnswer.of(row, LocalDate.ofInstant(origin.at(), zone), words);
  }

  private static Decision rejected(Message reason, RowAnswer answer) {
    return new Decision(Decision.Kind.REJECTED, reason, answer.warnings(), null, null, null, null);
  }
}
