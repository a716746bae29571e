package dev.docket.order;

import org.jspecify.annotations.Nullable;

/** One row of an order's history. A move has different states, a note the same. */
public record HistoryEntry(
    long order,
    OrderState from,
    OrderState to,
    Outcome outcome,
    int attempt,
    String why,
    Origin origin) {

  /** Who did it: the doer where one was named, else the sender. */
  public String who() {
    @Nullable String doer = origin.doer();
    return doer == null ? origin.sender().name() : doer;
  }
}
