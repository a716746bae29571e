package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.IsoDate;
import dev.docket.sheet.workbook.XmlPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet. Rows and cells stand where their references say; where a program left the
 * references out, after the one before. Rows without any content, of which a formatted sheet may
 * have a million, are passed over.
 */
final class SheetRows implements TableReader.Rows {

  private final XmlPart xml;
  private final SharedStrings strings;
  private final CellStyles styles;
  private final Serial serial;
  private int number;
  private boolean finished;
  private int rowChars;

  SheetRows(XmlPart xml, SharedStrings strings, CellStyles styles, Serial serial) {
    this.styles = styles;
    this.serial = serial;
    this.xml = xml;
    this.strings = strings;
  }

  @Override
  public @Nullable FoundRow next() throws IOException {
    while (!finished) {
      if (!xml.next() || xml.ends("sheetData")) {
        finished = true;
      } else if (xml.starts("row")) {
        boolean hidden = xml.flag("hidden");
        number = rowNumber(xml.attribute("r"));
        List<Cell> cells = cells();
        if (!cells.isEmpty()) {
          return new FoundRow(number, hidden, cells);
        }
      }
    }
    return null;
  }

  private int rowNumber(@Nullable String reference) throws IOException {
    if (reference == null) {
      number++;
    } else {
      number = rowNumber(reference, 0);
    }
    if (number < 1 || number > Limits.ROWS) {
      throw Damaged.rowBeyond();
    }
    return number;
  }

  /** The row number that begins at a place in a reference. */
  private static int rowNumber(String reference, int from) throws IOException {
    int row = 0;
    for (int i = from; i < reference.length(); i++) {
      int digit = reference.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw Damaged.at(Message.of("workbook.fault.reference"));
      }
      // Beyond any limit already, and it must not overflow back below it.
      row = Math.min(row, Limits.ROWS) * 10 + digit;
    }
    return row;
  }

  /** The row's cells, without trailing blank ones. */
  private List<Cell> cells() throws IOException {
    List<Cell> cells = new ArrayList<>();
    int column = -1;
    rowChars = 0;
    while (xml.next() && !xml.ends("row")) {
      if (xml.starts("c")) {
        String reference = xml.attribute("r");
        column = reference == null ? column + 1 : column(reference);
        if (column >= Limits.COLUMNS) {
          throw Damaged.columnBeyond();
        }
        Cell cell = cell(xml.attribute("t"), styles.format(xml.attribute("s")));
        if (!cell.isBlank()) {
          while (cells.size() <= column) {
            cells.add(Cell.BLANK);
          }
          cells.set(column, cell);
        }
      }
    }
    return cells;
  }

  private static int column(String reference) throws IOException {
    int column = 0;
    int i = 0;
    for (; i < reference.length(); i++) {
      char c = reference.charAt(i);
      int letter = c >= 'a' ? c - 'a' : c - 'A';
      if (letter < 0 || letter > 25) {
        break;
      }
      column = Math.min(column, Limits.COLUMNS) * 26 + letter + 1;
    }
    int row = rowNumber(reference, i);
    if (i == 0 || row < 1 || row > Limits.ROWS) {
      throw Damaged.at(Message.of("workbook.fault.reference"));
    }
    return column - 1;
  }

  private Cell cell(@Nullable String type, DateFormat format) throws IOException {
    String value = null;
    String formula = null;
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("v")) {
        value = text();
      } else if (xml.starts("f")) {
        formula = text();
      } else if (xml.starts("is")) {
        value = counted(SharedStrings.written(xml, "is"));
      }
    }
    if ("str".equals(type) && "".equals(value)) {
      // A formula whose result is the empty text, like =IF(A1=1,"Confirmed",""), says nothing.
      return Cell.BLANK;
    }
    if (value == null || value.isEmpty()) {
      return formula == null ? Cell.BLANK : new Cell(Cell.Kind.BLANK, "", formula);
    }
    return cell(type == null ? "n" : type, value, formula, format);
  }

  private Cell cell(String type, String value, @Nullable String formula, DateFormat format)
      throws IOException {
    return switch (type) {
      case "s" -> textCell(counted(strings.get(value)), formula);
      case "str", "inlineStr" -> textCell(Xstring.decode(value), formula);
      case "b" -> new Cell(Cell.Kind.BOOLEAN, isTrue(value) ? "TRUE" : "FALSE", formula);
      case "e" -> new Cell(Cell.Kind.ERROR, value.strip(), formula);
      // A date as ISO 8601 writes it, which strict workbooks may hold.
      case "d" -> IsoDate.cell(value, formula);
      default -> serial.cell(value, format, formula);
    };
  }

  private static Cell textCell(String text, @Nullable String formula) {
    return text.isEmpty() && formula == null ? Cell.BLANK : new Cell(Cell.Kind.TEXT, text, formula);
  }

  private static boolean isTrue(String value) {
    return value.strip().equals("1") || value.strip().equals("true");
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    xml.text(text);
    return counted(text.toString());
  }

  private String counted(String text) throws IOException {
    rowChars += text.length();
    if (rowChars > Limits.ROW_CHARS) {
      throw Damaged.rowTooLong(number);
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
