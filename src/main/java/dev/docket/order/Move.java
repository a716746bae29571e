package dev.docket.order;

import org.jspecify.annotations.Nullable;

/**
 * One thing done to an order, with the condition under which it may be done: that the order is
 * still in the state and the attempt it was decided on.
 *
 * @param why in words, for the history
 * @param answer what is to be recorded as an answer, null where none was given
 * @param supersededBy the newer order that takes its place, null otherwise
 */
public record Move(
    long order,
    OrderState from,
    int attempt,
    Outcome outcome,
    String why,
    Origin origin,
    @Nullable Given answer,
    @Nullable Long supersededBy) {

  /**
   * An answer to be recorded.
   *
   * @param attempt the attempt that it answers; an older one than the order's where it came late
   * @param revision from 1, one more than that attempt's last
   * @param kind where it comes from
   */
  public record Given(int attempt, int revision, Kind kind, Answer answer) {

    /** An operator's answer, or Docket's word on an order that ended without one. */
    public enum Kind {
      ANSWERED,
      ENDED
    }
  }

  public Move {
    outcome.target(from);
  }

  /** A move without an answer. */
  public static Move of(ProvisioningOrder order, Outcome outcome, String why, Origin origin) {
    return new Move(order.id(), order.state(), order.attempt(), outcome, why, origin, null, null);
  }

  /**
   * A newer order takes an older one's place. The governance system is told, unless the older one
   * failed: that it was told then.
   *
   * @param from where the newer one comes from, for the history; empty where that is known
   * @param revision the next free one of the older order's attempt
   */
  public static Move superseding(
      ProvisioningOrder old, long newer, String from, Origin origin, int revision) {
    String why = "superseded by order " + OrderNumber.of(newer) + " of the same assignment" + from;
    Move move = of(old, Outcome.SUPERSEDED, why, origin).inFavourOf(newer);
    return old.state() == OrderState.ERRORED
        ? move
        : move.with(
            new Given(
                old.attempt(),
                revision,
                Given.Kind.ENDED,
                new Answer(Answer.Result.ERROR, why, null, null, null)));
  }

  /** The state that it leads to. */
  public OrderState to() {
    return outcome.target(from);
  }

  /** The order's attempt afterwards. */
  public int attemptAfter() {
    return outcome.beginsAttempt() ? attempt + 1 : attempt;
  }

  /** The same, with an answer to record. */
  public Move with(Given given) {
    return new Move(order, from, attempt, outcome, why, origin, given, supersededBy);
  }

  /** The same, saying which order takes its place. */
  public Move inFavourOf(long newer) {
    return new Move(order, from, attempt, outcome, why, origin, answer, newer);
  }
}
