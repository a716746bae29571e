package dev.docket.export;

import dev.docket.database.DatabaseSettings;
import dev.docket.database.DatasourceSettings;
import dev.docket.home.ConfigurationException;
import dev.docket.model.SheetFormat;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What work sheets look like.
 *
 * @param rows most rows of one sheet; publishing writes two database rows for each in one
 *     transaction
 * @param formats the file formats, where an operator group names none
 * @param lock whether Docket's own cells are locked in a workbook
 */
@ConfigurationProperties(prefix = "docket.sheet", ignoreUnknownFields = false)
public record SheetSettings(
    @DefaultValue("5000") int rows,
    @DefaultValue("xlsx") List<SheetFormat> formats,
    @DefaultValue("all") Lock lock) {

  /** Which cells are locked. */
  public enum Lock {
    ALL,
    NONE
  }

  private static final int MOST_ROWS_EMBEDDED = 10_000;
  private static final int MOST_ROWS = 50_000;

  public SheetSettings {
    formats = List.copyOf(formats);
    if (rows < 1 || rows > MOST_ROWS) {
      throw new ConfigurationException(
          "docket.sheet.rows: found "
              + rows
              + ", allowed are 1 to "
              + MOST_ROWS
              + " on PostgreSQL and 1 to "
              + MOST_ROWS_EMBEDDED
              + " on the embedded database.");
    }
    if (formats.isEmpty()) {
      throw new ConfigurationException(
          "docket.sheet.formats: found none, allowed are xlsx and csv, one or both.");
    }
  }

  /** Refuses more rows than the database that is used can publish in one transaction. */
  void checkFor(DatasourceSettings datasource, DatabaseSettings database) {
    if (rows <= MOST_ROWS_EMBEDDED) {
      return;
    }
    if (!datasource.isPostgres()) {
      throw new ConfigurationException(
          "docket.sheet.rows: found "
              + rows
              + ", allowed are 1 to "
              + MOST_ROWS_EMBEDDED
              + " on the embedded database; more only on PostgreSQL.");
    }
    if (rows > database.rowsPerTransaction() / 2) {
      throw new ConfigurationException(
          "docket.sheet.rows: found "
              + rows
              + ", but docket.database.rows-per-transaction is "
              + database.rowsPerTransaction()
              + ", and a sheet may have half of that. Set docket.database.rows-per-transaction to "
              + 2 * rows
              + ".");
    }
  }
}
