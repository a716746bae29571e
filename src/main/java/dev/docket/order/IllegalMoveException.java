package dev.docket.order;

/** A move that the transition table does not have. */
public class IllegalMoveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final OrderState state;

  IllegalMoveException(Outcome outcome, OrderState state) {
    super(
        outcome
            + " is not possible for an order that is "
            + state
            + "; possible from: "
            + outcome.from());
    this.outcome = outcome;
    this.state = state;
  }

  /** What was to be done. */
  public Outcome outcome() {
    return outcome;
  }

  /** The state that the order is in. */
  public OrderState state() {
    return state;
  }
}
