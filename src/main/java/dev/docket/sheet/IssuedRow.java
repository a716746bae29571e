package dev.docket.sheet;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.model.ResourceType;
import dev.docket.order.Answer;
import dev.docket.order.PropertyChange;
import dev.docket.order.ProvisioningOrder;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one row as they are issued, by column: Docket's fixed columns by their English
 * names, then the property columns. Frozen when the order is claimed, in the language of its sheet,
 * so that a return can be compared with them for ever.
 */
public final class IssuedRow {

  /** A receipt has some columns of its own before those of the sheet. */
  private static final int MOST_PROPERTY_COLUMNS =
      Limits.COLUMNS - SheetColumn.values().length - 10;

  private IssuedRow() {}

  /** The texts for an order; empty cells are left out. */
  public static Map<String, String> of(
      ProvisioningOrder order, ResourceType type, Language language) {
    Texts texts = new Texts(new LinkedHashMap<>(), language);
    texts.put(SheetColumn.OPERATION, order.operation().name());
    texts.put(SheetColumn.RESOURCE_TYPE, order.resourceType());
    texts.put(SheetColumn.OWNER, order.ownerName());
    texts.put(SheetColumn.OWNER_ID, order.ownerKey());
    texts.put(SheetColumn.RESOURCE, order.resource());
    texts.put(SheetColumn.CHANGES, TaskText.changes(order, type).in(language));
    texts.put(SheetColumn.INSTRUCTIONS, type.instructions());
    texts.put(SheetColumn.DUE, order.due() == null ? null : order.due().toString());
    texts.put(SheetColumn.ATTEMPT, Integer.toString(order.attempt()));
    ProvisioningOrder.LatestAnswer answer = order.answer();
    if (order.attempt() > 1 && answer != null && answer.result() == Answer.Result.ERROR) {
      texts.put(SheetColumn.PREVIOUS_ERROR, answer.message());
    }
    Set<String> told = new HashSet<>();
    for (PropertyChange change : order.changes()) {
      String header = propertyHeader(order.resourceType(), change.property());
      if (told.add(Normal.key(header))) {
        texts.put(header, TaskText.proposed(change).in(language));
      }
    }
    return texts.byColumn;
  }

  /**
   * The property columns of a sheet, in their order. Names that a return could not tell apart share
   * a column, and there are no more than a spreadsheet has room for; {@code Changes} tells all.
   *
   * @param rows the texts of its rows, as {@link #of} gives them
   */
  public static List<String> propertyColumns(Collection<Map<String, String>> rows) {
    Map<String, String> columns = new TreeMap<>();
    rows.forEach(
        row ->
            row.keySet().stream()
                .filter(IssuedRow::isProperty)
                .forEach(header -> columns.merge(Normal.key(header), header, IssuedRow::first)));
    return columns.values().stream().sorted().limit(MOST_PROPERTY_COLUMNS).toList();
  }

  private static String first(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The name of a property's column: {@code SAP_Account: department}. */
  static String propertyHeader(String resourceType, String property) {
    return resourceType + ": " + property;
  }

  /** Whether a column of that name holds a property. */
  public static boolean isProperty(String header) {
    return header.contains(": ");
  }

  /** Texts by column; each fits into a spreadsheet's cell, a longer one is cut and says so. */
  private record Texts(Map<String, String> byColumn, Language language) {

    void put(SheetColumn column, @Nullable String text) {
      put(column.header(), text);
    }

    void put(String column, @Nullable String text) {
      if (text != null && !text.isEmpty()) {
        byColumn.put(column, fitting(text));
      }
    }

    private String fitting(String text) {
      if (text.length() <= TableContent.MAX_CELL) {
        return text;
      }
      String note = " … " + Message.of("sheet.cut", text.length()).in(language);
      int end = TableContent.MAX_CELL - note.length();
      return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
          + note;
    }
  }
}
