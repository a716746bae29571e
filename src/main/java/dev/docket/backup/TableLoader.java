package dev.docket.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Empties all tables and fills them from a backup, in transactions of few rows. */
final class TableLoader {

  private static final Logger log = LoggerFactory.getLogger(TableLoader.class);
  private static final int ROWS_PER_TRANSACTION = 1_000;
  private static final int CHARACTERS_PER_TRANSACTION = 4_000_000;

  /** Spring Batch's numbers come from sequences of its own, by the columns that they are for. */
  private static final Map<String, String> BATCH_SEQUENCES =
      Map.of(
          "batch_job_instance_seq", "batch_job_instance.job_instance_id",
          "batch_job_execution_seq", "batch_job_execution.job_execution_id",
          "batch_step_execution_seq", "batch_step_execution.step_execution_id");

  private final Connection connection;
  private final boolean isPostgres;

  TableLoader(Connection connection) throws SQLException {
    this.connection = connection;
    this.isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Fills all tables; numbers go on beyond those that were given. */
  void load(BackupFile backup) throws SQLException, IOException {
    List<Table> tables = Tables.of(connection);
    empty(tables);
    connection.setAutoCommit(false);
    try {
      for (Table table : tables) {
        if (backup.manifest().rows().containsKey(table.name())) {
          fill(table, backup);
          compare(table, backup.manifest().rows().get(table.name()));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    for (Table table : tables) {
      if (table.identity() != null) {
        long next = highest(table.name(), table.identity()) + 1;
        execute(
            "ALTER TABLE "
                + table.name()
                + " ALTER COLUMN "
                + table.identity()
                + " RESTART WITH "
                + next);
      }
    }
    for (Map.Entry<String, String> sequence : BATCH_SEQUENCES.entrySet()) {
      String[] column = sequence.getValue().split("\\.");
      long next = highest(column[0], column[1]) + 1;
      execute(
          (isPostgres
                  ? "ALTER SEQUENCE " + sequence.getKey()
                  : "ALTER TABLE " + sequence.getKey() + " ALTER COLUMN id")
              + " RESTART WITH "
              + next);
    }
  }

  private void empty(List<Table> tables) throws SQLException {
    if (isPostgres) {
      execute("TRUNCATE " + tables.stream().map(Table::name).collect(Collectors.joining(", ")));
    } else {
      for (Table table : tables) {
        execute("TRUNCATE TABLE " + table.name() + " AND COMMIT NO CHECK");
      }
    }
  }

  private void fill(Table table, BackupFile backup) throws SQLException, IOException {
    String insert =
        "INSERT INTO "
            + table.name()
            + " ("
            + String.join(", ", table.columns().keySet())
            + ") VALUES ("
            + table.columns().keySet().stream().map(c -> "?").collect(Collectors.joining(", "))
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      Waiting waiting = new Waiting(statement);
      backup.read(
          table.name(),
          row -> {
            int place = 1;
            for (Map.Entry<String, Kind> column : table.columns().entrySet()) {
              column.getValue().bind(statement, place++, row.get(column.getKey()));
            }
            waiting.add(row);
          });
      waiting.write();
    }
    log.info("table {} is filled", table.name());
  }

  /** Rows that are not committed yet. */
  private final class Waiting {

    private final PreparedStatement statement;
    private int rows;
    private long characters;

    Waiting(PreparedStatement statement) {
      this.statement = statement;
    }

    void add(JsonNode row) throws SQLException {
      statement.addBatch();
      rows++;
      for (JsonNode value : row) {
        characters += value.isString() ? value.stringValue().length() : 0;
      }
      if (rows == ROWS_PER_TRANSACTION || characters > CHARACTERS_PER_TRANSACTION) {
        write();
      }
    }

    void write() throws SQLException {
      // The embedded database refuses an empty batch.
      if (rows > 0) {
        statement.executeBatch();
        connection.commit();
        rows = 0;
        characters = 0;
      }
    }
  }

  private void compare(Table table, long expected) throws SQLException {
    long found = number("SELECT COUNT(*) FROM " + table.name());
    if (found != expected) {
      throw new IllegalStateException(
          table.name()
              + " has "
              + found
              + " rows after the restore, but "
              + expected
              + " in the backup");
    }
  }

  private long highest(String table, String column) throws SQLException {
    return number("SELECT COALESCE(MAX(" + column + "), 0) FROM " + table);
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(query)) {
      rs.next();
      return rs.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
