package dev.docket.order;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that decide on orders and move them. Where others moved one of the same orders
 * meanwhile, the transaction is rolled back and done again from its first line, on what the orders
 * are by then. Safe for use by several threads.
 */
@Component
public class OrderTransactions {

  private static final int TRIES = 20;

  private final TransactionTemplate transaction;

  OrderTransactions(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  /**
   * Does something in one transaction.
   *
   * @param action reads all that it decides on itself; may be called several times
   * @throws OrderChangedException when the orders do not stay as they are for long enough
   */
  public <T> T execute(Supplier<T> action) {
    for (int tried = 1; ; tried++) {
      try {
        // The template's own result may be null only where the action's is.
        return transaction.<T>execute(status -> action.get());
      } catch (OrderChangedException | ConcurrencyFailureException | DuplicateKeyException e) {
        // Two answers at once are the same revision, or wait for each other.
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  /** As {@link #execute}, for what has no result. */
  public void run(Runnable action) {
    execute(
        () -> {
          action.run();
          return Boolean.TRUE;
        });
  }
}
