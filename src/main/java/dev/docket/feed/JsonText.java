package dev.docket.feed;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** JSON as feeds have it: read with limits, explained in words of ours, written again. */
final class JsonText {

  private static final int DEEPEST = 100;
  private static final int LONGEST_STRING = 10_000_000;
  private static final int LONGEST_NAME = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_STRING)
                  .maxNumberLength(LONGEST_STRING)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          // A file with ever new names would otherwise fill the table that all parsers share.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private JsonText() {}

  static JsonParser parser(Reader reader) {
    return FACTORY.createParser(ObjectReadContext.empty(), reader);
  }

  static JsonGenerator generator(Writer writer) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), writer);
  }

  /**
   * Reads a text that is one value and nothing else.
   *
   * @throws JacksonException when it is not
   */
  static @Nullable JsonTree parseOne(String text) {
    try (JsonParser parser = parser(new StringReader(text))) {
      if (parser.nextToken() == null) {
        return null;
      }
      JsonTree tree = JsonTree.read(parser);
      return parser.nextToken() == null ? tree : null;
    }
  }

  /** The value as compact JSON; members whose name is hidden hold {@code placeholder} instead. */
  static String write(JsonValue value, Predicate<String> hidden, String placeholder) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = generator(text)) {
      write(generator, value, hidden, placeholder);
    }
    return text.toString();
  }

  private static void write(
      JsonGenerator generator, JsonValue value, Predicate<String> hidden, String placeholder) {
    if (value instanceof JsonValue.Members members) {
      generator.writeStartObject();
      for (Map.Entry<String, JsonValue> member : members.all().entrySet()) {
        generator.writeName(member.getKey());
        if (hidden.test(member.getKey()) && !member.getValue().equals(JsonValue.NOTHING)) {
          generator.writeString(placeholder);
        } else {
          write(generator, member.getValue(), hidden, placeholder);
        }
      }
      generator.writeEndObject();
    } else if (value instanceof JsonValue.Items items) {
      generator.writeStartArray();
      items.all().forEach(item -> write(generator, item, hidden, placeholder));
      generator.writeEndArray();
    } else if (value instanceof JsonValue.Text text) {
      generator.writeString(text.text());
    } else if (value instanceof JsonValue.Digits digits) {
      generator.writeNumber(digits.text());
    } else if (value instanceof JsonValue.Truth truth) {
      generator.writeBoolean(truth.value());
    } else {
      generator.writeNull();
    }
  }

  /**
   * Why a file cannot be read on.
   *
   * @param reached how far the reader came; null where that is not known
   * @throws IOException when it is the disk's fault and not the file's
   */
  static BadFeedException refusal(
      String fileName, JacksonException fault, @Nullable TokenStreamLocation reached)
      throws IOException {
    TokenStreamLocation place = fault.getLocation() == null ? reached : fault.getLocation();
    if (fault instanceof JacksonIOException && fault.getCause() instanceof IOException cause) {
      if (cause instanceof CharacterCodingException) {
        return FeedText.badEncoding(fileName, place);
      }
      throw cause;
    }
    String where =
        place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
    return new BadFeedException(
        Words.visible(fileName) + where + ": " + explain(fault) + " Nothing of it was taken in.");
  }

  /** What is wrong with the text at the place of the fault, never quoting it. */
  static String explain(JacksonException fault) {
    if (fault instanceof StreamConstraintsException) {
      return limit(String.valueOf(fault.getOriginalMessage()));
    }
    if (fault instanceof UnexpectedEndOfInputException) {
      return "The text ends in the middle of a value, so it is cut off. Send it again, complete.";
    }
    return "This is not valid JSON. Correct it, or have it written again, and send it once more.";
  }

  private static String limit(String message) {
    if (message.contains("NestingDepth")) {
      return "Values are nested more than " + DEEPEST + " deep, the limit of Docket.";
    }
    if (message.contains("NameLength")) {
      return "A field's name has more than " + LONGEST_NAME + " characters, the limit of Docket.";
    }
    return "A text has more than " + LONGEST_STRING + " characters, the limit of Docket.";
  }
}
