package dev.docket.sheet;

import dev.docket.model.ResourceType;
import dev.docket.order.Answer;
import dev.docket.order.PropertyChange;
import dev.docket.order.ProvisioningOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of one row as they are issued, by column: Docket's fixed columns by their English
 * names, then the property columns. Frozen when the order is claimed, so that a return can be
 * compared with them for ever.
 */
public final class IssuedRow {

  private IssuedRow() {}

  /** The texts for an order; empty cells are left out. */
  public static Map<String, String> of(ProvisioningOrder order, ResourceType type) {
    Map<String, String> texts = new LinkedHashMap<>();
    put(texts, SheetColumn.OPERATION, order.operation().name());
    put(texts, SheetColumn.RESOURCE_TYPE, order.resourceType());
    put(texts, SheetColumn.OWNER, order.ownerName());
    put(texts, SheetColumn.OWNER_ID, order.ownerKey());
    put(texts, SheetColumn.RESOURCE, order.resource());
    put(texts, SheetColumn.CHANGES, TaskText.changes(order, type));
    put(texts, SheetColumn.INSTRUCTIONS, type.instructions());
    put(texts, SheetColumn.DUE, order.due() == null ? null : order.due().toString());
    put(texts, SheetColumn.ATTEMPT, Integer.toString(order.attempt()));
    ProvisioningOrder.LatestAnswer answer = order.answer();
    if (order.attempt() > 1 && answer != null && answer.result() == Answer.Result.ERROR) {
      put(texts, SheetColumn.PREVIOUS_ERROR, answer.message());
    }
    for (PropertyChange change : order.changes()) {
      String text = fitting(TaskText.proposed(change));
      if (!text.isEmpty()) {
        texts.put(propertyHeader(order.resourceType(), change.property()), text);
      }
    }
    return texts;
  }

  /** The name of a property's column: {@code SAP_Account: department}. */
  static String propertyHeader(String resourceType, String property) {
    return resourceType + ": " + property;
  }

  /** Whether a column of that name holds a property. */
  public static boolean isProperty(String header) {
    return header.contains(": ");
  }

  private static void put(
      Map<String, String> texts,
      SheetColumn column,
      @org.jspecify.annotations.Nullable String text) {
    if (text != null && !text.isEmpty()) {
      texts.put(column.header(), fitting(text));
    }
  }

  /** A text that fits into a spreadsheet's cell; a longer one is cut and says so. */
  private static String fitting(String text) {
    if (text.length() <= TableContent.MAX_CELL) {
      return text;
    }
    String note =
        String.format(
            Locale.ROOT, " … [cut: %,d characters; see docket orders show]", text.length());
    int end = TableContent.MAX_CELL - note.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + note;
  }
}
