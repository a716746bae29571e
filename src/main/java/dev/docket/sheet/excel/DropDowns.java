package dev.docket.sheet.excel;

import dev.docket.sheet.ColumnName;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The table's drop-down lists. A short list stands in the validation itself; Excel takes up to 255
 * characters there, without commas in a value, so others go to a hidden sheet.
 */
final class DropDowns {

  private static final int MAX_INLINE = 250;
  private static final int MAX_TITLE = 32;
  private static final int MAX_MESSAGE = 225;

  private final List<Column> columns;
  private final List<List<String>> listed = new ArrayList<>();
  private final String listSheet;

  /**
   * Sorts the lists.
   *
   * @param listSheet the hidden sheet's name, should one be needed
   */
  DropDowns(List<Column> columns, String listSheet) {
    this.columns = columns;
    this.listSheet = listSheet;
    for (Column column : columns) {
      if (offers(column) && !fitsInline(column.choices())) {
        listed.add(column.choices());
      }
    }
  }

  private static boolean offers(Column column) {
    return column.editable() && !column.choices().isEmpty();
  }

  /** Whether a hidden sheet is needed. */
  boolean needsSheet() {
    return !listed.isEmpty();
  }

  /** Writes the hidden sheet: one column per list. */
  void writeSheet(PartWriter out) throws IOException {
    out.raw("<worksheet xmlns=\"" + Namespaces.MAIN + "\"><sheetData>");
    int rows = listed.stream().mapToInt(List::size).max().orElse(0);
    for (int row = 0; row < rows; row++) {
      out.raw("<row r=\"" + (row + 1) + "\">");
      for (int column = 0; column < listed.size(); column++) {
        if (row < listed.get(column).size()) {
          Cells.write(out, row, column, Style.TEXT, listed.get(column).get(row));
        }
      }
      out.raw("</row>");
    }
    out.raw("</sheetData></worksheet>");
  }

  /** Writes the validations for the table's rows, from the second row to the last. */
  void writeValidations(PartWriter out, int lastRow) throws IOException {
    long count = columns.stream().filter(DropDowns::offers).count();
    if (count == 0) {
      return;
    }
    out.raw("<dataValidations count=\"" + count + "\">");
    int list = 0;
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (!offers(column)) {
        continue;
      }
      out.raw("<dataValidation type=\"list\" errorStyle=\"stop\" allowBlank=\"1\"");
      // The column's header and the allowed values say enough, in any language.
      out.raw(" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"");
      out.text(Xstring.encode(Cells.cut(column.header(), MAX_TITLE))).raw("\" error=\"");
      out.text(Xstring.encode(Cells.cut(String.join(" · ", column.choices()), MAX_MESSAGE)));
      out.raw("\" sqref=\"" + Cells.reference(1, c) + ":" + Cells.reference(lastRow, c));
      out.raw("\"><formula1>");
      if (fitsInline(column.choices())) {
        out.text(Formulas.quoted(String.join(",", column.choices())));
      } else {
        String name = ColumnName.of(list);
        out.text(Formulas.sheet(listSheet));
        out.raw("!$" + name + "$1:$" + name + "$" + column.choices().size());
        list++;
      }
      out.raw("</formula1></dataValidation>");
    }
    out.raw("</dataValidations>");
  }

  private static boolean fitsInline(List<String> choices) {
    for (String choice : choices) {
      boolean plain = choice.indexOf(',') < 0 && choice.strip().equals(choice);
      if (!plain || !Xstring.encode(choice).equals(choice) || choice.startsWith("=")) {
        return false;
      }
    }
    return Formulas.quoted(String.join(",", choices)).length() <= MAX_INLINE;
  }
}
