package dev.docket.feed;

import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Docket's simple feed as a table: a header, then one order a row. */
final class TableOrderFeed implements OrderFeed {

  /** The word that empties a property. */
  private static final String CLEAR = "(clear)";

  private final TableReader table;
  private final TableReader.Rows rows;
  private final FeedHeader header;
  private final String fileName;
  private final OrderReader orders;
  private int count;

  private TableOrderFeed(
      TableReader table,
      TableReader.Rows rows,
      FeedHeader header,
      String fileName,
      FeedRules rules) {
    this.table = table;
    this.rows = rows;
    this.header = header;
    this.fileName = fileName;
    this.orders = new SimpleOrders(rules);
  }

  /** Opens the table and reads its header. */
  static TableOrderFeed open(OrderFeeds.Tables tables, Path file, String fileName, FeedRules rules)
      throws IOException, BadFeedException {
    TableReader table = null;
    try {
      table = tables.open(file);
      TableReader.Rows rows = table.rows(0);
      FeedHeader header = FeedHeader.of(firstRow(rows), fileName);
      return new TableOrderFeed(table, rows, header, fileName, rules);
    } catch (UnreadableFileException unreadable) {
      close(table);
      throw refusal(fileName, unreadable);
    } catch (IOException | BadFeedException | RuntimeException fault) {
      close(table);
      throw fault;
    }
  }

  private static @Nullable FoundRow firstRow(TableReader.Rows rows) throws IOException {
    FoundRow row = rows.next();
    while (row != null && row.isBlank()) {
      row = rows.next();
    }
    return row;
  }

  private static void close(@Nullable TableReader table) throws IOException {
    if (table != null) {
      table.close();
    }
  }

  private static BadFeedException refusal(String fileName, UnreadableFileException unreadable) {
    return new BadFeedException(
        Words.visible(fileName) + ": " + unreadable.getMessage() + " Nothing of it was taken in.");
  }

  @Override
  public @Nullable FeedItem next() throws IOException, BadFeedException {
    try {
      FoundRow row = firstRow(rows);
      if (row == null) {
        return null;
      }
      return orders.item("order " + ++count + ", row " + row.number(), tree(row));
    } catch (UnreadableFileException unreadable) {
      throw refusal(fileName, unreadable);
    }
  }

  /** The row as the object that a line of JSON would be. */
  private JsonTree tree(FoundRow row) {
    Map<String, JsonValue> order = new LinkedHashMap<>();
    Map<String, JsonValue> proposed = new LinkedHashMap<>();
    Map<String, JsonValue> current = new LinkedHashMap<>();
    String problem = null;
    for (int column = 0; column < row.cells().size(); column++) {
      String text = FormulaGuard.decode(row.cell(column).text());
      if (text.isBlank()) {
        continue;
      }
      FeedHeader.Column named = header.column(column);
      String found =
          named == null ? header.misplaced(column) : TextRules.problem(named.shown(), text);
      if (found != null) {
        problem = problem == null ? found : problem;
      } else if (named != null) {
        switch (named.kind()) {
          case FIELD -> order.put(named.name(), new JsonValue.Text(text.strip()));
          case OTHER -> order.put(named.name(), new JsonValue.Text(text));
          case NEW -> proposed.put(named.name(), proposed(named.name(), text));
          case OLD -> current.put(named.name(), new JsonValue.Text(text));
        }
      }
    }
    order.put(SimpleOrders.NEW, new JsonValue.Members(proposed));
    order.put(SimpleOrders.OLD, new JsonValue.Members(current));
    return new JsonTree(new JsonValue.Members(order), problem);
  }

  private static JsonValue proposed(String property, String text) {
    if (text.strip().equalsIgnoreCase(CLEAR)) {
      return JsonValue.NOTHING;
    }
    if (!property.endsWith("_add") && !property.endsWith("_remove")) {
      return new JsonValue.Text(text);
    }
    List<JsonValue> links = new ArrayList<>();
    for (String link : text.split(";")) {
      if (!link.isBlank()) {
        links.add(new JsonValue.Text(link.strip()));
      }
    }
    return new JsonValue.Items(links);
  }

  @Override
  public void close() throws IOException {
    try (table) {
      rows.close();
    }
  }
}
