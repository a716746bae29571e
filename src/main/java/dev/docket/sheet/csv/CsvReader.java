package dev.docket.sheet.csv;

import dev.docket.language.Message;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.TextEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An opened CSV file: one table, whose name is empty. */
final class CsvReader implements TableReader {

  private final Path file;
  private final TextEncoding encoding;
  private final Dialect dialect;
  private final List<Rows> opened = new ArrayList<>();

  /**
   * Opens a file.
   *
   * @param legacy the charset of a file that is no UTF-8; null to refuse such a file
   */
  CsvReader(Path file, @Nullable Charset legacy) throws IOException {
    this.file = file;
    this.encoding = TextEncoding.of(file, legacy);
    this.dialect = Dialect.of(file, encoding);
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
    Rows rows = new RecordRows(file, encoding, dialect);
    opened.add(rows);
    return rows;
  }

  @Override
  public char delimiter() {
    return dialect.delimiterToAnswerIn();
  }

  @Override
  public List<Message> warnings() {
    return encoding.isGuessed()
        ? List.of(
            Message.of("csv.legacy-charset", encoding.foreignLine(), encoding.charset().name()))
        : List.of();
  }

  @Override
  public void close() throws IOException {
    for (Rows rows : opened) {
      rows.close();
    }
  }
}
