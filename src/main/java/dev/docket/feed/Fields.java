package dev.docket.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object in an order, asked for by name. A name counts as documented or with its
 * first letter in the other case; where both stand there, the documented one. Null is the same as
 * absent.
 */
final class Fields {

  /** What a thing is shown as, the first there is. */
  static final List<String> NAMES =
      List.of("InternalDisplayName", "DisplayName", "Name", "Identifier", "Id");

  private final JsonValue.Members members;
  private final String path;

  Fields(JsonValue.Members members, String path) {
    this.members = members;
    this.path = path;
  }

  JsonValue.Members members() {
    return members;
  }

  /** The field's name as messages show it. */
  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The field's value; null where it is absent or null. */
  @Nullable JsonValue value(String name) {
    JsonValue value = members.all().get(name);
    if (value == null) {
      value = members.all().get(otherCase(name));
    }
    return value == null || value.equals(JsonValue.NOTHING) ? null : value;
  }

  /**
   * An id: a string or a number; null where it is absent, null or blank.
   *
   * @throws BadOrderException when it is something else, or too long
   */
  @Nullable String id(String name) throws BadOrderException {
    String id = text(name);
    if (id != null && id.length() > TextRules.LONGEST_ID) {
      throw new BadOrderException(
          path(name)
              + " is "
              + id.length()
              + " characters long; an id has at most "
              + TextRules.LONGEST_ID
              + ".");
    }
    return id;
  }

  /** The id, which must be there. */
  String requiredId(String name) throws BadOrderException {
    String id = id(name);
    if (id == null) {
      throw new BadOrderException(
          path(name) + " is missing or empty. Every order needs it; send the order with it.");
    }
    return id;
  }

  /**
   * A text or a number's digits; null where it is absent, null or blank.
   *
   * @throws BadOrderException when it is something else
   */
  @Nullable String text(String name) throws BadOrderException {
    JsonValue value = value(name);
    if (value == null) {
      return null;
    }
    String text = textOrDigits(value);
    if (text == null) {
      throw new BadOrderException(
          path(name) + " is " + value.kind() + "; a text or a number is allowed there.");
    }
    return text.isBlank() ? null : text;
  }

  /**
   * The fields of an object; null where it is absent or null.
   *
   * @throws BadOrderException when it is no object
   */
  @Nullable Fields object(String name) throws BadOrderException {
    JsonValue value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonValue.Members inner) {
      return new Fields(inner, path(name));
    }
    throw new BadOrderException(
        path(name) + " is " + value.kind() + "; an object is allowed there.");
  }

  /** The first of the fields that is there with a text or a number; null for none. */
  @Nullable String first(List<String> names) {
    for (String name : names) {
      JsonValue value = value(name);
      String text = value == null ? null : textOrDigits(value);
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  /** An id as far as it can be read, without complaint. */
  static @Nullable String peekId(JsonValue order, String name) {
    if (order instanceof JsonValue.Members members) {
      String id = new Fields(members, "").first(List.of(name));
      return id != null && id.length() <= TextRules.LONGEST_ID ? id : null;
    }
    return null;
  }

  /** Whether a field with that name stands there, null or not. */
  static boolean has(Map<String, ?> members, String name) {
    return members.containsKey(name) || members.containsKey(otherCase(name));
  }

  /** Whether a member's name means the field. */
  static boolean means(String found, String name) {
    return found.equals(name) || found.equals(otherCase(name));
  }

  private static @Nullable String textOrDigits(JsonValue value) {
    if (value instanceof JsonValue.Text text) {
      return text.text();
    }
    return value instanceof JsonValue.Digits digits ? digits.text() : null;
  }

  private static String otherCase(String name) {
    char first = name.charAt(0);
    char other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return other + name.substring(1);
  }
}
