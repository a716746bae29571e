package dev.docket.database;

import dev.docket.home.ConfigurationException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the database is used.
 *
 * @param rowsPerTransaction most rows that one transaction writes; the embedded database keeps a
 *     transaction's rows in the heap
 */
@ConfigurationProperties(prefix = "docket.database", ignoreUnknownFields = false)
public record DatabaseSettings(@DefaultValue("20000") int rowsPerTransaction) {

  private static final int LEAST = 100;
  private static final int MOST_EMBEDDED = 20_000;
  private static final int MOST = 100_000;

  public DatabaseSettings {
    check(rowsPerTransaction, MOST, "");
  }

  /** Refuses what is too much for the database that is used. */
  void checkFor(DatasourceSettings datasource) {
    if (!datasource.isPostgres()) {
      check(rowsPerTransaction, MOST_EMBEDDED, " on the embedded database");
    }
  }

  private static void check(int rows, int most, String where) {
    if (rows < LEAST || rows > most) {
      throw new ConfigurationException(
          "docket.database.rows-per-transaction: found "
              + rows
              + ", allowed are "
              + LEAST
              + " to "
              + most
              + where
              + (most == MOST ? "." : "; PostgreSQL takes up to " + MOST + "."));
    }
  }
}
