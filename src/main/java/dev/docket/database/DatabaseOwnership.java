package dev.docket.database;

/**
 * The right of this process to write the database. The embedded database belongs to whoever has the
 * home; on PostgreSQL it is a lock that ends with its connection. Safe for use by several threads.
 */
public interface DatabaseOwnership {

  /**
   * Whether the database is this process's now. Where the connection was lost, the right is taken
   * anew if it can be had. Asks the database; takes at most some seconds. To be asked before work
   * is begun, and while nothing else is done from time to time.
   *
   * @return false where the database cannot be reached or another process has it
   */
  boolean isOurs();
}
