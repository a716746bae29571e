package dev.docket.intake;

import dev.docket.order.OrderNumber;
import dev.docket.sheet.Cell;
import dev.docket.sheet.CheckCode;
import dev.docket.sheet.FoundRow;

/** Tells rows that Docket issued where no header says what a column holds. */
final class OurRow {

  /** What is longer is no order number and no check, whatever was put around them. */
  private static final int LONGEST_KEY = 80;

  private OurRow() {}

  /** Whether a cell holds what was an order number once, mistyped or not. */
  static boolean isOrder(Cell cell) {
    return mayBeKey(cell) && OrderNumber.looksLikeOne(KeyText.of(cell.text()));
  }

  /** Whether a cell has the form of a check. */
  static boolean isCheck(Cell cell) {
    return mayBeKey(cell) && CheckCode.looksLikeOne(KeyText.of(cell.text()));
  }

  /** Whether an order number stands in any cell and a check in another. */
  static boolean is(FoundRow row) {
    return row.cells().stream().anyMatch(OurRow::isOrder)
        && row.cells().stream().anyMatch(OurRow::isCheck);
  }

  private static boolean mayBeKey(Cell cell) {
    int length = cell.text().length();
    return length >= OrderNumber.of(1).length() && length <= LONGEST_KEY;
  }
}
