package dev.docket.model;

import java.util.List;
import java.util.Locale;

/** A file format of work sheets, returns and receipts. */
public enum SheetFormat {
  XLSX,
  CSV;

  /** The formats that work sheets are issued in; returns may come in all. */
  public static List<SheetFormat> issued() {
    return List.of(XLSX, CSV);
  }

  /** The file name's ending, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
