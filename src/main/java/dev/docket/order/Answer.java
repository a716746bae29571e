package dev.docket.order;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of one attempt at an order.
 *
 * @param message the operator's words; never null where the result is {@link Result#ERROR}
 * @param actualId the identifier that the managed system really gave, where it differs
 * @param doneBy who says to have done it
 * @param doneOn the day on which it was done
 */
public record Answer(
    Result result,
    @Nullable String message,
    @Nullable String actualId,
    @Nullable String doneBy,
    @Nullable LocalDate doneOn) {

  /** The two things that an operator can say. */
  public enum Result {
    CONFIRMED,
    ERROR;

    /** The state that it leads to. */
    public OrderState state() {
      return this == CONFIRMED ? OrderState.EXECUTED : OrderState.ERRORED;
    }

    /** The other one. */
    public Result opposite() {
      return this == CONFIRMED ? ERROR : CONFIRMED;
    }
  }

  /** An answer that was recorded, with its place in the order's life. */
  public record Recorded(
      long order,
      int attempt,
      int revision,
      Answer answer,
      Sender sender,
      java.time.Instant at,
      @Nullable Long file,
      @Nullable Integer row) {}

  /**
   * This answer with the details of an older one where it has none: a blank detail never replaces a
   * filled one.
   */
  public Answer completedFrom(Answer older) {
    return new Answer(
        result,
        message != null ? message : older.message,
        actualId != null ? actualId : older.actualId,
        doneBy != null ? doneBy : older.doneBy,
        doneOn != null ? doneOn : older.doneOn);
  }
}
