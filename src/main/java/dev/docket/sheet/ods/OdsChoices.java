package dev.docket.sheet.ods;

import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The drop-down lists of a table's columns. */
final class OdsChoices {

  private final List<Column> columns;
  private final String table;

  OdsChoices(List<Column> columns, String table) {
    this.columns = columns;
    this.table = table;
  }

  /** The name of a column's list; null where it has none. */
  @Nullable String of(int column) {
    return offers(columns.get(column)) ? "choice" + column : null;
  }

  private static boolean offers(Column column) {
    return column.editable() && !column.choices().isEmpty();
  }

  /** Writes the lists, which stand before the tables. */
  void write(PartWriter out) throws IOException {
    if (columns.stream().noneMatch(OdsChoices::offers)) {
      return;
    }
    out.raw("<table:content-validations>");
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (offers(column)) {
        out.raw("<table:content-validation table:name=\"" + of(c) + "\"")
            .raw(" table:allow-empty-cell=\"true\" table:display-list=\"unsorted\"")
            .raw(" table:base-cell-address=\"");
        out.text(address(table, c, 1)).raw("\" table:condition=\"");
        out.text("of:cell-content-is-in-list(" + listed(column.choices()) + ")");
        out.raw("\"><table:error-message table:message-type=\"stop\" table:display=\"true\"")
            .raw(" table:title=\"");
        out.text(column.header()).raw("\"><text:p>");
        out.text(String.join(" · ", column.choices()));
        out.raw("</text:p></table:error-message></table:content-validation>");
      }
    }
    out.raw("</table:content-validations>");
  }

  private static String listed(List<String> choices) {
    StringBuilder list = new StringBuilder();
    for (String choice : choices) {
      list.append(list.isEmpty() ? "" : ";");
      list.append('"').append(choice.replace("\"", "\"\"")).append('"');
    }
    return list.toString();
  }

  /** A cell's address, both numbers from 0: {@code 'My table'.AB12}. */
  static String address(String table, int column, int row) {
    return "'" + table.replace("'", "''") + "'." + letters(column) + (row + 1);
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
