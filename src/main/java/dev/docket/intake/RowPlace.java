package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.sheet.SheetColumn;

/** Where something stands in a return, as the spreadsheet shows it. */
final class RowPlace {

  private RowPlace() {}

  /** What is to be said of a row. */
  static Message row(ReturnRow row, Message what) {
    return Message.of("row.at", Message.of("row.row", row.number()), what);
  }

  /** What is to be said of a cell: {@code Row 12, column H (Result): …}. */
  static Message cell(ReturnRow row, SheetColumn column, Message what) {
    Integer place = row.columns().fixed().get(column);
    return Message.of(
        "row.at",
        place == null
            ? Message.of("row.column-missing", row.number(), column.title())
            : cell(row, place),
        what);
  }

  /** What is to be said of a property's cell. */
  static Message cell(ReturnRow row, String property, Message what) {
    Integer place = row.columns().properties().get(property);
    return Message.of(
        "row.at", place == null ? Message.of("row.row", row.number()) : cell(row, place), what);
  }

  private static Message cell(ReturnRow row, int place) {
    return Message.of(
        "row.column",
        row.number(),
        Words.column(place),
        Words.shortened(row.columns().names().get(place)));
  }
}
