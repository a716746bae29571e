package dev.docket.sheet.csv;

import dev.docket.sheet.Limits;
import dev.docket.sheet.ResultWord;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TextEncoding;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one CSV file separates its fields.
 *
 * @param delimiter what separates them
 * @param quote what a field stands in that holds a delimiter
 * @param announced whether the first line says so ({@code sep=;}, a line that Excel hides)
 * @param inner what separates the fields inside a record that became one cell; null where records
 *     are what they seem to be
 */
record Dialect(char delimiter, char quote, boolean announced, @Nullable Character inner) {

  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

  /** What spreadsheet programs offer beside them when they save a text. */
  private static final List<Character> RARE = List.of(':', '^', '~', ' ');

  private static final int HEADER_WITHIN = 20;

  /** A longer text is no name of a column, whatever blanks are around it. */
  private static final int LONGEST_NAME = 1_000;

  /** A header that lacks columns is still told from a text by so many of ours. */
  private static final int LEAST_COLUMNS = 2;

  /** As typed, or saved once more as a cell of a table. */
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("\uFEFF*\"?sep=([^\"])\"?[,;|\t ]*", Pattern.CASE_INSENSITIVE);

  private static final int WHOLE = Integer.MAX_VALUE;
  private static final Set<SheetColumn> REQUIRED = required();

  private static final Set<String> ANSWERS =
      Stream.of(ResultWord.values())
          .flatMap(word -> word.words().stream())
          .collect(Collectors.toUnmodifiableSet());

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
    String start = start(file, encoding);
    Matcher matcher = ANNOUNCEMENT.matcher(start.lines().findFirst().orElse(""));
    Character announced = matcher.matches() ? matcher.group(1).charAt(0) : null;
    Dialect nearest = null;
    int most = LEAST_COLUMNS - 1;
    for (Dialect dialect : candidates(announced)) {
      int columns = dialect.columns(file, encoding);
      if (columns == WHOLE) {
        return dialect;
      }
      if (columns > most) {
        nearest = dialect;
        most = columns;
      }
    }
    if (announced != null) {
      return plain(announced, announced, null);
    }
    return nearest != null ? nearest : plain(mostFrequent(start), null, null);
  }

  /**
   * What an answer to the file separates its fields with, so that it is read without being told.
   */
  char delimiterToAnswerIn() {
    return CANDIDATES.contains(delimiter) ? delimiter : CANDIDATES.get(0);
  }

  /** Records within one cell of another dialect first: they would fit the inner one half. */
  private static List<Dialect> candidates(@Nullable Character announced) {
    List<Character> likely =
        announced == null
            ? CANDIDATES
            : Stream.concat(Stream.of(announced), CANDIDATES.stream()).distinct().toList();
    List<Dialect> dialects = new ArrayList<>();
    for (char outer : likely) {
      likely.stream()
          .filter(inner -> inner != outer)
          .forEach(inner -> dialects.add(plain(outer, announced, inner)));
    }
    likely.forEach(c -> dialects.add(plain(c, announced, c)));
    RARE.forEach(c -> dialects.add(plain(c, announced, null)));
    Stream.concat(likely.stream(), RARE.stream())
        .forEach(c -> dialects.add(new Dialect(c, '\'', hides(c, announced), null)));
    return dialects;
  }

  private static Dialect plain(
      char delimiter, @Nullable Character announced, @Nullable Character inner) {
    return new Dialect(delimiter, '"', hides(delimiter, announced), inner);
  }

  /** A line that announces another delimiter than the one that rules is a row as any other. */
  private static boolean hides(char delimiter, @Nullable Character announced) {
    return announced != null && announced == delimiter;
  }

  /** A parser of a text in this dialect. */
  RecordParser parser(Reader text) {
    return new RecordParser(text, delimiter, quote);
  }

  /**
   * The text that a record's one cell holds where that is a record itself; null where the record is
   * what it seems to be. So Excel saves a comma file that it opened where the semicolon rules, with
   * a semicolon for each further column that any row has; a text with such a semicolon in it was
   * torn apart and is put together again.
   *
   * @param isQuoted whether the record is one quoted field and nothing else
   */
  @Nullable String inside(List<String> record, boolean isQuoted) {
    if (inner == null || inner == delimiter && !isQuoted) {
      return null;
    }
    List<String> cells = record.subList(0, filled(record));
    // An answer that somebody wrote beside the one cell is no part of it.
    boolean answered =
        cells.stream().skip(1).anyMatch(cell -> ANSWERS.contains(ResultWord.plain(cell)));
    return answered ? null : String.join(String.valueOf(delimiter), cells);
  }

  /** The one record inside a text that {@link #inside} gave; null where there is none. */
  @Nullable List<String> unwrapped(String text) throws IOException {
    if (inner == null || text.indexOf(inner) < 0) {
      return null;
    }
    RecordParser inside = new RecordParser(new StringReader(text), inner);
    try {
      List<String> fields = inside.next();
      return inside.next() == null ? fields : null;
    } catch (UnreadableFileException e) {
      // No record inside, so the field is what it seems to be: one cell's text.
      return null;
    }
  }

  private static int filled(List<String> record) {
    int length = record.size();
    while (length > 1 && record.get(length - 1).isEmpty()) {
      length--;
    }
    return length;
  }

  /** Most of our columns that one of the first rows has; {@link #WHOLE} for a header. */
  private int columns(Path file, TextEncoding encoding) throws IOException {
    int most = 0;
    try (RecordParser parser = parser(beginning(file, encoding))) {
      for (int i = 0; i < HEADER_WITHIN; i++) {
        List<String> record = parser.next();
        if (record == null) {
          return most;
        }
        boolean isOneCell =
            inner == null
                || inner == delimiter
                || parser.wrapped()
                || record.size() > 1 && filled(record) == 1;
        // Without a field in them, apostrophes are what they are in every other text.
        if (isOneCell && (quote == '"' || parser.anyQuoted())) {
          Set<SheetColumn> columns = ours(fields(record, parser.wrapped()));
          most = columns.containsAll(REQUIRED) ? WHOLE : Math.max(most, columns.size());
        }
        if (most == WHOLE) {
          return WHOLE;
        }
      }
      return most;
    } catch (UnreadableFileException e) {
      // Under a wrong delimiter a sound file looks broken; the chosen one will tell for real.
      return most;
    }
  }

  /** Each of many dialects looks at it: long rows before any header would take minutes. */
  private static Reader beginning(Path file, TextEncoding encoding) throws IOException {
    return new Beginning(new DecodingReader(file, encoding), Limits.HEADER_WITHIN_CHARS);
  }

  private List<String> fields(List<String> record, boolean isQuoted) throws IOException {
    String inside = inside(record, isQuoted);
    List<String> fields = inside == null ? null : unwrapped(inside);
    return fields == null ? record : fields;
  }

  private static Set<SheetColumn> ours(List<String> fields) {
    Set<SheetColumn> columns = EnumSet.noneOf(SheetColumn.class);
    fields.stream()
        .filter(field -> field.length() <= LONGEST_NAME)
        .forEach(field -> SheetColumn.ofHeader(field).ifPresent(columns::add));
    return columns;
  }

  private static char mostFrequent(String start) {
    String line = start.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    boolean inQuotes = false;
    int[] found = new int[CANDIDATES.size()];
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
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

  /** The beginning of the text, in which the first lines lie. */
  private static String start(Path file, TextEncoding encoding) throws IOException {
    try (Reader reader = new DecodingReader(file, encoding)) {
      char[] start = new char[1 << 13];
      return new String(start, 0, Math.max(reader.read(start, 0, start.length), 0));
    }
  }
}
