package dev.docket.sheet.csv;

import dev.docket.language.Message;
import dev.docket.order.OrderNumber;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a CSV text apart into records, as RFC 4180 says, with any of the three line ends. Blanks
 * around a quoted field are no text; marks of byte order that piled up at the beginning and the
 * Ctrl-Z of old programs at the end are none either. A quotation mark behind a blank that opens no
 * whole field is text.
 *
 * <p>A parser of our own because an answer must name the line where a stray quotation mark opened,
 * bound what such a mark can swallow, and give every character through: Commons CSV keeps only the
 * line where it noticed, has no bounds, and takes U+FFFE for an escape character.
 */
final class RecordParser implements Closeable {

  private static final int END = -1;

  /** How far the end of a field is looked for that may be quoted or not, in UTF-16 units. */
  private static final int LOOK_AHEAD = 1 << 16;

  /** From so many fields on a line within a cell looks like a record. */
  private static final int FIELDS_OF_A_RECORD = 3;

  private static final char MARK = '\uFEFF';
  private static final char CTRL_Z = '\u001A';

  private final Reader in;
  private final char delimiter;
  private final char quote;
  private @Nullable StringBuilder tried;
  private String again = "";
  private int againFrom;
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
  private boolean anyQuoted;
  private boolean begun;

  RecordParser(Reader in, char delimiter) {
    this(in, delimiter, '"');
  }

  RecordParser(Reader in, char delimiter, char quote) {
    this.in = in;
    this.delimiter = delimiter;
    this.quote = quote;
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
    anyQuoted = false;
    while (true) {
      c = field(c);
      fields.add(field.toString());
      anyQuoted |= quoted;
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
    boolean isOldEnd = fields.size() == 1 && field.length() == 1 && field.charAt(0) == CTRL_Z;
    return isOldEnd && peek() == END ? null : fields;
  }

  private int first() throws IOException {
    int c = read();
    while (!begun && c == MARK) {
      c = read();
    }
    begun = true;
    return c;
  }

  /** Whether the last record was one quoted field and nothing else. */
  boolean wrapped() {
    return wrapped;
  }

  /** Whether a field of the last record was quoted. */
  boolean anyQuoted() {
    return anyQuoted;
  }

  /** Reads one field that begins with a character; gives the character that ends it. */
  private int field(int first) throws IOException {
    field.setLength(0);
    int c = first;
    while (isBlank(c) && (isBlank(peek()) || peek() == quote)) {
      append(c);
      c = read();
    }
    quoted = c == quote;
    if (quoted && field.length() > 0) {
      c = behindBlanks();
      if (quoted) {
        return c;
      }
    } else if (quoted) {
      int after = quotedField();
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

  /**
   * Tries whether a quotation mark behind blanks opens a field, which then ends with the character
   * given; else all is as before, and the mark is given.
   */
  private int behindBlanks() throws IOException {
    String blanks = field.toString();
    int lineBefore = line;
    int charsBefore = recordChars;
    StringBuilder read = new StringBuilder();
    tried = read;
    field.setLength(0);
    int after;
    try {
      after = quotedField();
    } catch (Untold e) {
      after = quote;
    }
    tried = null;
    if (endsField(after)) {
      refuseSwallowed();
      return after;
    }
    quoted = false;
    again = read + again.substring(againFrom);
    againFrom = 0;
    line = lineBefore;
    recordChars = charsBefore;
    field.setLength(0);
    field.append(blanks);
    return quote;
  }

  /** It is not told yet that the mark opens a field. */
  private static final class Untold extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Reads a field whose quotation mark was read; gives the character after it and its blanks. */
  private int quotedField() throws IOException {
    openedIn = line;
    quotedText();
    if (tried == null) {
      refuseSwallowed();
    }
    int after = read();
    while (isBlank(after)) {
      after = read();
    }
    return after;
  }

  private void quotedText() throws IOException {
    while (true) {
      int c = read();
      if (tried != null && (c == END || tried.length() > LOOK_AHEAD)) {
        throw new Untold();
      }
      if (c == END) {
        throw new UnreadableFileException(Message.of("csv.unclosed-quote", openedIn));
      }
      if (c == quote) {
        if (peek() != quote) {
          return;
        }
        read();
      } else if (c == '\n' || c == '\r' && peek() != '\n') {
        line++;
      }
      append(c);
    }
  }

  /** A record within a cell is one that a stray quotation mark swallowed: it would be lost. */
  private void refuseSwallowed() throws UnreadableFileException {
    if (line == openedIn) {
      return;
    }
    String[] lines = field.toString().split("[\r\n]+");
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(Pattern.quote(String.valueOf(delimiter)));
      for (String part : parts) {
        String number = part.strip();
        if (parts.length >= FIELDS_OF_A_RECORD && OrderNumber.parse(number).isPresent()) {
          throw new UnreadableFileException(Message.of("csv.swallowed-record", openedIn, number));
        }
      }
    }
  }

  private boolean isBlank(int c) {
    return (c == ' ' || c == '\t') && c != delimiter;
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
      throw tooLong("csv.quote-opens-long-cell", "csv.long-cell", Limits.CELL_CHARS);
    }
    if (recordChars > Limits.ROW_CHARS) {
      throw tooLong("csv.quote-opens-long-row", "csv.long-row", Limits.ROW_CHARS);
    }
  }

  private UnreadableFileException tooLong(String inQuotes, String plain, int most) {
    return new UnreadableFileException(
        quoted ? Message.of(inQuotes, openedIn, most) : Message.of(plain, recordLine, most));
  }

  private int read() throws IOException {
    int c = peek();
    if (c == END) {
      return END;
    }
    if (againFrom < again.length()) {
      againFrom++;
    } else {
      position++;
    }
    if (tried != null) {
      tried.append((char) c);
    }
    return c == CTRL_Z && peek() == END ? END : c;
  }

  private int peek() throws IOException {
    if (againFrom < again.length()) {
      return again.charAt(againFrom);
    }
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
