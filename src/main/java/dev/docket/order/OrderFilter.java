package dev.docket.order;

import org.jspecify.annotations.Nullable;

/** Which orders to list; null means any. */
public record OrderFilter(
    @Nullable OrderState state,
    @Nullable String entityType,
    @Nullable String resourceType,
    @Nullable Long sheet,
    @Nullable String owner) {

  /** All orders. */
  public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null);
}
