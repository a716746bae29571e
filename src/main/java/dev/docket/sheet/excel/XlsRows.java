package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.workbook.Damaged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet of a workbook of Excel 97 to 2003. A row is told of before its cells; the
 * cells come row by row.
 */
final class XlsRows implements TableReader.Rows {

  /** A formula's result that is the empty text, like that of {@code =IF(A1=1,"Confirmed","")}. */
  private static final int EMPTY_TEXT = 3;

  private static final int HIDDEN = 0x20;

  /** What a formula is, that the format keeps in a form of its own. */
  private static final String FORMULA = "";

  private final BiffStream in;
  private final StringStore strings;
  private final XlsStyles styles;
  private final Serial serial;
  private final BitSet hidden = new BitSet();

  private boolean finished;
  private int inner;
  private int row = -1;
  private long rowChars;
  private List<Cell> cells = new ArrayList<>();
  private @Nullable FoundRow ready;

  /** Where the text of a formula that was read last belongs; -1 for none. */
  private int awaitingText = -1;

  XlsRows(BiffStream in, StringStore strings, XlsStyles styles, Serial serial) {
    this.in = in;
    this.strings = strings;
    this.styles = styles;
    this.serial = serial;
  }

  @Override
  public @Nullable FoundRow next() throws IOException {
    while (ready == null && !finished) {
      if (!in.next()) {
        throw Damaged.at(Message.of("workbook.fault.ends"));
      }
      record();
    }
    FoundRow found = ready;
    ready = null;
    return found;
  }

  private void record() throws IOException {
    int record = in.record();
    if (record == Biff.BEGIN) {
      // A chart on the sheet has records of its own.
      inner++;
    } else if (record == Biff.END) {
      inner--;
      if (inner < 0) {
        finish();
        finished = true;
      }
    } else if (inner == 0) {
      content(record);
    }
  }

  private void content(int record) throws IOException {
    switch (record) {
      case Biff.ENCRYPTED -> throw new UnreadableFileException(Message.of("workbook.password"));
      case Biff.ROW -> {
        int number = in.unsignedShort();
        in.skip(10);
        hidden.set(number, (in.unsignedShort() & HIDDEN) != 0);
      }
      case Biff.TEXT_SHARED,
          Biff.TEXT,
          Biff.TEXT_RICH,
          Biff.NUMBER,
          Biff.NUMBER_SHORT,
          Biff.BOOLEAN_OR_ERROR,
          Biff.FORMULA ->
          cell(record);
      case Biff.NUMBERS_SHORT -> numbers();
      case Biff.FORMULA_TEXT -> {
        if (awaitingText >= 0) {
          String text = in.text();
          if (text.isEmpty()) {
            takeBack(awaitingText);
          } else {
            put(awaitingText, new Cell(Cell.Kind.TEXT, text, FORMULA));
          }
          awaitingText = -1;
        }
      }
      default -> {
        // Widths, drawings, formats: nothing of a row.
      }
    }
  }

  /** A formula whose result is the empty text says nothing. */
  private void takeBack(int column) {
    cells.set(column, Cell.BLANK);
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
  }

  private void cell(int record) throws IOException {
    begin(in.unsignedShort());
    int column = in.unsignedShort();
    DateFormat format = styles.of(in.unsignedShort());
    awaitingText = -1;
    switch (record) {
      case Biff.TEXT_SHARED -> put(column, Cell.text(shared(in.integer())));
      case Biff.TEXT, Biff.TEXT_RICH -> put(column, Cell.text(in.text()));
      case Biff.NUMBER -> put(column, number(Double.longBitsToDouble(in.longInteger()), format));
      case Biff.NUMBER_SHORT -> put(column, number(Biff.number(in.integer()), format));
      case Biff.BOOLEAN_OR_ERROR -> {
        int value = in.unsignedByte();
        put(column, booleanOrError(value, in.unsignedByte() != 0, null));
      }
      default -> formula(column, in.longInteger(), format);
    }
  }

  private void formula(int column, long result, DateFormat format) throws IOException {
    if (result >>> 48 != 0xFFFF) {
      Cell number = number(Double.longBitsToDouble(result), format);
      put(column, new Cell(number.kind(), number.text(), FORMULA));
      return;
    }
    int value = (int) (result >> 16 & 0xFF);
    switch ((int) (result & 0xFF)) {
      case 1 -> put(column, booleanOrError(value, false, FORMULA));
      case 2 -> put(column, booleanOrError(value, true, FORMULA));
      case EMPTY_TEXT -> awaitingText = -1;
      default -> {
        put(column, new Cell(Cell.Kind.BLANK, "", FORMULA));
        awaitingText = (result & 0xFF) == 0 ? column : -1;
      }
    }
  }

  private static Cell booleanOrError(int value, boolean error, @Nullable String formula) {
    return error
        ? new Cell(Cell.Kind.ERROR, Biff.error(value), formula)
        : new Cell(Cell.Kind.BOOLEAN, value != 0 ? "TRUE" : "FALSE", formula);
  }

  private Cell number(double value, DateFormat format) {
    return serial.cell(Double.toString(value), format, null);
  }

  private void numbers() throws IOException {
    begin(in.unsignedShort());
    awaitingText = -1;
    int column = in.unsignedShort();
    // Behind the last number stands the last column.
    while (in.left() >= 6 + 2) {
      DateFormat format = styles.of(in.unsignedShort());
      put(column, number(Biff.number(in.integer()), format));
      column++;
    }
  }

  private String shared(int index) throws IOException {
    if (index < 0 || index >= strings.size()) {
      throw Damaged.at(Message.of("workbook.fault.text-missing"));
    }
    return strings.get(index);
  }

  private void begin(int number) throws IOException {
    if (number == row) {
      return;
    }
    if (number < row) {
      throw Damaged.at(Message.of("workbook.fault.order"));
    }
    finish();
    row = number;
  }

  private void finish() {
    if (!cells.isEmpty()) {
      ready = new FoundRow(row + 1, hidden.get(row), cells);
    }
    cells = new ArrayList<>();
    rowChars = 0;
  }

  private void put(int column, Cell cell) throws IOException {
    if (cell.isBlank()) {
      return;
    }
    if (column >= Limits.COLUMNS) {
      throw Damaged.columnBeyond();
    }
    rowChars += cell.text().length();
    if (rowChars > Limits.ROW_CHARS) {
      throw Damaged.rowTooLong(row + 1);
    }
    while (cells.size() <= column) {
      cells.add(Cell.BLANK);
    }
    cells.set(column, cell);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
