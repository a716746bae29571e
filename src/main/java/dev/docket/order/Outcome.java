package dev.docket.order;

import static dev.docket.order.OrderState.AWAITING_APPROVAL;
import static dev.docket.order.OrderState.ERROR;
import static dev.docket.order.OrderState.ERRORED;
import static dev.docket.order.OrderState.EXECUTED;
import static dev.docket.order.OrderState.INACTIVE;
import static dev.docket.order.OrderState.NONE;
import static dev.docket.order.OrderState.PENDING;
import static dev.docket.order.OrderState.TRANSMITTED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a move was for, and from which states to which it leads: the one transition table. How far
 * an order is ({@link OrderState}) and what the last thing done to it was are two facts.
 */
public enum Outcome {
  TAKEN_IN(to(PENDING, NONE)),
  REVIEW_ASKED(to(AWAITING_APPROVAL, NONE)),
  RULE_FAILED(to(ERROR, NONE)),
  USELESS(to(INACTIVE, NONE)),

  APPROVED(to(PENDING, AWAITING_APPROVAL)),
  DECLINED(to(INACTIVE, AWAITING_APPROVAL, ERRORED)),
  SUPERSEDED(to(INACTIVE, AWAITING_APPROVAL, PENDING, ERRORED, ERROR)),
  CANCELLED(to(INACTIVE, AWAITING_APPROVAL, PENDING, TRANSMITTED, ERROR)),
  HELD(to(AWAITING_APPROVAL, PENDING)),

  PUBLISHED(to(TRANSMITTED, PENDING)),
  RECALLED(to(PENDING, TRANSMITTED)),
  LEASE_OVER(to(PENDING, TRANSMITTED)),
  VOIDED(to(PENDING, TRANSMITTED)),

  /** Also a late answer on an older sheet, while the order waits for its next one. */
  CONFIRMED(to(EXECUTED, TRANSMITTED, PENDING)),
  /** As {@link #CONFIRMED}. */
  REPORTED_ERROR(to(ERRORED, TRANSMITTED, PENDING)),
  CORRECTED_TO_CONFIRMED(to(EXECUTED, ERRORED)),
  CORRECTED_TO_ERROR(to(ERRORED, EXECUTED)),
  OVERRULED(to(ERRORED, EXECUTED)),

  UNBLOCKED(to(PENDING, ERRORED)),
  RECOMPUTED(to(PENDING, ERROR)),
  GIVEN_UP(to(INACTIVE, ERROR)),

  SEEN(to(OrderState.VERIFIED, EXECUTED)),
  REISSUED(to(PENDING, EXECUTED)),

  /**
   * Something was said that moves nothing: a note, a corrected detail, an answer that came too
   * late.
   */
  NOTED(new Move(null, EnumSet.allOf(OrderState.class)));

  private final Move move;

  Outcome(Move move) {
    this.move = move;
  }

  /** Whether this may lead from the one state to the other. */
  public boolean allows(OrderState from, OrderState to) {
    return move.from.contains(from) && (move.to == null ? from == to : move.to == to);
  }

  /** The states from which this leads on. */
  public Set<OrderState> from() {
    return EnumSet.copyOf(move.from);
  }

  /**
   * Where this leads from a state.
   *
   * @throws IllegalMoveException when it leads nowhere from there
   */
  public OrderState target(OrderState from) {
    if (!move.from.contains(from)) {
      throw new IllegalMoveException(this, from);
    }
    return move.to == null ? from : move.to;
  }

  /** Whether the order is issued anew, so that its next sheet is another attempt. */
  public boolean beginsAttempt() {
    return switch (this) {
      case RECALLED, LEASE_OVER, VOIDED, UNBLOCKED, REISSUED -> true;
      default -> false;
    };
  }

  /** As it is written for people: {@code reported error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Move to(OrderState to, OrderState... from) {
    return new Move(to, EnumSet.copyOf(Arrays.asList(from)));
  }

  private record Move(@org.jspecify.annotations.Nullable OrderState to, EnumSet<OrderState> from) {}
}
