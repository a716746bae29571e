package dev.docket.audit;

/** What a file is to Docket. */
public enum FileRole {
  ORDERS,
  RETURN,
  /** A return for a dry run. */
  CHECK,
  SHEET,
  RECEIPT,
  RESULTS
}
