package dev.docket.export;

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

  private static final int MOST_ROWS = 10_000;

  public SheetSettings {
    formats = List.copyOf(formats);
    if (rows < 1 || rows > MOST_ROWS) {
      throw new ConfigurationException(
          "docket.sheet.rows: found "
              + rows
              + ", allowed are 1 to "
              + MOST_ROWS
              + " on the embedded database.");
    }
    if (formats.isEmpty()) {
      throw new ConfigurationException(
          "docket.sheet.formats: found none, allowed are xlsx and csv, one or both.");
    }
  }
}
