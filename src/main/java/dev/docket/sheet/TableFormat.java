package dev.docket.sheet;

import dev.docket.model.SheetFormat;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One file format: writes tables and reads them. Implementations keep no state and are safe for use
 * by several threads.
 */
public interface TableFormat {

  /** The format that this is. */
  SheetFormat format();

  /**
   * Writes the table to a new file and forces it to disk. Rows are streamed.
   *
   * @param target a file that does not exist yet
   */
  void write(Path target, TableContent content) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws UnreadableFileException when it cannot be read as this format
   */
  TableReader open(Path file) throws IOException;

  /**
   * As {@link #open}, but nothing is guessed: for files that programs write, not people.
   *
   * @throws UnreadableFileException when it cannot be read as this format
   */
  default TableReader openStrictly(Path file) throws IOException {
    return open(file);
  }
}
