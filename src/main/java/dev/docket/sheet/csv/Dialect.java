package dev.docket.sheet.csv;

import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one CSV file separates its fields.
 *
 * @param delimiter what separates them
 * @param announced whether the first line says so ({@code sep=;}, a line that Excel hides)
 * @param wraps whether a record that is one quoted field may hold the real record; only where our
 *     headers were found, since a list of one column is no wrapped sheet
 */
record Dialect(char delimiter, boolean announced, boolean wraps) {

  private static final char[] CANDIDATES = {',', ';', '\t'};
  private static final int HEADER_WITHIN = 20;
  private static final Set<String> HEADERS = Set.of("order", "check", "result");

  /**
   * Finds the dialect: what the file announces; else the delimiter under which our header names
   * appear (decimal commas and texts further down must not decide); else the one that occurs most
   * often in the first line, and the caller will say which headers it misses.
   */
  static Dialect of(Path file) throws IOException {
    String firstLine = firstLine(file);
    Character announced = announcement(firstLine);
    if (announced != null) {
      return new Dialect(announced, true, false);
    }
    for (char candidate : CANDIDATES) {
      if (fits(file, candidate)) {
        return new Dialect(candidate, false, true);
      }
    }
    return new Dialect(mostFrequent(firstLine), false, false);
  }

  /**
   * What an answer to the file separates its fields with, so that it is read without being told.
   */
  char delimiterToAnswerIn() {
    for (char candidate : CANDIDATES) {
      if (candidate == delimiter) {
        return delimiter;
      }
    }
    return CANDIDATES[0];
  }

  /**
   * The record inside a record that is one quoted field: so Excel saves a comma file that it opened
   * where the semicolon rules. Null where there is none inside.
   */
  static @Nullable List<String> unwrap(String field, char delimiter) throws IOException {
    if (field.indexOf(delimiter) < 0) {
      return null;
    }
    RecordParser inner = new RecordParser(new StringReader(field), delimiter);
    try {
      List<String> fields = inner.next();
      return inner.next() == null ? fields : null;
    } catch (UnreadableFileException e) {
      // No record inside, so the field is what it seems to be: one cell's text.
      return null;
    }
  }

  private static boolean fits(Path file, char delimiter) throws IOException {
    try (RecordParser parser = new RecordParser(new DecodingReader(file), delimiter)) {
      for (int i = 0; i < HEADER_WITHIN; i++) {
        List<String> fields = parser.next();
        if (fields == null) {
          return false;
        }
        List<String> inner = parser.wrapped() ? unwrap(fields.get(0), delimiter) : null;
        if (isHeader(inner == null ? fields : inner)) {
          return true;
        }
      }
      return false;
    } catch (UnreadableFileException e) {
      // Under a wrong delimiter a sound file looks broken; the chosen one will tell for real.
      return false;
    }
  }

  private static boolean isHeader(List<String> fields) {
    Set<String> names = new HashSet<>();
    for (String field : fields) {
      names.add(normalised(field));
    }
    return names.containsAll(HEADERS);
  }

  private static String normalised(String header) {
    StringBuilder kept = new StringBuilder();
    header
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> Character.isSpaceChar(c) ? ' ' : c)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Character announcement(String firstLine) {
    String line = firstLine;
    if (line.length() == 7 && line.startsWith("\"") && line.endsWith("\"")) {
      line = line.substring(1, 6);
    }
    boolean announces =
        line.length() == 5 && line.charAt(4) != '"' && line.regionMatches(true, 0, "sep=", 0, 4);
    return announces ? line.charAt(4) : null;
  }

  private static char mostFrequent(String firstLine) {
    boolean inQuotes = false;
    int[] found = new int[CANDIDATES.length];
    for (int i = 0; i < firstLine.length(); i++) {
      char c = firstLine.charAt(i);
      inQuotes ^= c == '"';
      for (int k = 0; k < CANDIDATES.length && !inQuotes; k++) {
        found[k] += c == CANDIDATES[k] ? 1 : 0;
      }
    }
    int best = 0;
    for (int k = 1; k < found.length; k++) {
      best = found[k] > found[best] ? k : best;
    }
    return CANDIDATES[best];
  }

  /** The first line, of which the beginning suffices. */
  private static String firstLine(Path file) throws IOException {
    try (Reader reader = new DecodingReader(file)) {
      char[] start = new char[1 << 13];
      int length = Math.max(reader.read(start, 0, start.length), 0);
      int end = 0;
      while (end < length && start[end] != '\n' && start[end] != '\r') {
        end++;
      }
      return new String(start, 0, end);
    }
  }
}
