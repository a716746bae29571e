package dev.docket.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One value read from JSON, and the first thing in it that no order may hold.
 *
 * @param value the value; what is wrong in it is left out
 * @param problem what is wrong with it, a sentence; null for nothing
 */
record JsonTree(JsonValue value, @Nullable String problem) {

  /** The most characters of one order, names and values together. */
  static final int LARGEST_ORDER = 1_000_000;

  private static final int MEMBER_COST = 16;

  /**
   * Reads the value whose first token is the parser's current one, to its last token. Whatever its
   * size, only a bounded part of it is held.
   */
  static JsonTree read(JsonParser parser) {
    Reading reading = new Reading(parser);
    return new JsonTree(reading.value("the order"), reading.problem);
  }

  private static final class Reading {

    private final JsonParser parser;
    private int size;
    private @Nullable String problem;

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    JsonValue value(String field) {
      JsonToken token = parser.currentToken();
      if (isFull()) {
        parser.skipChildren();
        return JsonValue.NOTHING;
      }
      return switch (token) {
        case START_OBJECT -> members(field);
        case START_ARRAY -> items(field);
        case VALUE_STRING -> new JsonValue.Text(text(field));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> digits(field);
        case VALUE_TRUE -> new JsonValue.Truth(true);
        case VALUE_FALSE -> new JsonValue.Truth(false);
        default -> JsonValue.NOTHING;
      };
    }

    private JsonValue.Members members(String field) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        String member = member(field, name);
        complain(TextRules.problem("The name of " + member, name));
        parser.nextToken();
        spend(name.length() + MEMBER_COST);
        JsonValue value = value(member);
        if (members.containsKey(name)) {
          complain(
              "The field "
                  + member
                  + " stands there twice, so its value is not certain. Send the order with one of"
                  + " them.");
        } else if (!isFull()) {
          members.put(name, value);
        }
      }
      return new JsonValue.Members(members);
    }

    private JsonValue.Items items(String field) {
      List<JsonValue> items = new ArrayList<>();
      for (int number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
        spend(MEMBER_COST);
        JsonValue item = value(field + "[" + number + "]");
        if (!isFull()) {
          items.add(item);
        }
      }
      return new JsonValue.Items(items);
    }

    private JsonValue digits(String field) {
      int length = parser.getStringLength();
      if (length <= TextRules.LONGEST_NUMBER) {
        return new JsonValue.Digits(text(field));
      }
      complain(
          field
              + " is a number of "
              + length
              + " characters; at most "
              + TextRules.LONGEST_NUMBER
              + " are allowed. Send it as a text.");
      return JsonValue.NOTHING;
    }

    private String text(String field) {
      int length = parser.getStringLength();
      if (length > TextRules.LONGEST_TEXT) {
        complain(TextRules.tooLong(field, length));
        return "";
      }
      spend(length);
      if (isFull()) {
        return "";
      }
      String text = parser.getString();
      String wrong = TextRules.problem(field, text);
      complain(wrong);
      return wrong == null ? text : "";
    }

    private boolean isFull() {
      return size > LARGEST_ORDER;
    }

    private void spend(int characters) {
      size += isFull() ? 0 : characters;
      if (isFull()) {
        complain(
            "The order is larger than "
                + LARGEST_ORDER
                + " characters, the most that Docket reads of one order. Send it with fewer"
                + " fields.");
      }
    }

    private void complain(@Nullable String sentence) {
      problem = problem == null ? sentence : problem;
    }

    private static String member(String field, String name) {
      String shown = Words.visible(name);
      return field.equals("the order") ? shown : field + "." + shown;
    }
  }
}
