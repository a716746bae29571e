package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TaskText;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares Docket's own cells of a row with what was issued, as far as the columns are there. */
final class Alteration {

  private static final int SHOWN_BEFORE = 40;

  private Alteration() {}

  /** What was altered, the first of it; null where nothing was. */
  static @Nullable Message of(ReturnRow row, Map<String, String> issued) {
    for (SheetColumn column : SheetColumn.values()) {
      if (column.use() == SheetColumn.Use.COMPARED && row.has(column)) {
        String was = issued.getOrDefault(column.header(), "");
        if (!SameValue.same(was, row.cell(column))) {
          return RowPlace.cell(row, column, difference(was, row.cell(column)));
        }
      }
    }
    return ofProperties(row, issued);
  }

  private static @Nullable Message ofProperties(ReturnRow row, Map<String, String> issued) {
    Map<String, String> properties = new TreeMap<>();
    issued.forEach(
        (header, text) -> {
          if (IssuedRow.isProperty(header)) {
            properties.put(Normal.key(header), text);
          }
        });
    // Only columns of the row's own resource type tell its task; others may be the operators' own.
    String own = Normal.key(issued.getOrDefault(SheetColumn.RESOURCE_TYPE.header(), "") + ":");
    for (Map.Entry<String, Cell> found : row.properties().entrySet()) {
      String header = Normal.key(found.getKey());
      String was = properties.getOrDefault(header, "");
      if (header.startsWith(own) && !isSame(was, found.getValue())) {
        return RowPlace.cell(row, found.getKey(), difference(was, found.getValue()));
      }
    }
    return null;
  }

  private static boolean isSame(String was, Cell found) {
    return SameValue.same(was, found)
        || TaskText.isNotShown(was) && TaskText.isNotShown(Normal.text(found.text()));
  }

  /** Of long texts the part where they begin to differ. */
  private static Message difference(String was, Cell found) {
    String text = found.text();
    int same = 0;
    while (same < Math.min(was.length(), text.length()) && was.charAt(same) == text.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - SHOWN_BEFORE);
    return Message.of("row.altered", Words.quote(from(text, from)), Words.quote(from(was, from)));
  }

  private static String from(String text, int from) {
    boolean halves =
        from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from));
    return from == 0 ? text : "…" + text.substring(halves ? from + 1 : from);
  }
}
