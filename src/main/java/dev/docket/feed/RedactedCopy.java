package dev.docket.feed;

import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Copies a feed for the archive without its sensitive values. The copy is UTF-8, says the same and
 * keeps every digit, but not the blanks between values; a CSV copy is separated by commas and has
 * all its cells in quotes. Streamed; safe for use by several threads.
 *
 * <p>What cannot be told is not kept: a broken line, and a row with more cells than the header
 * where the header has a sensitive column.
 */
final class RedactedCopy {

  /** What stands for a value that is not kept. */
  static final String PLACEHOLDER = "(content not kept)";

  private final OrderFeeds.Tables tables;
  private final Set<String> names;
  private boolean replaced;

  private RedactedCopy(OrderFeeds.Tables tables, Set<String> sensitiveNames) {
    this.tables = tables;
    this.names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    this.names.addAll(sensitiveNames);
  }

  /**
   * Copies a feed. Values are replaced whose name is sensitive whatever its case, also with {@code
   * _add}, {@code _remove}, {@code new:} and {@code old:}, wherever they stand; null is kept.
   *
   * @param out a file that does not exist yet; it does not exist either when the copy failed
   * @param sensitiveNames the sensitive properties of all resource types
   * @return whether anything was replaced
   * @throws BadFeedException when the file is no feed or cannot be read on
   */
  static boolean write(
      Path in, Path out, String fileName, Set<String> sensitiveNames, OrderFeeds.Tables tables)
      throws IOException, BadFeedException {
    FeedShape shape = FeedShape.of(in, fileName);
    RedactedCopy copy = new RedactedCopy(tables, sensitiveNames);
    boolean isDone = false;
    try (Writer target =
        // Half a surrogate pair, which only a refused order can hold, becomes a question mark.
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(out, StandardOpenOption.CREATE_NEW),
                StandardCharsets.UTF_8))) {
      switch (shape) {
        case TABLE -> copy.table(in, target);
        case LINES -> copy.lines(in, target);
        default -> copy.json(in, target);
      }
      isDone = true;
    } catch (JacksonException fault) {
      throw JsonText.refusal(fileName, fault, null);
    } catch (CharacterCodingException noText) {
      throw FeedText.badEncoding(fileName, null);
    } catch (UnreadableFileException unreadable) {
      throw new BadFeedException(Words.visible(fileName) + ": " + unreadable.getMessage());
    } catch (FileAlreadyExistsException taken) {
      isDone = true;
      throw taken;
    } finally {
      if (!isDone) {
        Files.deleteIfExists(out);
      }
    }
    return copy.replaced;
  }

  private void json(Path in, Writer out) throws IOException {
    try (Reader text = FeedText.open(in)) {
      copy(text, out);
    }
  }

  private void lines(Path in, Writer out) throws IOException {
    try (LineSource lines = new LineSource(FeedText.open(in))) {
      for (LineSource.Line line = lines.next(); line != null; line = lines.next()) {
        out.write(line(line));
        out.write('\n');
      }
    }
  }

  private String line(LineSource.Line line) throws IOException {
    if (!line.isCut()) {
      try {
        StringWriter copied = new StringWriter();
        copy(new StringReader(line.text()), copied);
        return copied.toString();
      } catch (JacksonException broken) {
        // Where its values begin and end cannot be told: it is not kept.
      }
    }
    replaced = true;
    return '"' + PLACEHOLDER + '"';
  }

  private void copy(Reader text, Writer out) {
    try (JsonParser parser = JsonText.parser(text);
        JsonGenerator generator = JsonText.generator(out)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> generator.writeStartObject();
          case END_OBJECT -> generator.writeEndObject();
          case START_ARRAY -> generator.writeStartArray();
          case END_ARRAY -> generator.writeEndArray();
          case PROPERTY_NAME -> name(parser, generator);
          default -> single(parser, generator);
        }
      }
    }
  }

  private void name(JsonParser parser, JsonGenerator generator) {
    String name = parser.currentName();
    generator.writeName(name);
    if (isSensitive(name)) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        generator.writeNull();
      } else {
        parser.skipChildren();
        generator.writeString(PLACEHOLDER);
        replaced = true;
      }
    }
  }

  private static void single(JsonParser parser, JsonGenerator generator) {
    switch (parser.currentToken()) {
      case VALUE_STRING -> generator.writeString(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getString());
      case VALUE_TRUE -> generator.writeBoolean(true);
      case VALUE_FALSE -> generator.writeBoolean(false);
      default -> generator.writeNull();
    }
  }

  private void table(Path in, Writer out) throws IOException {
    try (TableReader table = tables.open(in);
        TableReader.Rows rows = table.rows(0)) {
      FoundRow header = rows.next();
      while (header != null && header.isBlank()) {
        header = rows.next();
      }
      if (header == null) {
        return;
      }
      FoundRow names = header;
      boolean isAnyHidden = names.cells().stream().anyMatch(cell -> isSensitive(cell.text()));
      row(out, names, column -> false);
      for (FoundRow row = rows.next(); row != null; row = rows.next()) {
        boolean isShifted = isAnyHidden && row.cells().size() > names.cells().size();
        row(out, row, column -> isShifted || isSensitive(names.cell(column).text()));
      }
    }
  }

  private void row(Writer out, FoundRow row, IntPredicate hidden) throws IOException {
    for (int column = 0; column < row.cells().size(); column++) {
      String text = row.cell(column).text();
      if (hidden.test(column) && !text.isBlank()) {
        text = PLACEHOLDER;
        replaced = true;
      }
      out.write(column == 0 ? "\"" : ",\"");
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    }
    out.write("\r\n");
  }

  private boolean isSensitive(String written) {
    String member = Normal.text(written);
    String name = member.replace("\uFEFF", "").strip();
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("new:") || lower.startsWith("old:")) {
      name = name.substring(4).strip();
    }
    return names.contains(name) || names.contains(Sensitive.propertyOf(name));
  }
}
