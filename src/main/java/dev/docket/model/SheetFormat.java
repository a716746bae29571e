package dev.docket.model;

import java.util.List;
import java.util.Locale;

/** A file format of work sheets, returns and receipts. */
public enum SheetFormat {
  XLSX,
  CSV,
  /** OpenDocument spreadsheets: returns, and the receipts of such returns. */
  ODS,
  /** Workbooks of Excel 97 to 2003: returns only; the receipt of one is an {@link #XLSX}. */
  XLS;

  /** The formats that work sheets are issued in; returns may come in all. */
  public static List<SheetFormat> issued() {
    return List.of(XLSX, CSV);
  }

  /** The format that the receipt of a return in this format is written in. */
  public SheetFormat written() {
    return this == XLS ? XLSX : this;
  }

  /** The file name's ending, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
