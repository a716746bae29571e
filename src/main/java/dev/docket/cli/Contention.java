package dev.docket.cli;

import dev.docket.home.RefusedException;
import dev.docket.order.OrderChangedException;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/** Changes that somebody else's change at the same moment came in the way of. */
final class Contention {

  private static final int TRIES = 5;

  private Contention() {}

  /**
   * Makes a change, anew where another one was quicker: it looks at things as they are then.
   *
   * @param change one transaction
   * @throws RefusedException when others were quicker every time
   */
  static <T> T repeated(Supplier<T> change) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return change.get();
      } catch (OrderChangedException | ConcurrencyFailureException e) {
        // Once more, on what is there now.
      }
    }
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
