package dev.docket.sheet.excel;

import dev.docket.sheet.ColumnName;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableContent.Page;
import dev.docket.sheet.workbook.PartWriter;
import dev.docket.sheet.workbook.SheetNames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a workbook: the table, its pages of text, and a hidden sheet of drop-down values where one
 * is needed. Streams straight into the zip: no temporary file, no row is kept.
 */
final class WorkbookWriter {

  /** A page of text is as wide as an A4 sheet, in characters. */
  private static final int PAGE_WIDTH = 95;

  private static final String OFFICE = "application/vnd.openxmlformats-package.";

  private final TableContent content;
  private final PartWriter out;
  private final List<String> names = new ArrayList<>();
  private final DropDowns dropDowns;

  WorkbookWriter(OutputStream target, TableContent content) {
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
    String lists = unique.next("Lists");
    dropDowns = new DropDowns(content.columns(), lists);
    if (dropDowns.needsSheet()) {
      names.add(lists);
    }
  }

  void write() throws IOException {
    contentTypes();
    out.part("_rels/.rels")
        .raw("<Relationships xmlns=\"" + Namespaces.PACKAGE_RELATIONSHIPS + "\">")
        .raw(relationship(1, "officeDocument", "xl/workbook.xml") + "</Relationships>");
    out.part("xl/worksheets/sheet1.xml");
    int rows = new TableSheet(out, content, dropDowns).write();
    int sheet = 1;
    for (Page page : content.pages()) {
      sheet++;
      out.part("xl/worksheets/sheet" + sheet + ".xml");
      page(page);
    }
    if (dropDowns.needsSheet()) {
      out.part("xl/worksheets/sheet" + names.size() + ".xml");
      dropDowns.writeSheet(out);
    }
    workbook(rows);
    Style.write(out);
    out.close();
  }

  private void contentTypes() throws IOException {
    out.part("[Content_Types].xml")
        .raw("<Types xmlns=\"" + Namespaces.CONTENT_TYPES + "\">")
        .raw("<Default Extension=\"rels\" ContentType=\"" + OFFICE + "relationships+xml\"/>")
        .raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
        .raw(override("workbook.xml", "sheet.main+xml"))
        .raw(override("styles.xml", "styles+xml"));
    for (int sheet = 1; sheet <= names.size(); sheet++) {
      out.raw(override("worksheets/sheet" + sheet + ".xml", "worksheet+xml"));
    }
    out.raw("</Types>");
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/"
        + part
        + "\" ContentType=\""
        + Namespaces.SHEET_TYPE
        + type
        + "\"/>";
  }

  private static String relationship(int id, String type, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + Namespaces.RELATIONSHIPS
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private void workbook(int rows) throws IOException {
    out.part("xl/workbook.xml")
        .raw("<workbook xmlns=\"" + Namespaces.MAIN + "\" xmlns:r=\"")
        .raw(Namespaces.RELATIONSHIPS + "\"><bookViews><workbookView activeTab=\"0\"/></bookViews>")
        .raw("<sheets>");
    for (int sheet = 1; sheet <= names.size(); sheet++) {
      boolean hidden = dropDowns.needsSheet() && sheet == names.size();
      out.raw("<sheet name=\"").text(names.get(sheet - 1));
      out.raw("\" sheetId=\"" + sheet + (hidden ? "\" state=\"hidden" : ""));
      out.raw("\" r:id=\"rId" + sheet + "\"/>");
    }
    String table = Formulas.sheet(names.get(0));
    String last = ColumnName.of(content.columns().size() - 1);
    out.raw("</sheets><definedNames>")
        .raw("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">")
        .text(table)
        .raw("!$A$1:$" + last + "$" + (rows + 1) + "</definedName>")
        .raw("<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">")
        .text(table)
        .raw("!$A$1:$" + lastPrinted() + "$" + (rows + 1) + "</definedName>")
        .raw("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">")
        .text(table)
        .raw("!$1:$1</definedName></definedNames></workbook>");
    out.part("xl/_rels/workbook.xml.rels")
        .raw("<Relationships xmlns=\"" + Namespaces.PACKAGE_RELATIONSHIPS + "\">");
    for (int sheet = 1; sheet <= names.size(); sheet++) {
      out.raw(relationship(sheet, "worksheet", "worksheets/sheet" + sheet + ".xml"));
    }
    out.raw(relationship(names.size() + 1, "styles", "styles.xml") + "</Relationships>");
  }

  private String lastPrinted() {
    int last = content.columns().size() - 1;
    while (last > 0 && !content.columns().get(last).printed()) {
      last--;
    }
    return ColumnName.of(last);
  }

  private void page(Page page) throws IOException {
    out.raw("<worksheet xmlns=\"" + Namespaces.MAIN + "\">")
        .raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
        .raw("<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews>")
        .raw("<sheetFormatPr defaultRowHeight=\"13.5\"/>")
        .raw(
            "<cols><col min=\"1\" max=\"1\" width=\""
                + PAGE_WIDTH
                + ".7109375\" customWidth=\"1\"/></cols>")
        .raw("<sheetData>");
    int row = 0;
    for (String line : page.lines()) {
      RowHeight height = new RowHeight();
      height.add(line, PAGE_WIDTH);
      out.raw("<row r=\"" + (row + 1) + "\"" + height.attribute() + ">");
      Cells.write(out, row, 0, line.endsWith(":") ? Style.HEADING : Style.TEXT, line);
      out.raw("</row>");
      row++;
    }
    out.raw("</sheetData>")
        .raw(content.locked() ? TableSheet.PROTECTION : "")
        .raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\"")
        .raw(" header=\"0.3\" footer=\"0.3\"/>")
        .raw("<pageSetup paperSize=\"9\" orientation=\"portrait\" fitToHeight=\"0\"/>")
        .raw(TableSheet.FOOTER + "</worksheet>");
  }
}
