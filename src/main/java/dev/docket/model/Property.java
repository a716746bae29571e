package dev.docket.model;

/**
 * What the model says of one property of a resource type.
 *
 * @param name its name in the feeds
 * @param displayName what people call it
 * @param sensitive whether its values are secrets, as a password is
 * @param shownAlthoughSensitive whether the model allows its values to be shown all the same
 */
public record Property(
    String name, String displayName, boolean sensitive, boolean shownAlthoughSensitive) {

  /** Whether its values are kept out of sheets, receipts, logs and results. */
  public boolean isWithheld() {
    return sensitive && !shownAlthoughSensitive;
  }
}
