package dev.docket.sheet.ods;

import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableContent.Colour;
import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The looks of cells, columns and pages of a spreadsheet. */
final class OdsStyles {

  static final String NAMESPACES =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
          + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
          + " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\""
          + " office:version=\"1.2\"";

  static final String HEADER = "header";
  static final String TEXT = "page";
  static final String HEADING = "heading";

  private static final String BORDER = " fo:border=\"0.5pt solid #bfbfbf\"";

  private OdsStyles() {}

  /** The style of a table's cell. */
  static String cell(boolean editable, boolean marked, @Nullable Colour colour) {
    String look =
        colour != null ? colour.name().toLowerCase(Locale.ROOT) : marked ? "marked" : "plain";
    return look + (editable ? "-edit" : "");
  }

  /** The style of a column's header. */
  static String header(boolean editable) {
    return editable ? HEADER + "-edit" : HEADER;
  }

  /** The style of a column by its place. */
  static String column(int place) {
    return "co" + place;
  }

  /** Writes the styles that the tables refer to. */
  static void writeAutomatic(PartWriter out, TableContent content, int pageWidth)
      throws IOException {
    out.raw("<office:automatic-styles>")
        .raw("<number:text-style style:name=\"N100\"><number:text-content/></number:text-style>");
    for (int c = 0; c < content.columns().size(); c++) {
      column(out, column(c), content.columns().get(c).width());
    }
    column(out, "page-column", pageWidth);
    out.raw("<style:style style:name=\"row\" style:family=\"table-row\">")
        .raw("<style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>");
    table(out, "table", "Table");
    table(out, "pages", "Pages");
    for (boolean editable : new boolean[] {false, true}) {
      cell(out, header(editable), editable ? "#ffe699" : "#d9e1f2", null, true, BORDER, false);
      cell(
          out,
          cell(editable, false, null),
          editable ? "#fffdf3" : null,
          null,
          false,
          BORDER,
          editable);
      cell(out, cell(editable, true, null), "#fce4d6", null, false, BORDER, editable);
      for (Colour colour : Colour.values()) {
        String name = cell(editable, false, colour);
        cell(out, name, background(colour), letters(colour), false, BORDER, editable);
      }
    }
    cell(out, TEXT, null, null, false, "", false);
    cell(out, HEADING, null, null, true, "", false);
    out.raw("</office:automatic-styles>");
  }

  private static String background(Colour colour) {
    return switch (colour) {
      case DONE -> "#e2f0d9";
      case FAILED -> "#ffc7ce";
      case QUIET -> "#f2f2f2";
    };
  }

  private static String letters(Colour colour) {
    return switch (colour) {
      case DONE -> "#006100";
      case FAILED -> "#9c0006";
      case QUIET -> "#7f7f7f";
    };
  }

  private static void column(PartWriter out, String name, int characters) throws IOException {
    // A digit of Arial 10 is seven pixels wide at 96 to the inch.
    double centimetres = (Math.min(Math.max(characters, 1), 254) * 7 + 5) * 2.54 / 96;
    out.raw("<style:style style:name=\"" + name + "\" style:family=\"table-column\">")
        .raw("<style:table-column-properties style:column-width=\"")
        .raw(String.format(Locale.ROOT, "%.3fcm", centimetres) + "\"/></style:style>");
  }

  private static void table(PartWriter out, String name, String page) throws IOException {
    out.raw("<style:style style:name=\"" + name + "\" style:family=\"table\"")
        .raw(" style:master-page-name=\"" + page + "\">")
        .raw("<style:table-properties table:display=\"true\"/></style:style>");
  }

  private static void cell(
      PartWriter out,
      String name,
      @Nullable String background,
      @Nullable String letters,
      boolean bold,
      String border,
      boolean editable)
      throws IOException {
    out.raw("<style:style style:name=\"" + name + "\" style:family=\"table-cell\"")
        .raw(" style:parent-style-name=\"Default\" style:data-style-name=\"N100\">")
        .raw("<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"")
        .raw(border)
        .raw(background == null ? "" : " fo:background-color=\"" + background + "\"")
        .raw(editable ? " style:cell-protect=\"none\"/>" : "/>")
        .raw("<style:text-properties")
        .raw(letters == null ? "" : " fo:color=\"" + letters + "\"")
        .raw(bold ? " fo:font-weight=\"bold\"/></style:style>" : "/></style:style>");
  }

  /** Writes the part with the default look and the pages that are printed. */
  static void write(PartWriter out) throws IOException {
    out.part("styles.xml")
        .raw("<office:document-styles" + NAMESPACES + "><office:styles>")
        .raw("<style:style style:name=\"Default\" style:family=\"table-cell\">")
        .raw("<style:text-properties fo:font-family=\"Arial\" fo:font-size=\"10pt\"/>")
        .raw("</style:style></office:styles><office:automatic-styles>");
    layout(out, "pl-table", "29.7cm", "21cm", "landscape");
    layout(out, "pl-pages", "21cm", "29.7cm", "portrait");
    out.raw("</office:automatic-styles><office:master-styles>");
    master(out, "Table", "pl-table");
    master(out, "Pages", "pl-pages");
    out.raw("</office:master-styles></office:document-styles>");
  }

  private static void layout(
      PartWriter out, String name, String width, String height, String orientation)
      throws IOException {
    out.raw("<style:page-layout style:name=\"" + name + "\"><style:page-layout-properties")
        .raw(" fo:page-width=\"" + width + "\" fo:page-height=\"" + height + "\"")
        .raw(" style:print-orientation=\"" + orientation + "\" fo:margin=\"1cm\"")
        .raw(" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/>")
        .raw("<style:footer-style><style:header-footer-properties fo:min-height=\"0.7cm\"/>")
        .raw("</style:footer-style></style:page-layout>");
  }

  private static void master(PartWriter out, String name, String layout) throws IOException {
    out.raw("<style:master-page style:name=\"" + name + "\" style:page-layout-name=\"")
        .raw(layout + "\"><style:footer><text:p><text:sheet-name>-</text:sheet-name> · ")
        .raw("<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count>")
        .raw("</text:p></style:footer></style:master-page>");
  }
}
