package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.util.List;

/**
 * How long a returned file's header and rows are in the database, which keeps them as JSON: a
 * quotation mark takes two characters there, a control character six. What does not fit is refused
 * before anything is written. Immutable.
 */
final class StoredLength {

  /** Quotation marks and a comma. */
  private static final int AROUND_TEXT = 3;

  /**
   * Refuses a header that does not fit.
   *
   * @throws UnreadableFileException with the row and the limit named
   */
  void refuseTooLong(ReturnHeader header) throws UnreadableFileException {
    if (ofTexts(header.names()) > Limits.STORED_HEADER_CHARS) {
      throw new UnreadableFileException(
          Message.of("header.too-long-to-keep", header.row(), Limits.STORED_HEADER_CHARS));
    }
  }

  /**
   * The length of a row.
   *
   * @return in UTF-16 units
   * @throws UnreadableFileException when it does not fit, with the row and the limit named
   */
  long of(ReturnRow row) throws UnreadableFileException {
    long length = ofTexts(row.cells());
    long toAnswer =
        ofCells(row.fixed().values().stream().toList())
            + ofCells(row.properties().values().stream().toList());
    if (Math.max(length, toAnswer) > Limits.STORED_ROW_CHARS) {
      throw new UnreadableFileException(
          Message.of("row.too-long-to-keep", row.number(), Limits.STORED_ROW_CHARS));
    }
    return length + toAnswer;
  }

  private static long ofCells(List<Cell> cells) {
    long length = 0;
    for (Cell cell : cells) {
      String formula = cell.formula();
      length += ofText(cell.text()) + (formula == null ? 0 : ofText(formula));
    }
    return length;
  }

  private static long ofTexts(List<String> texts) {
    long length = 0;
    for (String text : texts) {
      length += ofText(text) + AROUND_TEXT;
    }
    return length;
  }

  private static long ofText(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        length += "\b\t\n\f\r".indexOf(c) >= 0 ? 1 : 5;
      } else if (c == '"' || c == '\\') {
        length++;
      }
    }
    return length;
  }
}
