package dev.docket.sheet.excel;

import dev.docket.sheet.Limits;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.excel.WorkbookZip.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An opened workbook: its sheets in their order, hidden ones too. */
final class ExcelReader implements TableReader {

  private final WorkbookZip zip;
  private final List<Sheet> sheets = new ArrayList<>();
  private final @Nullable String stringsPart;
  private @Nullable SharedStrings strings;

  private record Sheet(String name, String part) {}

  ExcelReader(Path file) throws IOException {
    zip = new WorkbookZip(file);
    try {
      String found = WorkbookZip.target(zip.references(""), "officeDocument");
      String workbook = found == null ? "xl/workbook.xml" : found;
      Map<String, Reference> references = zip.references(workbook);
      stringsPart = WorkbookZip.target(references, "sharedStrings");
      sheets(workbook, references);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void sheets(String workbook, Map<String, Reference> references) throws IOException {
    try (XmlPart xml = zip.xml(workbook)) {
      while (xml.next()) {
        if (!xml.starts("sheet")) {
          continue;
        }
        String name = xml.attribute("name");
        String id = xml.attribute("id");
        Reference reference = id == null ? null : references.get(id);
        // Sheets that are charts or dialogs hold no rows.
        if (name != null && reference != null && reference.type().equals("worksheet")) {
          sheets.add(new Sheet(name, reference.target()));
        }
        if (sheets.size() > Limits.SHEETS) {
          throw Damaged.tooLarge("has more than " + Limits.SHEETS + " sheets, the most read");
        }
      }
    }
  }

  @Override
  public List<String> tables() {
    return sheets.stream().map(Sheet::name).toList();
  }

  @Override
  public Rows rows(int table) throws IOException {
    Sheet sheet = sheets.get(table);
    return new SheetRows(zip.xml(sheet.part()), strings());
  }

  private SharedStrings strings() throws IOException {
    if (strings == null) {
      strings =
          stringsPart != null && zip.has(stringsPart)
              ? new SharedStrings(zip.xml(stringsPart))
              : new SharedStrings();
    }
    return strings;
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      if (strings != null) {
        strings.close();
      }
    }
  }
}
