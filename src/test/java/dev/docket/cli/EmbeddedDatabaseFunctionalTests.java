package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What must be so of the embedded database's own files. */
class EmbeddedDatabaseFunctionalTests {

  @TempDir Path folder;

  @Test
  void aDamagedDatabaseIsNamedWithWhatToDo() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.run("orders", "list").exits(0);
    home.write("data/db/docket.script", "this is no database\n");
    CommandLineHome.Result result = home.run("orders", "list").exits(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("data/db")
        .contains("damaged")
        .contains("Restore a backup")
        .doesNotContain("Something went wrong")
        .doesNotContainPattern("Exception|\\tat ");
    assertThat(home.file("data/db/docket.script")).hasContent("this is no database\n");
    assertThat(home.run("run", "complete").exits(2).err()).isEqualTo(result.err());
  }

  @Test
  void toTheDoctorADamagedDatabaseIsALineAmongOthers() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.run("orders", "list").exits(0);
    home.write("data/db/docket.script", "this is no database\n");
    JsonNode lines = home.run("doctor", "--json").exits(1).json();
    assertThat(DoctorFunctionalTests.line(lines, "database", "BAD"))
        .contains("cannot be opened")
        .contains("backup");
    DoctorFunctionalTests.line(lines, "folders", "GOOD");
    DoctorFunctionalTests.line(lines, "model", "GOOD");
  }

  @ParameterizedTest
  @CsvSource({
    "SET DATABASE TRANSACTION CONTROL LOCKS, hsqldb.tx",
    "SET FILES WRITE DELAY 500 MILLIS, hsqldb.write_delay",
    "SET DATABASE DEFAULT TABLE TYPE MEMORY, hsqldb.default_table_type"
  })
  void aDatabaseWhosePromisesWereChangedByHandIsRefused(String change, String setting) {
    CommandLineHome home = CommandLineHome.in(folder);
    home.run("orders", "list").exits(0);
    JdbcTemplate sql = new JdbcTemplate(TestDatabase.hsqldb(home.file("data/db")));
    sql.execute(change);
    sql.execute("SHUTDOWN");
    CommandLineHome.Result result = home.run("orders", "list").exits(2);
    assertThat(result.err()).contains(setting).contains("set it back or restore a backup");
  }

  @Test
  void everyTableIsOnDiskAndEveryCommitIsWritten() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.run("orders", "list").exits(0);
    JdbcTemplate sql = new JdbcTemplate(TestDatabase.hsqldb(home.file("data/db")));
    try {
      assertThat(
              sql.queryForList(
                  "SELECT table_name FROM information_schema.system_tables WHERE table_schem = 'PUBLIC' AND hsqldb_type <> 'CACHED' AND table_name <> 'flyway_schema_history'",
                  String.class))
          .isEmpty();
      assertThat(property(sql, "hsqldb.tx")).isEqualToIgnoringCase("mvcc");
      assertThat(property(sql, "hsqldb.write_delay")).isEqualToIgnoringCase("false");
      assertThat(
              sql.queryForObject(
                  "SELECT COUNT(*) FROM information_schema.system_tables WHERE table_schem = 'PUBLIC'",
                  Integer.class))
          .isGreaterThan(15);
    } finally {
      sql.execute("SHUTDOWN");
    }
  }

  private static String property(JdbcTemplate sql, String name) {
    return sql.queryForObject(
        "SELECT property_value FROM information_schema.system_properties WHERE property_name = ?",
        String.class,
        name);
  }
}
