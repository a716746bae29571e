package dev.docket.model;

import java.util.Locale;

/** A file format that Docket writes work sheets and receipts in. */
public enum SheetFormat {
  XLSX,
  CSV;

  /** The file name's ending, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
