package dev.docket.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a table page by page in the order of its key, since the embedded database puts a whole
 * result into the heap. Each page is a range of the key's index.
 */
final class RowPages {

  private static final int ROWS_PER_PAGE = 500;

  private final Connection connection;
  private final JsonMapper json;
  private final int rowsPerPage;

  RowPages(Connection connection, JsonMapper json) {
    this(connection, json, ROWS_PER_PAGE);
  }

  RowPages(Connection connection, JsonMapper json, int rowsPerPage) {
    this.connection = connection;
    this.json = json;
    this.rowsPerPage = rowsPerPage;
  }

  /** Takes one row: its values by column, as they stand in a backup. */
  interface RowConsumer {
    void accept(Map<String, @Nullable Object> row) throws IOException;
  }

  /** Hands over all rows; gives their number. */
  long read(Table table, RowConsumer consumer) throws SQLException, IOException {
    return table.isUnique() ? readByKey(table, consumer) : readByPlace(table, consumer);
  }

  /**
   * After a page, first come the rows that share all but the last part of the key with its last
   * row, then those that share one part less, and so on.
   */
  private long readByKey(Table table, RowConsumer consumer) throws SQLException, IOException {
    List<String> key = table.key();
    long count = 0;
    @Nullable Map<String, @Nullable Object> last = null;
    int shared = 0;
    while (shared >= 0) {
      StringBuilder sql = new StringBuilder("SELECT * FROM ").append(table.name());
      List<String> bound = new ArrayList<>();
      if (last != null) {
        for (int i = 0; i <= shared; i++) {
          sql.append(i == 0 ? " WHERE " : " AND ")
              .append(key.get(i))
              .append(i == shared ? " > ?" : " = ?");
          bound.add(key.get(i));
        }
      }
      List<Map<String, @Nullable Object>> page =
          page(table, sql + " ORDER BY " + String.join(", ", key), bound, last);
      for (Map<String, @Nullable Object> row : page) {
        consumer.accept(row);
      }
      count += page.size();
      if (page.size() < rowsPerPage) {
        shared = last == null ? -1 : shared - 1;
      } else {
        shared = key.size() - 1;
      }
      if (!page.isEmpty()) {
        last = page.get(page.size() - 1);
      }
    }
    return count;
  }

  /** For the few and small tables without a key. */
  private long readByPlace(Table table, RowConsumer consumer) throws SQLException, IOException {
    long count = 0;
    while (true) {
      List<Map<String, @Nullable Object>> page =
          page(
              table,
              "SELECT * FROM "
                  + table.name()
                  + " ORDER BY "
                  + String.join(", ", table.key())
                  + " OFFSET "
                  + count
                  + " ROWS",
              List.of(),
              null);
      for (Map<String, @Nullable Object> row : page) {
        consumer.accept(row);
      }
      count += page.size();
      if (page.size() < rowsPerPage) {
        return count;
      }
    }
  }

  private List<Map<String, @Nullable Object>> page(
      Table table, String sql, List<String> bound, @Nullable Map<String, @Nullable Object> last)
      throws SQLException {
    List<Map<String, @Nullable Object>> page = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(sql + " FETCH FIRST " + rowsPerPage + " ROWS ONLY")) {
      for (int i = 0; last != null && i < bound.size(); i++) {
        JsonNode value = json.valueToTree(last.get(bound.get(i)));
        kind(table, bound.get(i)).bind(statement, i + 1, value);
      }
      try (ResultSet rs = statement.executeQuery()) {
        while (rs.next()) {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          for (Map.Entry<String, Kind> column : table.columns().entrySet()) {
            row.put(column.getKey(), column.getValue().read(rs, column.getKey()));
          }
          page.add(row);
        }
      }
    }
    return page;
  }

  private static Kind kind(Table table, String column) {
    return java.util.Objects.requireNonNull(table.columns().get(column));
  }
}
