package dev.docket.sheet.csv;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An opened CSV file. Cells are given as they stand there; who uses them decodes them. */
final class CsvReader implements TableReader {

  private final Path file;
  private final Dialect dialect;
  private final List<Rows> opened = new ArrayList<>();

  CsvReader(Path file) throws IOException {
    this.file = file;
    this.dialect = Dialect.of(file);
  }

  @Override
  public List<String> tables() {
    return List.of("");
  }

  @Override
  public Rows rows(int table) throws IOException {
    if (table != 0) {
      throw new IndexOutOfBoundsException("A CSV file has one table, not table " + table);
    }
    Rows rows = new Records(file, dialect);
    opened.add(rows);
    return rows;
  }

  @Override
  public char delimiter() {
    return dialect.delimiterToAnswerIn();
  }

  @Override
  public void close() throws IOException {
    for (Rows rows : opened) {
      rows.close();
    }
  }

  /** Each record is one row, also where it spans several lines; empty lines count as rows. */
  private static final class Records implements Rows {

    private final RecordParser parser;
    private final Dialect dialect;
    private int number;

    Records(Path file, Dialect dialect) throws IOException {
      this.dialect = dialect;
      parser = new RecordParser(new DecodingReader(file), dialect.delimiter());
      if (dialect.announced()) {
        parser.next();
      }
    }

    @Override
    public @Nullable FoundRow next() throws IOException {
      List<String> fields = parser.next();
      while (fields != null) {
        number++;
        boolean unwrap = dialect.wraps() && parser.wrapped();
        List<String> inner = unwrap ? Dialect.unwrap(fields.get(0), dialect.delimiter()) : null;
        List<Cell> cells = cells(inner == null ? fields : inner);
        if (!cells.isEmpty()) {
          return new FoundRow(number, false, cells);
        }
        fields = parser.next();
      }
      return null;
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
}
