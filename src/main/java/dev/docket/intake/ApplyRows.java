package dev.docket.intake;

import dev.docket.order.Move;
import dev.docket.order.OrderTransactions;
import dev.docket.order.Orders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The second pass: applies staged rows in ranges, each in one transaction with the mark that it is
 * done. Every row is decided again on what its order is by then, and its move is conditional on
 * that, so that what others did meanwhile is never lost.
 */
@Component
class ApplyRows {

  /** A row writes at most five database rows. */
  private static final int ROWS_PER_TRANSACTION = 1_000;

  private final Returns returns;
  private final StageRows staging;
  private final Orders orders;
  private final OrderTransactions transaction;

  ApplyRows(Returns returns, StageRows staging, Orders orders, OrderTransactions transaction) {
    this.returns = returns;
    this.staging = staging;
    this.orders = orders;
    this.transaction = transaction;
  }

  /** Applies the next range of a file; false when none was left. */
  boolean applyNext(long file, RowJudge judge) {
    return transaction.execute(() -> applyRange(file, judge));
  }

  private boolean applyRange(long file, RowJudge judge) {
    List<Returns.Undone> range = returns.undone(file, ROWS_PER_TRANSACTION);
    if (range.isEmpty()) {
      return false;
    }
    StageRows.Facts facts = staging.facts(range.stream().map(Returns.Undone::row).toList());
    List<Returns.Read> decided = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    Set<Long> moved = new HashSet<>();
    for (Returns.Undone undone : range) {
      Decision decision = judge.decide(undone.row(), facts);
      decided.add(new Returns.Read(undone.item(), undone.row(), decision));
      if (decision.move() != null) {
        if (!moved.add(undone.order())) {
          orders.move(moves);
          moves.clear();
          moved.clear();
          moved.add(undone.order());
        }
        moves.add(Objects.requireNonNull(decision.move()));
        facts.made(decision.move());
      }
    }
    orders.move(moves);
    returns.done(file, decided);
    return true;
  }
}
