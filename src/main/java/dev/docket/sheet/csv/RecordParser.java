package dev.docket.sheet.csv;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a CSV text apart into records, as RFC 4180 says, with any of the three line ends. Blanks
 * around a quoted field are no text; marks of byte order that piled up at the beginning and the
 * Ctrl-Z of old programs at the end are none either.
 *
 * <p>A parser of our own because an answer must name the line where a stray quotation mark opened,
 * bound what such a mark can swallow, and give every character through: Commons CSV keeps only the
 * line where it noticed, has no bounds, and takes U+FFFE for an escape character.
 */
final class RecordParser implements Closeable {

  private static final int END = -1;
  private static final char MARK = '\uFEFF';
  private static final char CTRL_Z = '\u001A';

  private final Reader in;
  private final char delimiter;
  private final char[] buffer = new char[1 << 13];
  private final StringBuilder field = new StringBuilder();
  private int position;
  private int limit;
  private int line = 1;
  private int openedIn;
  private int recordLine;
  private int recordChars;
  private boolean quoted;
  private boolean wrapped;
  private boolean begun;

  RecordParser(Reader in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** The next record's fields as they stand in the file, without their quotes; null at the end. */
  @Nullable List<String> next() throws IOException {
    int c = first();
    if (c == END) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    recordLine = line;
    recordChars = 0;
    while (true) {
      c = field(c);
      fields.add(field.toString());
      if (c != delimiter) {
        break;
      }
      if (fields.size() == Limits.COLUMNS) {
        throw new UnreadableFileException(
            Message.of("csv.too-many-columns", recordLine, Limits.COLUMNS));
      }
      c = read();
    }
    wrapped = quoted && fields.size() == 1;
    lineEnd(c);
    return fields;
  }

  private int first() throws IOException {
    int c = read();
    while (!begun && c == MARK) {
      c = read();
    }
    begun = true;
    return c == CTRL_Z && peek() == END ? END : c;
  }

  /** Whether the last record was one quoted field and nothing else. */
  boolean wrapped() {
    return wrapped;
  }

  /** Reads one field that begins with a character; gives the character that ends it. */
  private int field(int first) throws IOException {
    field.setLength(0);
    int c = first;
    while (c == ' ' && delimiter != ' ' && (peek() == ' ' || peek() == '"')) {
      append(c);
      c = read();
    }
    quoted = c == '"';
    if (quoted) {
      field.setLength(0);
      openedIn = line;
      quotedText();
      int after = read();
      while (after == ' ' && delimiter != ' ') {
        after = read();
      }
      if (!endsField(after)) {
        throw new UnreadableFileException(Message.of("csv.text-after-quote", openedIn, line));
      }
      return after;
    }
    while (!endsField(c)) {
      append(c);
      c = read();
    }
    return c;
  }

  private void quotedText() throws IOException {
    while (true) {
      int c = read();
      if (c == END) {
        throw new UnreadableFileException(Message.of("csv.unclosed-quote", openedIn));
      }
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        read();
      } else if (c == '\n' || c == '\r' && peek() != '\n') {
        line++;
      }
      append(c);
    }
  }

  private boolean endsField(int c) {
    return c == delimiter || c == '\n' || c == '\r' || c == END;
  }

  private void lineEnd(int c) throws IOException {
    if (c == END) {
      return;
    }
    if (c == '\r' && peek() == '\n') {
      read();
    }
    line++;
  }

  private void append(int c) throws UnreadableFileException {
    field.append((char) c);
    recordChars++;
    if (field.length() > Limits.CELL_CHARS) {
      throw tooLong("cell", Limits.CELL_CHARS);
    }
    if (recordChars > Limits.ROW_CHARS) {
      throw tooLong("row", Limits.ROW_CHARS);
    }
  }

  private UnreadableFileException tooLong(String what, int limitChars) {
    return quoted
        ? new UnreadableFileException(
            Message.of("csv.quote-opens-long-" + what, openedIn, limitChars))
        : new UnreadableFileException(Message.of("csv.long-" + what, recordLine, limitChars));
  }

  private int read() throws IOException {
    if (position == limit && !fill()) {
      return END;
    }
    return buffer[position++];
  }

  private int peek() throws IOException {
    return position == limit && !fill() ? END : buffer[position];
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(in.read(buffer, 0, buffer.length), 0);
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
