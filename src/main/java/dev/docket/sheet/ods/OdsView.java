package dev.docket.sheet.ods;

import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;

/** How the spreadsheet is shown when it is opened: the header stays in sight. */
final class OdsView {

  private OdsView() {}

  static void write(PartWriter out, String table) throws IOException {
    out.part("settings.xml")
        .raw("<office:document-settings office:version=\"1.2\"")
        .raw(" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"")
        .raw(" xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\"")
        .raw(" xmlns:ooo=\"http://openoffice.org/2004/office\"><office:settings>")
        .raw("<config:config-item-set config:name=\"ooo:view-settings\">")
        .raw("<config:config-item-map-indexed config:name=\"Views\">")
        .raw("<config:config-item-map-entry>");
    item(out, "ViewId", "string", "view1");
    out.raw("<config:config-item-map-named config:name=\"Tables\">")
        .raw("<config:config-item-map-entry config:name=\"");
    out.text(table).raw("\">");
    item(out, "CursorPositionX", "int", "0");
    item(out, "CursorPositionY", "int", "1");
    item(out, "HorizontalSplitMode", "short", "0");
    item(out, "VerticalSplitMode", "short", "2");
    item(out, "HorizontalSplitPosition", "int", "0");
    item(out, "VerticalSplitPosition", "int", "1");
    item(out, "ActiveSplitRange", "short", "2");
    item(out, "PositionLeft", "int", "0");
    item(out, "PositionRight", "int", "0");
    item(out, "PositionTop", "int", "0");
    item(out, "PositionBottom", "int", "1");
    out.raw("</config:config-item-map-entry></config:config-item-map-named>");
    item(out, "ActiveTable", "string", table);
    out.raw("</config:config-item-map-entry></config:config-item-map-indexed>")
        .raw("</config:config-item-set></office:settings></office:document-settings>");
  }

  private static void item(PartWriter out, String name, String type, String value)
      throws IOException {
    out.raw("<config:config-item config:name=\"" + name + "\" config:type=\"" + type + "\">");
    out.text(value).raw("</config:config-item>");
  }
}
