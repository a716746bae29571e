package dev.docket.order;

/**
 * An order is no longer what it was when something was decided on it. Decide again on what it is
 * now.
 */
public class OrderChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long order;

  OrderChangedException(Move move) {
    super(
        "order "
            + OrderNumber.of(move.order())
            + " is no longer "
            + move.from()
            + " in attempt "
            + move.attempt()
            + "; "
            + move.outcome()
            + " was not done");
    this.order = move.order();
  }

  /** The order's id. */
  public long order() {
    return order;
  }
}
