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

  public DatabaseSettings {
    if (rowsPerTransaction < 100 || rowsPerTransaction > 20_000) {
      throw new ConfigurationException(
          "docket.database.rows-per-transaction: found "
              + rowsPerTransaction
              + ", allowed are 100 to 20000 on the embedded database.");
    }
  }
}
