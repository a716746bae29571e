package dev.docket.sheet;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.model.ResourceType;
import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import dev.docket.order.ProvisioningOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order's task in words, for the columns that tell it. */
public final class TaskText {

  /** What stands in a property's column where the property is to be emptied. */
  static final Message CLEAR = Message.of("task.clear-cell");

  private static final Message NOT_SHOWN = Message.of("task.not-shown");

  private TaskText() {}

  /** What stands where a value is not shown. */
  public static String notShown(Language language) {
    return NOT_SHOWN.in(language);
  }

  /** Whether that stands, in some language, where a value is not shown. */
  public static boolean isNotShown(String text) {
    return isOneOf(NOT_SHOWN, text);
  }

  /** Whether that stands, in some language, where a value is to be emptied. */
  public static boolean isClear(String text) {
    return isOneOf(CLEAR, text);
  }

  private static boolean isOneOf(Message message, String text) {
    return Stream.of(Language.values()).anyMatch(language -> message.in(language).equals(text));
  }

  /**
   * The whole task: {@code Department: Sales → Finance; Room: clear (was 4.12); Groups: add
   * FI_READ, remove FI_ALL}.
   */
  static Message changes(ProvisioningOrder order, ResourceType type) {
    List<Message> parts = new ArrayList<>();
    String resource = order.resource();
    if (order.operation() == Operation.DELETE) {
      parts.add(
          resource == null ? Message.of("task.delete") : Message.of("task.delete-one", resource));
    }
    if (order.operation() == Operation.ASSOCIATE) {
      parts.add(
          resource == null
              ? Message.of("task.associate")
              : Message.of("task.associate-one", resource));
    }
    for (PropertyChange change : order.changes()) {
      parts.add(Message.of("task.property", type.displayName(change.property()), inWords(change)));
    }
    if (parts.isEmpty()) {
      parts.add(
          order.operation() == Operation.CREATE
              ? Message.of("task.create")
              : Message.of("task.no-changes"));
    }
    return Message.joined("; ", parts);
  }

  /** What stands in the property's own column. */
  static Message proposed(PropertyChange change) {
    if (change.clear()) {
      return CLEAR;
    }
    if (change.sensitive()) {
      return NOT_SHOWN;
    }
    String proposed = change.proposed();
    return proposed != null ? Message.plain(proposed) : links(change);
  }

  private static Message inWords(PropertyChange change) {
    if (change.sensitive()) {
      return change.clear() ? Message.of("task.clear") : Message.of("task.set", NOT_SHOWN);
    }
    String current = blankToNull(change.current());
    if (change.clear()) {
      return current == null ? Message.of("task.clear") : Message.of("task.clear-was", current);
    }
    String proposed = change.proposed();
    if (proposed == null) {
      return links(change);
    }
    return Message.plain(current == null ? proposed : current + " → " + proposed);
  }

  private static Message links(PropertyChange change) {
    List<Message> parts = new ArrayList<>();
    if (!change.add().isEmpty()) {
      parts.add(Message.of("task.add", String.join(", ", change.add())));
    }
    if (!change.remove().isEmpty()) {
      parts.add(Message.of("task.remove", String.join(", ", change.remove())));
    }
    return Message.joined(", ", parts);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
