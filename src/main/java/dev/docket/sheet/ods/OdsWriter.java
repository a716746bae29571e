package dev.docket.sheet.ods;

import dev.docket.sheet.Limits;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableContent.Colour;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.TableContent.Page;
import dev.docket.sheet.TableContent.Row;
import dev.docket.sheet.TableContent.RowColour;
import dev.docket.sheet.workbook.PartWriter;
import dev.docket.sheet.workbook.SheetNames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a spreadsheet: the table and its pages of text. Streams straight into the zip: no
 * temporary file, no row is kept. Rows are coloured once, when they are written.
 */
final class OdsWriter {

  /** A page of text is as wide as an A4 sheet, in characters. */
  private static final int PAGE_WIDTH = 95;

  private static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  private final TableContent content;
  private final PartWriter out;
  private final List<String> names = new ArrayList<>();

  OdsWriter(OutputStream target, TableContent content) {
    if (content.columns().isEmpty()) {
      throw new IllegalArgumentException("A table without columns cannot be written");
    }
    this.content = content;
    this.out = new PartWriter(target);
    SheetNames unique = new SheetNames();
    names.add(unique.next(content.name()));
    for (Page page : content.pages()) {
      names.add(unique.next(page.name()));
    }
  }

  void write() throws IOException {
    // The format wants this part first, so that the file can be told by its first bytes.
    out.stored("mimetype", TYPE);
    manifest();
    OdsStyles.write(out);
    OdsView.write(out, names.get(0));
    out.part("content.xml").raw("<office:document-content" + OdsStyles.NAMESPACES + ">");
    OdsStyles.writeAutomatic(out, content, PAGE_WIDTH);
    out.raw("<office:body><office:spreadsheet>");
    OdsChoices choices = new OdsChoices(content.columns(), names.get(0));
    choices.write(out);
    int rows = table(choices);
    for (int i = 0; i < content.pages().size(); i++) {
      page(names.get(i + 1), content.pages().get(i));
    }
    filter(rows);
    out.raw("</office:spreadsheet></office:body></office:document-content>");
    out.close();
  }

  private void manifest() throws IOException {
    out.part("META-INF/manifest.xml")
        .raw("<manifest:manifest manifest:version=\"1.2\"")
        .raw(" xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">")
        .raw("<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\"")
        .raw(" manifest:media-type=\"" + TYPE + "\"/>");
    for (String part : List.of("content.xml", "styles.xml", "settings.xml")) {
      out.raw("<manifest:file-entry manifest:full-path=\"" + part + "\"")
          .raw(" manifest:media-type=\"text/xml\"/>");
    }
    out.raw("</manifest:manifest>");
  }

  private int table(OdsChoices choices) throws IOException {
    begin(names.get(0), "table");
    for (int c = 0; c < content.columns().size(); c++) {
      Column column = content.columns().get(c);
      out.raw("<table:table-column table:style-name=\"" + OdsStyles.column(c) + "\"")
          .raw(" table:default-cell-style-name=\"")
          .raw(OdsStyles.cell(column.editable(), false, null) + "\"/>");
    }
    out.raw("<table:table-header-rows><table:table-row table:style-name=\"row\">");
    for (Column column : content.columns()) {
      cell(OdsStyles.header(column.editable()), null, column.header());
    }
    out.raw("</table:table-row></table:table-header-rows>");
    int rows = 0;
    while (content.rows().hasNext()) {
      rows++;
      if (rows >= Limits.ROWS) {
        throw new IllegalArgumentException("A sheet holds at most " + Limits.ROWS + " rows");
      }
      row(content.rows().next(), choices);
    }
    out.raw("</table:table>");
    return rows;
  }

  private void begin(String name, String style) throws IOException {
    out.raw("<table:table table:name=\"").text(name).raw("\" table:style-name=\"" + style + "\"");
    out.raw(content.locked() ? " table:protected=\"true\">" : ">");
  }

  private void row(Row row, OdsChoices choices) throws IOException {
    if (row.cells().size() != content.columns().size()) {
      throw new IllegalArgumentException(
          "A row has " + row.cells().size() + " cells, the table " + content.columns().size());
    }
    Colour colour = colour(row);
    out.raw("<table:table-row table:style-name=\"row\">");
    for (int c = 0; c < row.cells().size(); c++) {
      boolean editable = content.columns().get(c).editable();
      String style = OdsStyles.cell(editable, row.marked().get(c), colour);
      cell(style, choices.of(c), row.cells().get(c));
    }
    out.raw("</table:table-row>");
  }

  private @Nullable Colour colour(Row row) {
    for (RowColour colour : content.colours()) {
      if (row.cells().get(colour.column()).equalsIgnoreCase(colour.equalTo())) {
        return colour.colour();
      }
    }
    return null;
  }

  private void cell(String style, @Nullable String choice, String text) throws IOException {
    if (text.length() > TableContent.MAX_CELL) {
      throw new IllegalArgumentException(
          "A cell holds at most " + TableContent.MAX_CELL + " characters");
    }
    out.raw("<table:table-cell table:style-name=\"").raw(style).raw("\"");
    if (choice != null) {
      out.raw(" table:content-validation-name=\"").raw(choice).raw("\"");
    }
    if (text.isEmpty()) {
      out.raw("/>");
      return;
    }
    out.raw(" office:value-type=\"string\">");
    OdsText.write(out, text);
    out.raw("</table:table-cell>");
  }

  private void page(String name, Page page) throws IOException {
    begin(name, "pages");
    out.raw("<table:table-column table:style-name=\"page-column\"/>");
    for (String line : page.lines()) {
      out.raw("<table:table-row table:style-name=\"row\">");
      cell(line.endsWith(":") ? OdsStyles.HEADING : OdsStyles.TEXT, null, line);
      out.raw("</table:table-row>");
    }
    if (page.lines().isEmpty()) {
      out.raw("<table:table-row table:style-name=\"row\"><table:table-cell/></table:table-row>");
    }
    out.raw("</table:table>");
  }

  private void filter(int rows) throws IOException {
    out.raw("<table:database-ranges><table:database-range")
        .raw(" table:name=\"__Anonymous_Sheet_DB__0\" table:display-filter-buttons=\"true\"")
        .raw(" table:target-range-address=\"");
    out.text(OdsChoices.address(names.get(0), 0, 0)).raw(":");
    out.text(OdsChoices.address(names.get(0), content.columns().size() - 1, rows));
    out.raw("\"/></table:database-ranges>");
  }
}
