package dev.docket.sheet;

import dev.docket.model.ResourceType;
import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import dev.docket.order.ProvisioningOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order's task in words, for the columns that tell it. */
final class TaskText {

  /** What stands in a property's column where the property is to be emptied. */
  static final String CLEAR = "(clear)";

  private static final String NOT_SHOWN = "(not shown)";

  private TaskText() {}

  /**
   * The whole task: {@code Department: Sales → Finance; Room: clear (was 4.12); Groups: add
   * FI_READ, remove FI_ALL}.
   */
  static String changes(ProvisioningOrder order, ResourceType type) {
    List<String> parts = new ArrayList<>();
    String resource = order.resource();
    if (order.operation() == Operation.DELETE) {
      parts.add(resource == null ? "Delete" : "Delete " + resource);
    }
    if (order.operation() == Operation.ASSOCIATE) {
      parts.add(resource == null ? "Associate" : "Associate " + resource);
    }
    for (PropertyChange change : order.changes()) {
      parts.add(type.displayName(change.property()) + ": " + inWords(change));
    }
    if (parts.isEmpty()) {
      parts.add(order.operation() == Operation.CREATE ? "Create" : "No property changes");
    }
    return String.join("; ", parts);
  }

  /** What stands in the property's own column. */
  static String proposed(PropertyChange change) {
    if (change.sensitive()) {
      return change.clear() ? CLEAR : NOT_SHOWN;
    }
    if (change.clear()) {
      return CLEAR;
    }
    String proposed = change.proposed();
    return proposed != null ? proposed : links(change);
  }

  private static String inWords(PropertyChange change) {
    if (change.sensitive()) {
      return change.clear() ? "clear" : "set " + NOT_SHOWN;
    }
    String current = blankToNull(change.current());
    if (change.clear()) {
      return current == null ? "clear" : "clear (was " + current + ")";
    }
    String proposed = change.proposed();
    if (proposed == null) {
      return links(change);
    }
    return current == null ? proposed : current + " → " + proposed;
  }

  private static String links(PropertyChange change) {
    List<String> parts = new ArrayList<>();
    if (!change.add().isEmpty()) {
      parts.add("add " + String.join(", ", change.add()));
    }
    if (!change.remove().isEmpty()) {
      parts.add("remove " + String.join(", ", change.remove()));
    }
    return String.join(", ", parts);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
