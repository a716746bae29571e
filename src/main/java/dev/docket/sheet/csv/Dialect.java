package dev.docket.sheet.csv;

import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TextEncoding;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one CSV file separates its fields.
 *
 * @param delimiter what separates them
 * @param announced whether the first line says so ({@code sep=;}, a line that Excel hides)
 * @param inner what separates the fields inside a record that became one cell; null where records
 *     are what they seem to be
 */
record Dialect(char delimiter, boolean announced, @Nullable Character inner) {

  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
  private static final int HEADER_WITHIN = 20;

  /** As typed, or saved once more as a cell of a table. */
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("\uFEFF*\"?sep=([^\"])\"?[,;|\t ]*", Pattern.CASE_INSENSITIVE);

  private static final Set<SheetColumn> REQUIRED = required();

  private static Set<SheetColumn> required() {
    Set<SheetColumn> required = EnumSet.allOf(SheetColumn.class);
    required.removeIf(column -> !column.isRequired());
    return required;
  }

  /**
   * Finds the dialect: the one under which our header names appear (decimal commas and texts
   * further down must not decide), what the file announces first; else the announced one; else the
   * delimiter that occurs most often in the first line, and the caller will say which headers it
   * misses.
   */
  static Dialect of(Path file, TextEncoding encoding) throws IOException {
    String firstLine = firstLine(file, encoding);
    Matcher matcher = ANNOUNCEMENT.matcher(firstLine);
    boolean isAnnounced = matcher.matches();
    char announced = isAnnounced ? matcher.group(1).charAt(0) : ',';
    List<Character> likely =
        isAnnounced
            ? Stream.concat(Stream.of(announced), CANDIDATES.stream()).distinct().toList()
            : CANDIDATES;
    for (Dialect dialect : candidates(likely, isAnnounced)) {
      if (dialect.fits(file, encoding)) {
        return dialect;
      }
    }
    return new Dialect(isAnnounced ? announced : mostFrequent(firstLine), isAnnounced, null);
  }

  /**
   * What an answer to the file separates its fields with, so that it is read without being told.
   */
  char delimiterToAnswerIn() {
    return CANDIDATES.contains(delimiter) ? delimiter : CANDIDATES.get(0);
  }

  /** Records within one cell of another dialect first: they would fit the inner one half. */
  private static List<Dialect> candidates(List<Character> likely, boolean announced) {
    Stream<Dialect> wrapped =
        likely.stream()
            .flatMap(
                outer ->
                    likely.stream()
                        .filter(inner -> !inner.equals(outer))
                        .map(inner -> new Dialect(outer, announced, inner)));
    Stream<Dialect> plain = likely.stream().map(c -> new Dialect(c, announced, c));
    return Stream.concat(wrapped, plain).toList();
  }

  /**
   * A record's fields: those inside its one cell where it has become one. So Excel saves a comma
   * file that it opened where the semicolon rules, with a semicolon for each further column that
   * any row has.
   *
   * @param isQuoted whether the record is one quoted field and nothing else
   */
  List<String> fields(List<String> record, boolean isQuoted) throws IOException {
    if (inner == null || inner == delimiter && !isQuoted) {
      return record;
    }
    String text = record.get(0);
    if (inner != delimiter) {
      // A text with the outer delimiter in it was torn apart; together it is what it was.
      text = String.join(String.valueOf(delimiter), record.subList(0, filled(record)));
    }
    return Objects.requireNonNullElse(unwrapped(text, inner), record);
  }

  private static int filled(List<String> record) {
    int length = record.size();
    while (length > 1 && record.get(length - 1).isEmpty()) {
      length--;
    }
    return length;
  }

  /** The record inside a text; null where there is none. */
  private static @Nullable List<String> unwrapped(String text, char delimiter) throws IOException {
    if (text.indexOf(delimiter) < 0) {
      return null;
    }
    RecordParser inside = new RecordParser(new StringReader(text), delimiter);
    try {
      List<String> fields = inside.next();
      return inside.next() == null ? fields : null;
    } catch (UnreadableFileException e) {
      // No record inside, so the field is what it seems to be: one cell's text.
      return null;
    }
  }

  private boolean fits(Path file, TextEncoding encoding) throws IOException {
    try (RecordParser parser = new RecordParser(new DecodingReader(file, encoding), delimiter)) {
      for (int i = 0; i < HEADER_WITHIN; i++) {
        List<String> record = parser.next();
        if (record == null) {
          return false;
        }
        boolean isOneCell =
            inner == null || inner == delimiter || record.size() > 1 && filled(record) == 1;
        if (isOneCell && isHeader(fields(record, parser.wrapped()))) {
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
    Set<SheetColumn> missing = EnumSet.copyOf(REQUIRED);
    for (String field : fields) {
      SheetColumn.ofHeader(field).ifPresent(missing::remove);
    }
    return missing.isEmpty();
  }

  private static char mostFrequent(String firstLine) {
    boolean inQuotes = false;
    int[] found = new int[CANDIDATES.size()];
    for (int i = 0; i < firstLine.length(); i++) {
      char c = firstLine.charAt(i);
      inQuotes ^= c == '"';
      int place = inQuotes ? -1 : CANDIDATES.indexOf(c);
      if (place >= 0) {
        found[place]++;
      }
    }
    int best = 0;
    for (int k = 1; k < found.length; k++) {
      best = found[k] > found[best] ? k : best;
    }
    return CANDIDATES.get(best);
  }

  /** The first line, of which the beginning suffices. */
  private static String firstLine(Path file, TextEncoding encoding) throws IOException {
    try (Reader reader = new DecodingReader(file, encoding)) {
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
