package dev.docket.model;

/**
 * What holds a resource type's orders back when a run would export unusually many of them.
 *
 * @param insert the limit of creations and associations
 * @param update the limit of updates
 * @param delete the limit of deletions
 */
public record Thresholds(Threshold insert, Threshold update, Threshold delete) {

  /** No limits. */
  public static final Thresholds OFF = new Thresholds(Threshold.OFF, Threshold.OFF, Threshold.OFF);
}
