package dev.docket.audit;

/** What became of a file. */
public enum FileOutcome {
  /** Being worked on. */
  WAITING,
  LOADED,
  LOADED_IN_PART,
  ALREADY_LOADED,
  IMPORTED,
  IMPORTED_IN_PART,
  ALREADY_IMPORTED,
  HELD,
  REFUSED,
  IGNORED,
  PUBLISHED;

  /** As it is written for people: {@code imported in part}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
