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

  /** Refuses a number that does not fit the database that is used. */
  void checkFor(DatasourceSettings datasource) {
    int most = datasource.isPostgres() ? MOST : MOST_EMBEDDED;
    if (rowsPerTransaction < LEAST || rowsPerTransaction > most) {
      throw new ConfigurationException(
          "docket.database.rows-per-transaction: found "
              + rowsPerTransaction
              + ", allowed are "
              + LEAST
              + " to "
              + most
              + (datasource.isPostgres() ? " on PostgreSQL." : " on the embedded database."));
    }
  }
}
