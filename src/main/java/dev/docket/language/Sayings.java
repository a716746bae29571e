package dev.docket.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How messages are kept in the database until somebody is told, in whatever language: as JSON, a
 * message an object of its key and arguments, several an array. What former versions kept, plain
 * English texts, is read as messages that are the same in every language. Immutable.
 */
public final class Sayings {

  private static final String ONE = "{\"say\":";
  private static final String SEVERAL = "[" + ONE;
  private static final String KEY = "say";
  private static final String ARGUMENTS = "with";
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

  private final JsonMapper json;

  public Sayings(JsonMapper json) {
    this.json = json;
  }

  /** A message as it is kept; null for none. */
  public @Nullable String kept(@Nullable Message message) {
    return message == null ? null : json.writeValueAsString(object(message));
  }

  /** Several messages as they are kept; null for none. */
  public @Nullable String kept(List<Message> messages) {
    return messages.isEmpty()
        ? null
        : json.writeValueAsString(messages.stream().map(Sayings::object).toList());
  }

  /** A message that was kept; null for none. */
  public @Nullable Message one(@Nullable String kept) {
    if (kept == null) {
      return null;
    }
    return kept.startsWith(ONE) ? message(json.readValue(kept, OBJECT)) : Message.plain(kept);
  }

  /** Several messages that were kept; a former version kept one on each line. */
  public List<Message> several(@Nullable String kept) {
    if (kept == null) {
      return List.of();
    }
    return kept.startsWith(SEVERAL)
        ? json.readValue(kept, OBJECTS).stream().map(Sayings::message).toList()
        : kept.lines().map(Message::plain).toList();
  }

  private static Map<String, Object> object(Message message) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(KEY, message.key());
    object.put(
        ARGUMENTS,
        message.arguments().stream().map(a -> a instanceof Message m ? object(m) : a).toList());
    return object;
  }

  private static Message message(Map<?, ?> object) {
    List<Object> arguments = new ArrayList<>();
    for (Object argument : (List<?>) Objects.requireNonNull(object.get(ARGUMENTS))) {
      arguments.add(argument instanceof Map<?, ?> inner ? message(inner) : argument);
    }
    return new Message(String.valueOf(object.get(KEY)), arguments);
  }
}
