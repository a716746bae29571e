package dev.docket.export;

import dev.docket.home.RefusedException;
import dev.docket.order.Move;
import dev.docket.order.OrderFilter;
import dev.docket.order.OrderState;
import dev.docket.order.OrderTransactions;
import dev.docket.order.Orders;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.order.Sender;
import dev.docket.sheet.SheetNumber;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes work sheets back: what is not answered on them goes out anew. Safe for use by several
 * threads.
 */
@Component
public class Recalls {

  private final WorkSheets sheets;
  private final Orders orders;
  private final OrderTransactions transaction;
  private final Clock clock;

  Recalls(WorkSheets sheets, Orders orders, OrderTransactions transaction, Clock clock) {
    this.sheets = sheets;
    this.orders = orders;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Recalls a sheet.
   *
   * @return how many orders wait for their next sheet
   */
  public int recall(long sheet, Sender sender, @Nullable String reason) {
    String number = SheetNumber.of(sheet);
    WorkSheet found =
        sheets
            .find(sheet)
            .orElseThrow(() -> new RefusedException("There is no sheet " + number + "."));
    if (found.state() != WorkSheet.State.PUBLISHED) {
      throw new RefusedException(
          "Sheet " + number + " is " + found.state() + "; only a published one can be recalled.");
    }
    return Objects.requireNonNull(
        transaction.execute(
            () -> {
              Origin origin = Origin.of(clock.instant(), sender).onSheet(sheet);
              String why =
                  "sheet " + number + " was recalled" + (reason == null ? "" : ": " + reason);
              List<Move> moves = new ArrayList<>();
              orders.list(
                  new OrderFilter(OrderState.TRANSMITTED, null, null, sheet, null),
                  order -> {
                    if (Objects.equals(order.currentSheet(), sheet)) {
                      moves.add(Move.of(order, Outcome.RECALLED, why, origin));
                    }
                  });
              orders.move(moves);
              return moves.size();
            }));
  }
}
