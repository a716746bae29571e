package dev.docket.sheet;

import dev.docket.language.Message;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opened file that holds one table (CSV) or several (a workbook's sheets). Reads are streamed;
 * memory does not grow with the number of rows. Not safe for use by several threads.
 */
public interface TableReader extends Closeable {

  /** The tables' names in the file's order; a CSV file has one, named with the empty string. */
  List<String> tables();

  /**
   * The rows of one table, from its first. Blank rows may be left out, the numbers stay as the
   * spreadsheet shows them.
   *
   * @param table place in {@link #tables()}
   * @throws UnreadableFileException when the content cannot be read as what it claims to be
   */
  Rows rows(int table) throws IOException;

  /** What separates a CSV file's fields; a comma for formats that have no such thing. */
  default char delimiter() {
    return ',';
  }

  /** What the file's sender should know of how it was read; empty where nothing. */
  default List<Message> warnings() {
    return List.of();
  }

  /** A cursor over rows. */
  interface Rows extends Closeable {

    /**
     * The next row, null after the last.
     *
     * @throws UnreadableFileException when the content cannot be read on
     */
    @Nullable FoundRow next() throws IOException;
  }
}
