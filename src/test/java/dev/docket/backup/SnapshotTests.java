package dev.docket.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a backup reads is what there was when it began, whole and once. */
@OnEachDatabase
class SnapshotTests {

  private TestDatabase database;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = TestDatabase.in(folder, Clock.systemUTC());
    for (int file = 1; file <= 3; file++) {
      addFile(file);
      for (int item = 1; item <= 5; item++) {
        addRow(file, item);
      }
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void addFile(int file) {
    database
        .sql()
        .update(
            "INSERT INTO docket_file (id, kind, name, base_name, size_bytes, sha256, outcome, received_at) VALUES (?, 'RETURN', 'a', 'a', 1, 'x', 'IMPORTED', CURRENT_TIMESTAMP)",
            file);
  }

  private void addRow(int file, int item) {
    database
        .sql()
        .update(
            "INSERT INTO return_row (file_id, item, row_no, hidden, decision, cells, done) VALUES (?, ?, 1, FALSE, 'CONFIRMED', '[]', TRUE)",
            file,
            item);
  }

  @Test
  void whatIsWrittenMeanwhileIsNotInIt() throws Exception {
    try (Connection snapshot = Backup.snapshot(database.get(DataSource.class))) {
      assertThat(read(snapshot, "docket_file", 2)).hasSize(3);
      addFile(4);
      addRow(4, 1);
      database.sql().update("UPDATE return_row SET decision = 'ERRORED'");
      assertThat(read(snapshot, "docket_file", 2)).hasSize(3);
      assertThat(read(snapshot, "return_row", 2))
          .hasSize(15)
          .allMatch(r -> r.contains("CONFIRMED"));
      snapshot.rollback();
    }
  }

  @Test
  void pagesOfEverySizeHaveEachRowOnce() throws Exception {
    for (int rowsPerPage : List.of(1, 2, 3, 4, 5, 6, 14, 15, 16)) {
      try (Connection snapshot = Backup.snapshot(database.get(DataSource.class))) {
        assertThat(read(snapshot, "return_row", rowsPerPage))
            .as("pages of " + rowsPerPage)
            .hasSize(15)
            .doesNotHaveDuplicates();
        snapshot.rollback();
      }
    }
  }

  @Test
  void everyTableIsKnownParentsFirst() throws Exception {
    try (Connection connection = database.get(DataSource.class).getConnection()) {
      List<String> names = Tables.of(connection).stream().map(Table::name).toList();
      assertThat(names)
          .containsSubsequence("docket_file", "provisioning_order", "sheet_row")
          .containsSubsequence("batch_job_instance", "batch_job_execution", "batch_step_execution")
          .containsAll(Set.of("number_range", "order_history", "return_row", "result_file"))
          .doesNotContain("flyway_schema_history", "restore_mark", "batch_job_execution_seq");
    }
  }

  private static List<String> read(Connection connection, String name, int rowsPerPage)
      throws Exception {
    Table table =
        Tables.of(connection).stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    List<String> rows = new ArrayList<>();
    long count =
        new RowPages(connection, JsonMapper.shared(), rowsPerPage)
            .read(table, row -> rows.add(row.toString()));
    assertThat(count).isEqualTo(rows.size());
    return rows;
  }
}
