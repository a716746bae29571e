package dev.docket.sheet.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks made by hand, as odd as one wants them. */
public final class ZipBuilder {

  static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** A workbook of one sheet with this inside {@code sheetData}. */
  public static ZipBuilder workbook(String rows) {
    return new ZipBuilder()
        .part(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
        .part(
            "xl/workbook.xml",
            "<workbook "
                + MAIN
                + " xmlns:r=\""
                + TYPES
                + "\"><sheets>"
                + "<sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\""
                + TYPES
                + "worksheet\""
                + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\""
                + TYPES
                + "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>")
        .part(
            "xl/worksheets/sheet1.xml",
            "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
  }

  public ZipBuilder strings(String items) {
    return part("xl/sharedStrings.xml", "<sst " + MAIN + ">" + items + "</sst>");
  }

  public ZipBuilder part(String name, String text) {
    return part(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public ZipBuilder part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }
}
