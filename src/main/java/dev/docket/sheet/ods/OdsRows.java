package dev.docket.sheet.ods;

import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.XmlPart;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table. A row or cell may stand for many equal ones: empty ones are passed over,
 * whatever their number; others are given one by one, within the {@link Limits}.
 */
final class OdsRows implements TableReader.Rows {

  private final XmlPart xml;
  private final OdsCells reader;
  private final Closeable place;

  /** Whether the rows of each group that is open are hidden. */
  private final Deque<Boolean> hiddenGroups = new ArrayDeque<>();

  private boolean finished;
  private long number;
  private int still;
  private int repeated;
  private long chars;
  private long repeatedChars;
  private boolean hidden;
  private List<Cell> cells = List.of();

  /**
   * Reads on where a table begins.
   *
   * @param place what is closed with the rows
   */
  OdsRows(XmlPart xml, boolean from1904, Closeable place) {
    this.place = place;
    this.xml = xml;
    this.reader = new OdsCells(xml, from1904);
  }

  @Override
  public @Nullable FoundRow next() throws IOException {
    while (still == 0 && !finished) {
      advance();
    }
    if (still == 0) {
      return null;
    }
    still--;
    number++;
    return new FoundRow((int) number, hidden, cells);
  }

  private void advance() throws IOException {
    if (!xml.next() || xml.ends("table")) {
      finished = true;
    } else if (xml.starts("table-row")) {
      row();
    } else if (xml.starts("table-row-group")) {
      hiddenGroups.push("false".equals(xml.attribute("display")));
    } else if (xml.ends("table-row-group")) {
      hiddenGroups.pop();
    } else if (xml.starts() && !xml.starts("table-header-rows") && !xml.starts("table-rows")) {
      // Columns, shapes, forms: what lies in them is no row of this table.
      xml.skip();
    }
  }

  private void row() throws IOException {
    int count = count("number-rows-repeated");
    String visibility = xml.attribute("visibility");
    cells = cells();
    if (cells.isEmpty()) {
      number += count;
      return;
    }
    if (number + count > Limits.ROWS) {
      throw Damaged.rowBeyond();
    }
    repeated += count - 1;
    if (repeated > Limits.REPEATED_ROWS) {
      throw Damaged.tooLarge(Message.of("workbook.limit.repeated", Limits.REPEATED_ROWS));
    }
    repeatedChars += chars * (count - 1);
    if (repeatedChars > Limits.REPEATED_CHARS) {
      throw Damaged.tooLarge(
          Message.of("workbook.limit.repeated-characters", Limits.REPEATED_CHARS));
    }
    hidden =
        "collapse".equals(visibility)
            || "filter".equals(visibility)
            || hiddenGroups.contains(Boolean.TRUE);
    still = count;
  }

  /** The row's cells, without trailing blank ones. */
  private List<Cell> cells() throws IOException {
    List<Cell> found = new ArrayList<>();
    long column = 0;
    chars = 0;
    while (xml.next() && !xml.ends("table-row")) {
      if (!xml.starts("table-cell") && !xml.starts("covered-table-cell")) {
        if (xml.starts()) {
          xml.skip();
        }
        continue;
      }
      int count = count("number-columns-repeated");
      Cell cell = Cell.BLANK;
      if (xml.starts("covered-table-cell")) {
        // What lies under a merged cell is not seen by anybody.
        xml.skip();
      } else {
        cell = reader.cell();
      }
      if (!cell.isBlank()) {
        if (column + count > Limits.COLUMNS) {
          throw Damaged.columnBeyond();
        }
        String formula = cell.formula();
        chars += (long) (cell.text().length() + (formula == null ? 0 : formula.length())) * count;
        if (chars > Limits.ROW_CHARS) {
          throw Damaged.rowTooLong((int) Math.min(number + 1, Limits.ROWS));
        }
        while (found.size() < column) {
          found.add(Cell.BLANK);
        }
        for (int i = 0; i < count; i++) {
          found.add(cell);
        }
      }
      column += count;
    }
    return found;
  }

  private int count(String attribute) throws IOException {
    String text = xml.attribute(attribute);
    if (text == null) {
      return 1;
    }
    try {
      int count = Integer.parseInt(text.strip());
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // As a number below one.
    }
    throw Damaged.at(Message.of("workbook.fault.repetition"));
  }

  @Override
  public void close() throws IOException {
    place.close();
  }
}
