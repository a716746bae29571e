package dev.docket.run;

/**
 * The phases of the complete job, in their order. A feature takes part by offering a {@link
 * PhaseStep}; a phase that no feature has taken is not there.
 */
public enum Phase {
  /** Take in the feeds. */
  SYNCHRONIZE,
  /** Compare extracts with what was said. */
  VERIFY,
  /** Make orders from what is wanted and what is there. */
  COMPUTE,
  /** Hold what is suspiciously much. */
  THRESHOLDS,
  /** Freeze pending orders into sheets. */
  CLAIM,
  /** Write the sheets' files. */
  WRITE,
  /** Hand them out. */
  PUBLISH,
  /** Tell people. */
  NOTIFY
}
