package dev.docket.sheet.excel;

import dev.docket.sheet.Limits;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.WorkbookZip;
import dev.docket.sheet.workbook.XmlPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a workbook's cell styles show a number as a day or time. */
final class CellStyles {

  private final List<DateFormat> formats = new ArrayList<>();

  /** Reads the styles; none where the workbook has no such part. */
  static CellStyles of(WorkbookZip zip, @Nullable String part) throws IOException {
    CellStyles styles = new CellStyles();
    if (part != null && zip.has(part)) {
      try (XmlPart xml = zip.xml(part)) {
        styles.read(xml);
      }
    }
    return styles;
  }

  private void read(XmlPart xml) throws IOException {
    Map<Integer, DateFormat> own = new HashMap<>();
    boolean inCells = false;
    while (xml.next()) {
      if (xml.starts("numFmt")) {
        String code = xml.attribute("formatCode");
        if (code != null) {
          own.put(number(xml.attribute("numFmtId")), DateFormat.ofCode(Xstring.decode(code)));
        }
      } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
        inCells = xml.starts();
      } else if (inCells && xml.starts("xf")) {
        int format = number(xml.attribute("numFmtId"));
        formats.add(own.getOrDefault(format, DateFormat.ofNumber(format)));
      }
      if (Math.max(own.size(), formats.size()) > Limits.CELL_STYLES) {
        throw Damaged.tooManyStyles();
      }
    }
  }

  /** How a style shows numbers; as such where there is no style of that number. */
  DateFormat format(@Nullable String style) {
    int number = number(style);
    return number >= 0 && number < formats.size() ? formats.get(number) : DateFormat.NONE;
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
