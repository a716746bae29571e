package dev.docket.cli;

import dev.docket.home.RefusedException;
import dev.docket.order.OrderChangedException;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/** Changes that somebody else's changes came in the way of, again and again. */
final class Contention {

  private Contention() {}

  /**
   * Makes a change.
   *
   * @param change a transaction that is tried anew by itself, a number of times
   * @throws RefusedException when others were quicker every time
   */
  static <T> T told(Supplier<T> change) {
    try {
      return change.get();
    } catch (OrderChangedException | ConcurrencyFailureException e) {
      throw new RefusedException(
          "Somebody else changed the same at the same time, again and again; nothing was changed for"
              + " you. Look how it is now, and try again.",
          e);
    }
  }
}
