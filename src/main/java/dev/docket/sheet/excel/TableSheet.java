package dev.docket.sheet.excel;

import dev.docket.sheet.ColumnName;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.TableContent.Row;
import dev.docket.sheet.TableContent.RowColour;
import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the sheet that holds the table. The order of the elements is fixed by the format; a
 * program that meets them in another order calls the file damaged.
 */
final class TableSheet {

  private final PartWriter out;
  private final TableContent content;
  private final DropDowns dropDowns;
  private final List<String> columnNames;

  TableSheet(PartWriter out, TableContent content, DropDowns dropDowns) {
    this.out = out;
    this.content = content;
    this.dropDowns = dropDowns;
    this.columnNames =
        IntStream.range(0, content.columns().size()).mapToObj(ColumnName::of).toList();
  }

  /** Writes the sheet and gives the number of rows below the header. */
  int write() throws IOException {
    out.raw("<worksheet xmlns=\"" + Namespaces.MAIN + "\">")
        .raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
        .raw("<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">")
        .raw("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .raw("<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>")
        .raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"13.5\"/>");
    columns();
    out.raw("<sheetData>");
    header();
    int rows = 0;
    while (content.rows().hasNext()) {
      rows++;
      row(rows, content.rows().next());
    }
    out.raw("</sheetData>");
    if (content.locked()) {
      out.raw(PROTECTION);
    }
    out.raw("<autoFilter ref=\"" + tableRange(0, rows) + "\"/>");
    if (rows > 0) {
      colours(rows);
      dropDowns.writeValidations(out, rows);
    }
    out.raw("<pageMargins left=\"0.3\" right=\"0.3\" top=\"0.4\" bottom=\"0.5\"")
        .raw(" header=\"0.3\" footer=\"0.25\"/>")
        .raw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>")
        .raw(FOOTER + "</worksheet>");
    return rows;
  }

  /** The table's cells from one row to another, both from 0. */
  private String tableRange(int from, int to) {
    int last = content.columns().size() - 1;
    return Cells.reference(from, 0) + ":" + Cells.reference(to, last);
  }

  /** No password: a lock keeps from slips, nobody is kept out. An attribute of 0 is "allowed". */
  static final String PROTECTION =
      "<sheetProtection sheet=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\""
          + " autoFilter=\"0\"/>";

  /** The sheet's name and the page, in no language. */
  static final String FOOTER =
      "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>";

  private void columns() throws IOException {
    out.raw("<cols>");
    for (int c = 0; c < content.columns().size(); c++) {
      Column column = content.columns().get(c);
      out.raw("<col min=\"" + (c + 1) + "\" max=\"" + (c + 1) + "\" width=\"");
      out.raw(Math.min(Math.max(column.width(), 1), 254)).raw(".7109375\" customWidth=\"1\"");
      if (column.editable()) {
        out.raw(" style=\"" + Style.EDITABLE_COLUMN.ordinal() + "\"");
      }
      out.raw("/>");
    }
    out.raw("</cols>");
  }

  private void header() throws IOException {
    RowHeight height = new RowHeight();
    for (Column column : content.columns()) {
      // The filter's button takes room, too.
      height.add(column.header(), column.width() - 3);
    }
    out.raw("<row r=\"1\"" + height.attribute() + ">");
    for (int c = 0; c < content.columns().size(); c++) {
      Column column = content.columns().get(c);
      Style style = column.editable() ? Style.HEADER_EDITABLE : Style.HEADER;
      Cells.write(out, 0, c, columnNames.get(c), style, column.header());
    }
    out.raw("</row>");
  }

  private void row(int index, Row row) throws IOException {
    if (row.cells().size() != content.columns().size()) {
      throw new IllegalArgumentException(
          "A row has " + row.cells().size() + " cells, the table " + content.columns().size());
    }
    if (index >= Limits.ROWS) {
      throw new IllegalArgumentException("A sheet holds at most " + Limits.ROWS + " rows");
    }
    RowHeight height = new RowHeight();
    for (int c = 0; c < row.cells().size(); c++) {
      height.add(row.cells().get(c), content.columns().get(c).width());
    }
    out.raw("<row r=\"").raw(index + 1).raw("\"").raw(height.attribute()).raw(">");
    for (int c = 0; c < row.cells().size(); c++) {
      Style style = Style.of(content.columns().get(c).editable(), row.marked().get(c));
      Cells.write(out, index, c, columnNames.get(c), style, row.cells().get(c));
    }
    out.raw("</row>");
  }

  private void colours(int rows) throws IOException {
    if (content.colours().isEmpty()) {
      return;
    }
    out.raw("<conditionalFormatting sqref=\"" + tableRange(1, rows) + "\">");
    int priority = 0;
    for (RowColour colour : content.colours()) {
      priority++;
      out.raw("<cfRule type=\"expression\" dxfId=\"" + colour.colour().ordinal());
      out.raw("\" priority=\"" + priority + "\" stopIfTrue=\"1\"><formula>");
      // A formula's comparison of texts ignores case already.
      String formula =
          "$" + ColumnName.of(colour.column()) + "2=" + Formulas.quoted(colour.equalTo());
      out.text(Xstring.encode(formula));
      out.raw("</formula></cfRule>");
    }
    out.raw("</conditionalFormatting>");
  }
}
