package dev.docket.model;

/**
 * How many orders of one kind are normal in one run.
 *
 * @param absolute the most orders; 0 for no limit
 * @param percent the most orders, in percent of the resources there are; 0 for no limit
 */
public record Threshold(int absolute, int percent) {

  /** No limit. */
  public static final Threshold OFF = new Threshold(0, 0);

  /** Whether there is no limit. */
  public boolean isOff() {
    return equals(OFF);
  }
}
