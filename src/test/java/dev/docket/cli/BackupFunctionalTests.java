package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static dev.docket.cli.CommandLineHome.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A home moves from one kind of database to the other with all that it knows. */
class BackupFunctionalTests {

  @TempDir Path folder;
  private CommandLineHome home;
  private Path file;

  @BeforeEach
  void answerSomeOrdersAndLeaveOthersOut() {
    home = CommandLineHome.in(folder);
    file = folder.resolve("docket.zip");
    fill(home);
  }

  /** Two orders on a sheet, one of them answered; a refused return; a result. */
  private static void fill(CommandLineHome home) {
    home.issue(order("A1", "Finance"), order("A2", "Grüße \uD83D\uDE00, \\\"Ltd\\\"\\nA"));
    home.run("import", home.sheet(".xlsx").confirm(0).save(home.file("inbound/1.xlsx")).toString())
        .exits(0);
    home.run("import", home.write("inbound/scan.pdf", "%PDF-1.7\n").toString()).exits(1);
  }

  @AfterEach
  void dropDatabases() {
    CommandLineHome.forgetDatabase();
    TestPostgres.dropDatabases();
  }

  private static CommandLineHome onFreshPostgres(CommandLineHome home) {
    return home.on(postgres(TestPostgres.emptyDatabase()));
  }

  /** All that commands tell of a home. */
  private static Map<String, String> told(CommandLineHome home) {
    Map<String, String> told = new TreeMap<>();
    for (String what : List.of("orders list", "sheets list", "files list", "runs list")) {
      // The embedded database keeps nanoseconds, PostgreSQL microseconds.
      told.put(
          what, home.run((what + " --json").split(" ")).exits(0).out().replaceAll("\\.\\d+Z", "Z"));
    }
    for (JsonNode order : home.orders().values()) {
      String number = order.get("order").asString();
      told.put(number, home.show(number).toString());
    }
    return told;
  }

  @Test
  void aSheetIssuedBeforeTheMoveIsAnsweredAfterIt() {
    Map<String, String> before = told(home);
    assertThat(home.run("backup", file.toString()).exits(0).err())
        .contains("2 orders, 1 sheets")
        .contains("docket.zip");
    CommandLineHome moved = onFreshPostgres(home);
    moved.run("restore", file.toString()).exits(0);

    assertThat(told(moved)).isEqualTo(before);
    Sheet sheet = moved.sheet(".xlsx").confirmAll();
    moved.run("import", sheet.save(moved.file("inbound/2.xlsx")).toString()).exits(0);
    assertThat(moved.states()).isEqualTo(Map.of("A1", "EXECUTED", "A2", "EXECUTED"));
    assertThat(moved.resultLines()).hasSize(2);
    assertThat(moved.file("data/db")).doesNotExist();
    assertThat(moved.file("data/db.before-postgresql")).isDirectory();
  }

  @Test
  void numbersGoOnWhereTheyWere() {
    List<String> numbers = new ArrayList<>();
    home.orders().values().forEach(o -> numbers.add(o.get("order").asString()));
    List<Long> files = ids(home, "files list", "id");
    List<Long> runs = ids(home, "runs list", "id");
    home.run("backup", file.toString()).exits(0);
    CommandLineHome moved = onFreshPostgres(home);
    moved.run("restore", file.toString()).exits(0);
    moved.issue(order("A3", "Legal"));

    assertThat(numbers).doesNotContain(moved.number("A3"));
    assertThat(moved.orders()).hasSize(3);
    assertThat(ids(moved, "files list", "id")).containsAll(files).doesNotHaveDuplicates();
    assertThat(ids(moved, "runs list", "id"))
        .containsAll(runs)
        .doesNotHaveDuplicates()
        .hasSize(runs.size() + 1);
    assertThat(moved.run("sheets", "list", "--json").json().size()).isEqualTo(2);
  }

  private static List<Long> ids(CommandLineHome home, String what, String field) {
    List<Long> ids = new ArrayList<>();
    home.run((what + " --json").split(" "))
        .exits(0)
        .json()
        .forEach(o -> ids.add(o.get(field).asLong()));
    return ids;
  }

  @Test
  void aHomeMovesBackToTheEmbeddedDatabase() {
    home.run("backup", file.toString()).exits(0);
    CommandLineHome moved = onFreshPostgres(home);
    moved.run("restore", file.toString()).exits(0);
    moved.issue(order("A3", "Legal"));
    Map<String, String> before = told(moved);
    Path second = folder.resolve("second.zip");
    moved.run("backup", second.toString()).exits(0);
    home.run("restore", second.toString()).exits(0);

    assertThat(told(home)).isEqualTo(before);
    home.issue(order("A4", "Legal"));
    assertThat(home.orders()).hasSize(4);
  }

  @Test
  void aNewHomeGetsTheSecretSoThatSheetsThatAreOutStillCount() throws IOException {
    home.run("backup", file.toString()).exits(0);
    CommandLineHome other = CommandLineHome.in(Files.createDirectory(folder.resolve("other")));
    String others = CommandLineHome.read(other.file("data/secret"));
    other.run("restore", file.toString()).exits(0);
    assertThat(other.file("data/secret")).hasSameTextualContentAs(home.file("data/secret"));
    assertThat(other.file("data/secret.before-restore")).hasContent(others);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(other.file("data/secret"))))
        .isEqualTo("rw-------");
    Path back = home.sheet(".xlsx").confirmAll().save(other.file("inbound/2.xlsx"));
    assertThat(
            other
                .run("import", "--json", back.toString())
                .exits(0)
                .single()
                .get("confirmed")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void aBackupIsItsOwnersAndHoldsNoPassword() throws IOException {
    home.write(
        "docket.yaml",
        CommandLineHome.read(home.file("docket.yaml"))
            + "spring:\n  mail:\n    password: >\n      hush-hush\n    host: mail.example.org\n");
    home.run("backup", file.toString()).exits(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(text(zip, "settings/docket.yaml"))
          .contains("settle: 0s")
          .contains("mail.example.org")
          .doesNotContain("hush-hush");
      assertThat(text(zip, "settings/model/model.yaml")).contains("SAP_Account");
      assertThat(text(zip, "tables/provisioning_order.jsonl").lines()).hasSize(2);
    }
    assertThat(home.run("backup", file.toString()).exits(1).err()).contains("is there already");
  }

  private static String text(ZipFile zip, String entry) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aDatabaseThatHoldsSomethingIsLeftAsItIs() {
    home.run("backup", file.toString()).exits(0);
    Map<String, String> before = told(home);
    assertThat(home.run("restore", file.toString()).exits(1).err())
        .contains("empty database only")
        .contains("2 orders");
    assertThat(told(home)).isEqualTo(before);
  }

  @Test
  void halfABackupIsRefusedAndChangesNothing() throws IOException {
    home.run("backup", file.toString()).exits(0);
    byte[] whole = Files.readAllBytes(file);
    CommandLineHome moved = onFreshPostgres(home);
    for (int percent : List.of(0, 30, 90, 99)) {
      Path half = folder.resolve("half.zip");
      Files.write(half, Arrays.copyOf(whole, whole.length * percent / 100));
      assertThat(moved.run("restore", half.toString()).exits(1).err())
          .contains("half.zip")
          .contains("no backup of Docket, or not a whole one");
    }
    moved.run("restore", file.toString()).exits(0);
    assertThat(moved.orders()).hasSize(2);
  }

  @Test
  void aDamagedRowIsFoundBeforeAnythingIsChanged() throws IOException {
    home.run("backup", file.toString()).exits(0);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 + 20, (byte) 7);
    Files.write(file, bytes);
    CommandLineHome moved = onFreshPostgres(home);
    assertThat(moved.run("restore", file.toString()).exits(1).err())
        .contains("no backup of Docket, or not a whole one");
    assertThat(home.states()).hasSize(2);
  }

  @Test
  void aRestoreThatWasKilledIsToldByEveryCommandUntilItIsRepeated() {
    home.run("backup", file.toString()).exits(0);
    CommandLineHome moved = onFreshPostgres(home);
    moved.run("restore", file.toString()).exits(0);
    moved.sql(
        sql -> {
          sql.update(
              "INSERT INTO restore_mark (backup, begun_at) VALUES (?, CURRENT_TIMESTAMP)",
              file.toString());
          sql.execute("DELETE FROM return_row");
          return null;
        });
    for (String command : List.of("orders list", "run complete", "backup x.zip")) {
      assertThat(moved.run(command.split(" ")).exits(2).err())
          .contains("did not come to its end")
          .contains("docket restore " + file);
    }
    Map<String, String> before = told(home(moved));
    assertThat(before).isNotEmpty();
    moved.issue(order("A3", "Legal"));
    assertThat(moved.orders()).hasSize(3);
  }

  private CommandLineHome home(CommandLineHome moved) {
    moved.run("restore", file.toString()).exits(0);
    return moved;
  }
}
