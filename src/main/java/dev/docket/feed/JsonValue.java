package dev.docket.feed;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A value of JSON, small enough to be held: one order or a part of it. */
sealed interface JsonValue {

  /** What it is, in words: {@code a list}. */
  String kind();

  /** Null. */
  JsonValue NOTHING = new Nothing();

  /** An object; the members keep their order. */
  record Members(Map<String, JsonValue> all) implements JsonValue {

    public Members {
      all = Collections.unmodifiableMap(all);
    }

    @Override
    public String kind() {
      return "an object";
    }

    /** Whether no member says anything. */
    boolean isVoid() {
      return all.values().stream().allMatch(NOTHING::equals);
    }
  }

  /** An array. */
  record Items(List<JsonValue> all) implements JsonValue {

    public Items {
      all = Collections.unmodifiableList(all);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A string. */
  record Text(String text) implements JsonValue {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /** A number with the digits that it was written with. */
  record Digits(String text) implements JsonValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** True or false. */
  record Truth(boolean value) implements JsonValue {
    @Override
    public String kind() {
      return Boolean.toString(value);
    }
  }

  /** Null; there is only {@link #NOTHING}. */
  record Nothing() implements JsonValue {
    @Override
    public String kind() {
      return "null";
    }
  }
}
