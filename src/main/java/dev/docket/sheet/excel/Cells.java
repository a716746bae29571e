package dev.docket.sheet.excel;

import dev.docket.sheet.ColumnName;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;

/** Cells as they are written: always text, never a number or a formula. */
final class Cells {

  private Cells() {}

  /**
   * Writes a cell; an empty text gives a cell with a style and no value.
   *
   * @throws IllegalArgumentException when the text is longer than a cell holds
   */
  static void write(PartWriter out, int row, int column, Style style, String text)
      throws IOException {
    write(out, row, column, ColumnName.of(column), style, text);
  }

  /** The same, with the column's letters at hand, which are made once per table. */
  static void write(
      PartWriter out, int row, int column, String columnName, Style style, String text)
      throws IOException {
    if (text.length() > TableContent.MAX_CELL) {
      throw new IllegalArgumentException(
          "Cell "
              + reference(row, column)
              + " would hold "
              + text.length()
              + " characters; a cell holds at most "
              + TableContent.MAX_CELL);
    }
    out.raw("<c r=\"").raw(columnName).raw(row + 1).raw("\" s=\"").raw(style.ordinal());
    if (text.isEmpty()) {
      out.raw("\"/>");
      return;
    }
    out.raw("\" t=\"inlineStr\"><is><t");
    // Without this, programs drop blanks at either end.
    if (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
      out.raw(" xml:space=\"preserve\"");
    }
    out.raw(">").text(Xstring.encode(text)).raw("</t></is></c>");
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isSpaceChar(c);
  }

  /** The reference of a cell, both numbers from 0: {@code AB12}. */
  static String reference(int row, int column) {
    return ColumnName.of(column) + (row + 1);
  }

  /** At most so many characters of a text, no pair halved. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(length - 2));
    return text.substring(0, length - (halves ? 2 : 1)) + "…";
  }
}
