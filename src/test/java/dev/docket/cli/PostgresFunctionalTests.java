package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static dev.docket.cli.CommandLineHome.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is demanded of a database on PostgreSQL, and what is said where it is not so. */
class PostgresFunctionalTests {

  private static final String PASSWORD = "c0rrect-horse-battery";

  @TempDir Path folder;
  private CommandLineHome home;

  @BeforeEach
  void makeHome() {
    home = CommandLineHome.in(folder);
  }

  @AfterEach
  void dropDatabases() {
    CommandLineHome.forgetDatabase();
    TestPostgres.dropDatabases();
  }

  private String refused(Map<String, String> datasource) {
    CommandLineHome.Result result = home.on(datasource).run("orders", "list", "--json").exits(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("docket.datasource.")
        .doesNotContain("Something went wrong")
        .doesNotContainPattern("Exception|\\tat ");
    return result.err();
  }

  @Test
  void anEmptyDatabaseGetsItsTablesAndDoesTheRoundTrip() {
    String url = TestPostgres.emptyDatabase();
    CommandLineHome here = home.on(postgres(url));
    here.issue(order("A1", "Finance"));
    Path back =
        here.sheet(".xlsx").confirmAll().save(here.file("inbound/back.xlsx")).toAbsolutePath();
    here.run("import", back.toString()).exits(0);
    assertThat(here.states()).isEqualTo(Map.of("A1", "EXECUTED"));
    assertThat(here.file("data/db")).doesNotExist();
    assertThat(
            here.<Integer>sql(
                sql ->
                    sql.queryForObject(
                        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('character varying', 'text', 'character') AND table_name <> 'flyway_schema_history' AND collation_name IS DISTINCT FROM 'C'",
                        Integer.class)))
        .as("texts that are sorted by a language")
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://localhost/docket, docket.datasource.url",
    "postgres://docket:c0rrect-horse-battery@localhost/docket, docket.datasource.url",
    "jdbc:postgresql://docket:c0rrect-horse-battery@localhost/docket, docket.datasource.url",
    "jdbc:postgresql://localhost:many/docket?password=c0rrect-horse-battery, docket.datasource.url"
  })
  void anUrlThatCannotBeUsedIsNotQuotedSinceItMayHoldAPassword(String url, String setting)
      throws Exception {
    assertThat(refused(Map.of("url", url)))
        .contains(setting)
        .contains("jdbc:postgresql://HOST:PORT/DATABASE");
    assertPasswordIsNowhere();
  }

  @ParameterizedTest
  @CsvSource({"username, docket.datasource.username", "password, docket.datasource.password"})
  void aUserWithoutAnUrlIsRefused(String name, String setting) {
    assertThat(refused(Map.of(name, "docket")))
        .contains(setting + " is set")
        .contains("docket.datasource.url");
  }

  @Test
  void aWrongPasswordIsNamedByItsSettingAndShownNowhere() throws Exception {
    TestPostgres.makeUserWithPassword("keeper", "quite another");
    String url = TestPostgres.emptyDatabase();
    assertThat(refused(Map.of("url", url, "username", "keeper", "password", PASSWORD)))
        .contains("docket.datasource.password")
        .contains("keeper")
        .contains("password is wrong");
    assertThat(refused(Map.of("url", url + "?user=keeper&password=" + PASSWORD)))
        .contains("docket.datasource.password");
    assertThat(refused(Map.of("url", url, "username", "keeper")))
        .contains("docket.datasource.password")
        .contains("asks for a password");
    assertPasswordIsNowhere();
  }

  @Test
  void aRightPasswordIsShownNowhereEither() throws Exception {
    TestPostgres.makeUserWithPassword("owner", PASSWORD);
    String url = TestPostgres.databaseMade("TEMPLATE template0 OWNER owner");
    CommandLineHome here = home.on(Map.of("url", url, "username", "owner", "password", PASSWORD));
    here.run("run", "complete").exits(0);
    home.on(Map.of("url", url + "?user=owner&password=" + PASSWORD)).run("runs", "list").exits(0);
    assertPasswordIsNowhere();
  }

  private void assertPasswordIsNowhere() throws Exception {
    assertThat(home.files("data/logs")).isNotEmpty();
    for (Path file : home.files("")) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(PASSWORD);
    }
  }

  @Test
  void anUnknownUserIsNamed() {
    assertThat(refused(Map.of("url", TestPostgres.emptyDatabase(), "username", "nobody_here")))
        .contains("docket.datasource.username")
        .contains("nobody_here");
  }

  @Test
  void anUnknownDatabaseIsToBeCreated() {
    assertThat(refused(postgres(TestPostgres.url("not_there"))))
        .contains("docket.datasource.url")
        .contains("there is no database \"not_there\"")
        .contains("CREATE DATABASE");
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    assertThat(refused(postgres("jdbc:postgresql://localhost:1/docket")))
        .contains("docket.datasource.url")
        .contains("\"docket\" on localhost:1 cannot be reached");
  }

  @Test
  void anotherEncodingIsRefused() {
    String url = TestPostgres.databaseMade("ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
    assertThat(refused(postgres(url))).contains("SQL_ASCII").contains("UTF8");
  }

  @Test
  void aUserWhoMayMakeNoTablesIsRefused() {
    TestPostgres.makeUserWithPassword("reader", PASSWORD);
    String url = TestPostgres.emptyDatabase();
    assertThat(refused(Map.of("url", url, "username", "reader", "password", PASSWORD)))
        .contains("docket.datasource.username")
        .contains("owner");
  }

  @Test
  void aDatabaseOfAnotherProgramIsLeftAlone() {
    String url = TestPostgres.emptyDatabase();
    CommandLineHome here = home.on(postgres(url));
    here.sql(
        sql -> {
          sql.execute("CREATE TABLE invoices (id INT)");
          return null;
        });
    assertThat(refused(postgres(url))).contains("invoices").contains("a database of its own");
    assertThat(
            here.<Integer>sql(
                sql ->
                    sql.queryForObject(
                        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'",
                        Integer.class)))
        .isEqualTo(1);
  }

  @Test
  void rowsHaveHigherLimitsThanOnTheEmbeddedDatabase() {
    Map<String, String> datasource = postgres(TestPostgres.freshDatabase());
    home.write("docket.yaml", "docket:\n  database:\n    rows-per-transaction: 100001\n");
    assertThat(home.on(datasource).run("orders", "list").exits(2).err()).contains("100 to 100000");
    home.write("docket.yaml", "docket:\n  sheet:\n    rows: 50000\n");
    assertThat(home.on(datasource).run("orders", "list").exits(2).err())
        .contains("docket.sheet.rows")
        .contains("rows-per-transaction to 100000");
    home.write(
        "docket.yaml",
        "docket:\n  sheet:\n    rows: 50000\n  database:\n    rows-per-transaction: 100000\n");
    home.on(datasource).run("orders", "list").exits(0);
    assertThat(home.run("orders", "list").exits(2).err()).contains("on the embedded database");
  }

  @Test
  void twoHomesDoNotWorkOnOneDatabaseAtATime() throws Exception {
    Map<String, String> datasource = postgres(TestPostgres.freshDatabase());
    CommandLineHome other =
        CommandLineHome.in(Files.createDirectory(folder.resolve("other"))).on(datasource);
    try (Installation installation = home.on(datasource).installation()) {
      CommandLineHome.Result busy =
          other.waiting(Duration.ofMillis(300)).run("orders", "list").exits(4);
      assertThat(busy.err())
          .contains("docket owner, process " + ProcessHandle.current().pid())
          .contains("127.0.0.1")
          .containsPattern("the server's process \\d+")
          .contains("\" on localhost:");
    }
    other.run("orders", "list").exits(0);
  }

  @Test
  void aCommandWithoutTheSettingsDoesNotBeginWithAnEmptyDatabase() {
    Map<String, String> datasource = postgres(TestPostgres.freshDatabase());
    home.on(datasource).issue(order("A1", "Finance"));
    assertThat(home.run("run", "complete").exits(2).err())
        .contains("docket.datasource.url is not set")
        .contains("this home works with PostgreSQL")
        .contains("\" on localhost:");
    assertThat(home.file("data/db")).doesNotExist();
  }

  @Test
  void theSettingsDoNotMakeTheEmbeddedDatabaseForgotten() {
    home.issue(order("A1", "Finance"));
    assertThat(refused(postgres(TestPostgres.emptyDatabase())))
        .contains("this home has an embedded one")
        .contains("docket backup")
        .contains("docket restore");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  @Test
  void theDemoKeepsOutOfARealDatabase() {
    CommandLineHome.Result demo =
        home.on(postgres(TestPostgres.emptyDatabase()))
            .run("demo", "--home", folder.resolve("scratch").toString())
            .exits(2);
    assertThat(demo.err()).contains("DOCKET_DATASOURCE_URL");
  }
}
