package dev.docket.sheet.excel;

import dev.docket.sheet.Limits;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.excel.Relationships.Target;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.WorkbookZip;
import dev.docket.sheet.workbook.XmlPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An opened workbook: its sheets in their order, hidden ones too. */
final class ExcelReader implements TableReader {

  private final WorkbookZip zip;
  private final Scratch scratch;
  private final List<Sheet> sheets = new ArrayList<>();
  private final @Nullable String stringsPart;
  private final CellStyles styles;
  private boolean from1904;
  private @Nullable SharedStrings strings;

  private record Sheet(String name, String part) {}

  ExcelReader(Path file, Scratch scratch) throws IOException {
    this.scratch = scratch;
    zip = new WorkbookZip(file);
    try {
      String found = Relationships.of(zip, "").first("officeDocument");
      String workbook = found == null ? "xl/workbook.xml" : found;
      Relationships references = Relationships.of(zip, workbook);
      stringsPart = references.first("sharedStrings");
      sheets(workbook, references);
      styles = CellStyles.of(zip, references.first("styles"));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void sheets(String workbook, Relationships references) throws IOException {
    try (XmlPart xml = zip.xml(workbook)) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          from1904 = xml.flag("date1904");
        }
        if (!xml.starts("sheet")) {
          continue;
        }
        String name = xml.attribute("name");
        Target target = references.get(xml.attribute("id"));
        // Sheets that are charts or dialogs hold no rows.
        if (name != null && target != null && target.type().equals("worksheet")) {
          sheets.add(new Sheet(Limits.sheetName(name), target.part()));
        }
        if (sheets.size() > Limits.SHEETS) {
          throw Damaged.tooManySheets();
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
    SharedStrings texts = strings();
    return new SheetRows(zip.xml(sheet.part()), texts, styles, new Serial(from1904));
  }

  private SharedStrings strings() throws IOException {
    if (strings == null) {
      strings =
          stringsPart != null && zip.has(stringsPart)
              ? new SharedStrings(zip.xml(stringsPart), scratch)
              : new SharedStrings(scratch);
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
