package dev.docket.order;

/**
 * How far an order is. Names and numbers are those of Netwrix Identity Manager. Which moves are
 * legal says {@link Outcome}.
 */
public enum OrderState {
  /** Being taken in or computed. */
  NONE(0),
  /** Ready for the next work sheet. */
  PENDING(1),
  /** Out on a published work sheet. */
  TRANSMITTED(2),
  /** The operator could not do it. */
  ERRORED(3),
  /** An extract of the managed system shows it. No answer of a person ever sets this. */
  VERIFIED(4),
  /** Waits for a decision of a reviewer. */
  AWAITING_APPROVAL(5),
  /** Ended without having been done. */
  INACTIVE(6),
  /** Docket could not compute it. */
  ERROR(7),
  /** A person says that it was done. */
  EXECUTED(8);

  private final int number;

  OrderState(int number) {
    this.number = number;
  }

  /** The number that stands in the database and in the governance system. */
  public int number() {
    return number;
  }

  /** The state with that number. */
  public static OrderState ofNumber(int number) {
    for (OrderState state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    throw new IllegalArgumentException("no order state has the number " + number);
  }

  /** Whether no move leads out of it. */
  public boolean isFinal() {
    return this == VERIFIED || this == INACTIVE;
  }

  /** Whether nobody has answered or ended the order yet. */
  public boolean isOpen() {
    return switch (this) {
      case NONE, PENDING, TRANSMITTED, AWAITING_APPROVAL, ERROR -> true;
      case ERRORED, VERIFIED, INACTIVE, EXECUTED -> false;
    };
  }
}
