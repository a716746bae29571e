package dev.docket.sheet.csv;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.TextEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each record is one row, also where it spans several lines; empty lines count as rows. */
final class RecordRows implements TableReader.Rows {

  /** A text within a record within a cell has at most so many line breaks. */
  private static final int MOST_PIECES = 100;

  private final RecordParser parser;
  private final Dialect dialect;
  private final Deque<Read> readAhead = new ArrayDeque<>();
  private int number;

  /** A record as it stands in the file, and whether it is one quoted field. */
  private record Read(List<String> fields, boolean isQuoted) {}

  RecordRows(Path file, TextEncoding encoding, Dialect dialect) throws IOException {
    this.dialect = dialect;
    parser = dialect.parser(new DecodingReader(file, encoding));
    if (dialect.announced()) {
      parser.next();
    }
  }

  @Override
  public @Nullable FoundRow next() throws IOException {
    for (Read read = read(); read != null; read = read()) {
      number++;
      int row = number;
      List<Cell> cells = cells(fields(read));
      if (!cells.isEmpty()) {
        return new FoundRow(row, false, cells);
      }
    }
    return null;
  }

  private @Nullable Read read() throws IOException {
    Read ahead = readAhead.poll();
    if (ahead != null) {
      return ahead;
    }
    List<String> fields = parser.next();
    return fields == null ? null : new Read(fields, parser.wrapped());
  }

  private List<String> fields(Read read) throws IOException {
    String inside = dialect.inside(read.fields(), read.isQuoted());
    if (inside == null) {
      return read.fields();
    }
    List<String> fields = isOpen(inside) ? putTogether(inside) : null;
    fields = fields == null ? dialect.unwrapped(inside) : fields;
    return fields == null ? read.fields() : fields;
  }

  /** A quotation mark that closes in none of the cell's own lines closes in a row below. */
  private static boolean isOpen(String text) {
    return (text.chars().filter(c -> c == '"').count() & 1) == 1;
  }

  /** A record that its line breaks tore into several rows; null where there is none. */
  private @Nullable List<String> putTogether(String first) throws IOException {
    StringBuilder text = new StringBuilder(first);
    List<Read> pieces = new ArrayList<>();
    boolean open = true;
    while (open && pieces.size() < MOST_PIECES && text.length() < Limits.ROW_CHARS) {
      Read next = read();
      if (next == null) {
        break;
      }
      pieces.add(next);
      String inside = dialect.inside(next.fields(), next.isQuoted());
      if (inside == null && next.fields().size() > 1) {
        // A row of its own, whatever the one above it is.
        break;
      }
      String piece = inside == null ? next.fields().get(0) : inside;
      text.append('\n').append(piece);
      open ^= isOpen(piece);
    }
    List<String> fields = open ? null : dialect.unwrapped(text.toString());
    if (fields == null) {
      for (int i = pieces.size() - 1; i >= 0; i--) {
        readAhead.addFirst(pieces.get(i));
      }
    } else {
      number += pieces.size();
    }
    return fields;
  }

  private static List<Cell> cells(List<String> fields) {
    int length = fields.size();
    while (length > 0 && fields.get(length - 1).isEmpty()) {
      length--;
    }
    List<Cell> cells = new ArrayList<>(length);
    for (String field : fields.subList(0, length)) {
      cells.add(Cell.text(field));
    }
    return cells;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
