package dev.docket.database;

/** The databases that Docket can use. Tests run one after the other, each on the current one. */
public enum TestDatabaseKind {
  HSQLDB,
  POSTGRESQL;

  private static TestDatabaseKind current = HSQLDB;

  /** The one that fixtures are to take. */
  public static TestDatabaseKind current() {
    return current;
  }

  /** From now on fixtures take this one. */
  public void use() {
    current = this;
  }
}
