package dev.docket.feed;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text that are not blank, each held up to a limit. */
final class LineSource implements Closeable {

  /** The longest line, in UTF-16 units. */
  static final int LONGEST = 2_000_000;

  /**
   * A line.
   *
   * @param number its place in the file, from 1, blank lines counted
   * @param text the line without its end; of a line that is too long its beginning
   * @param isCut whether it was too long
   */
  record Line(long number, String text, boolean isCut) {}

  private final Reader reader;
  private long number;

  LineSource(Reader reader) {
    this.reader = new BufferedReader(reader);
  }

  /** The next line that is not blank; null after the last. */
  @Nullable Line next() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean isCut = false;
    int unit = reader.read();
    while (unit >= 0) {
      if (unit == '\n') {
        number++;
        if (!line.toString().isBlank()) {
          return new Line(number, line.toString(), isCut);
        }
        line.setLength(0);
      } else if (line.length() < LONGEST) {
        line.append((char) unit);
      } else {
        isCut = true;
      }
      unit = reader.read();
    }
    number++;
    return line.toString().isBlank() ? null : new Line(number, line.toString(), isCut);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
