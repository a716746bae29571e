package dev.docket.sheet.ods;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.WorkbookZip;
import dev.docket.sheet.workbook.XmlPart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An opened spreadsheet: its tables in their order, hidden ones too. */
final class OdsReader implements TableReader {

  private static final String CONTENT = "content.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";

  /** What other files held, to which formulas refer; no table of this file. */
  private static final Pattern EXTERNAL = Pattern.compile("'.*'#\\$.*", Pattern.DOTALL);

  private final WorkbookZip zip;
  private final List<String> tables = new ArrayList<>();
  private boolean from1904;
  private @Nullable Place last;

  OdsReader(Path file) throws IOException {
    zip = new WorkbookZip(file);
    try {
      refuseEncrypted();
      try (XmlPart xml = opened()) {
        for (String name = nextTable(xml); name != null; name = nextTable(xml)) {
          tables.add(Limits.sheetName(name));
          if (tables.size() > Limits.SHEETS) {
            throw Damaged.tooManySheets();
          }
          xml.skip();
        }
      }
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void refuseEncrypted() throws IOException {
    if (!zip.has(MANIFEST)) {
      return;
    }
    // As text: older programs declare a document type there.
    if (zip.head(MANIFEST).contains("encryption-data")) {
      throw new UnreadableFileException(Message.of("workbook.password"));
    }
  }

  /** The content, from where its tables begin. */
  private XmlPart opened() throws IOException {
    XmlPart xml = zip.xml(CONTENT);
    try {
      while (xml.next()) {
        if (xml.starts("spreadsheet")) {
          return xml;
        }
      }
      throw Damaged.at(Message.of("workbook.fault.part-missing", "office:spreadsheet"));
    } catch (IOException | RuntimeException e) {
      xml.close();
      throw e;
    }
  }

  /** Goes to the next table's start and gives its name; null after the last. */
  private @Nullable String nextTable(XmlPart xml) throws IOException {
    while (xml.next() && !xml.ends("spreadsheet")) {
      if (xml.starts("calculation-settings")) {
        settings(xml);
      } else if (xml.starts("table")) {
        String name = xml.attribute("name");
        String shown = name == null ? "" : name;
        if (!EXTERNAL.matcher(shown).matches()) {
          return shown;
        }
        xml.skip();
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    return null;
  }

  private void settings(XmlPart xml) throws IOException {
    while (xml.next() && !xml.ends("calculation-settings")) {
      if (xml.starts("null-date")) {
        from1904 = "1904-01-01".equals(xml.attribute("date-value"));
      }
    }
  }

  @Override
  public List<String> tables() {
    return List.copyOf(tables);
  }

  @Override
  public Rows rows(int table) throws IOException {
    Place place = last;
    last = null;
    // Looking through one table after the other is one way through the content, not many.
    if (place == null || place.busy || place.table >= table) {
      if (place != null && !place.busy) {
        place.xml.close();
      }
      place = new Place(opened());
    }
    try {
      place.goTo(table);
      last = place;
      return new OdsRows(place.xml, from1904, place);
    } catch (IOException | RuntimeException e) {
      place.xml.close();
      throw e;
    }
  }

  /** How far one way through the content is. */
  private final class Place implements Closeable {

    private final XmlPart xml;
    private int table = -1;
    private int depth;
    private boolean busy;

    Place(XmlPart xml) {
      this.xml = xml;
    }

    void goTo(int wanted) throws IOException {
      busy = true;
      while (table < wanted) {
        if (table >= 0) {
          xml.leave(depth);
        }
        nextTable(xml);
        depth = xml.depth();
        table++;
      }
    }

    /** The table's rows are not read on; where another way was begun since, this one ends. */
    @Override
    public void close() throws IOException {
      busy = false;
      if (last != this) {
        xml.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    Place place = last;
    last = null;
    try (zip) {
      if (place != null) {
        place.xml.close();
      }
    }
  }
}
