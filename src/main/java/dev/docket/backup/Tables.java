package dev.docket.backup;

import dev.docket.database.RestoreMark;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a database that a backup has: all but those that say how far the schema and a
 * restore are, and those that stand in for sequences.
 */
final class Tables {

  private static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", RestoreMark.TABLE);

  private Tables() {}

  /** All tables, each after those that it refers to. */
  static List<Table> of(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    Map<String, String> names = new TreeMap<>();
    try (ResultSet rs =
        about.getTables(
            connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (rs.next()) {
        String name = rs.getString("TABLE_NAME");
        names.put(lower(name), name);
      }
    }
    names.keySet().removeIf(name -> LEFT_OUT.contains(name) || name.matches("batch_.*_seq"));
    Map<String, Set<String>> parents = new TreeMap<>();
    for (Map.Entry<String, String> table : names.entrySet()) {
      parents.put(table.getKey(), parents(connection, table.getValue()));
    }
    List<Table> tables = new ArrayList<>();
    for (String name : parentsFirst(parents)) {
      tables.add(table(connection, name, Objects.requireNonNull(names.get(name))));
    }
    return tables;
  }

  private static Set<String> parents(Connection connection, String table) throws SQLException {
    Set<String> parents = new LinkedHashSet<>();
    try (ResultSet rs =
        connection
            .getMetaData()
            .getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (rs.next()) {
        parents.add(lower(rs.getString("PKTABLE_NAME")));
      }
    }
    parents.remove(lower(table));
    return parents;
  }

  private static List<String> parentsFirst(Map<String, Set<String>> parents) {
    List<String> sorted = new ArrayList<>();
    while (sorted.size() < parents.size()) {
      int before = sorted.size();
      parents.forEach(
          (name, its) -> {
            if (!sorted.contains(name) && sorted.containsAll(its)) {
              sorted.add(name);
            }
          });
      if (sorted.size() == before) {
        throw new IllegalStateException("tables refer to each other in a circle");
      }
    }
    return sorted;
  }

  private static Table table(Connection connection, String name, String own) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    Map<String, Kind> columns = new LinkedHashMap<>();
    List<String> neverNull = new ArrayList<>();
    @Nullable String identity = null;
    try (ResultSet rs =
        about.getColumns(connection.getCatalog(), connection.getSchema(), own, "%")) {
      while (rs.next()) {
        // "_" in a table's name means any character here.
        if (own.equals(rs.getString("TABLE_NAME"))) {
          String column = lower(rs.getString("COLUMN_NAME"));
          columns.put(column, Kind.of(rs.getInt("DATA_TYPE"), rs.getString("TYPE_NAME")));
          if (rs.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls) {
            neverNull.add(column);
          }
          identity = "YES".equals(rs.getString("IS_AUTOINCREMENT")) ? column : identity;
        }
      }
    }
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet rs =
        about.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), own)) {
      while (rs.next()) {
        key.put(rs.getInt("KEY_SEQ"), lower(rs.getString("COLUMN_NAME")));
      }
    }
    return new Table(
        name,
        columns,
        key.isEmpty() ? neverNull : List.copyOf(key.values()),
        !key.isEmpty(),
        identity);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
