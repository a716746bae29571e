package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.home.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A process was killed, or its disk failed, while a zip archive of returns was taken in. */
@OnEachDatabase
class InterruptedBundleFunctionalTests {

  private CommandLineHome home;
  private Path zip;
  private byte[] content;

  @BeforeEach
  void packTwoSheetsAndAPicture(@TempDir Path folder) throws IOException {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"), order("A2", "Legal"), order("A3", "Research"));
    Path one = home.sheet(".csv").confirm(0).save(folder.resolve("one.csv"));
    Path two = home.sheet(".csv").confirm(1).save(folder.resolve("two.csv"));
    zip =
        Packed.with("one.csv", one)
            .and("two.csv", two)
            .and("scan.png", "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
            .andEncrypted("locked.csv", new byte[9])
            .save(home.file("inbound/returns.zip"));
    content = Files.readAllBytes(zip);
  }

  private void sql(String statement) {
    home.sql(sql -> sql.update(statement));
  }

  private List<String> outcomes() {
    return home.run("files", "list", "--json")
        .exits(0)
        .json()
        .valueStream()
        .filter(f -> f.get("kind").asString().equals("RETURN"))
        .map(f -> f.get("outcome").asString())
        .toList();
  }

  private void assertTakenOnce() {
    assertThat(outcomes())
        .containsExactly("IMPORTED_IN_PART", "IMPORTED", "IMPORTED", "REFUSED", "REFUSED");
    assertThat(home.states())
        .isEqualTo(Map.of("A1", "EXECUTED", "A2", "EXECUTED", "A3", "TRANSMITTED"));
    assertThat(home.resultLines()).hasSize(2).doesNotHaveDuplicates();
    assertThat(home.show(home.number("A2")).get("answers").size()).isEqualTo(1);
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.names("inbound/archive"))
        .contains("returns.zip", "one.csv", "two.csv")
        .doesNotHaveDuplicates();
    assertThat(home.names("inbound/rejected"))
        .containsExactlyInAnyOrder("scan.png", "scan.png.reason.txt", "locked.csv.reason.txt");
  }

  @Test
  void killedAfterItWasUnpackedAndBeforeThatWasRegistered() {
    sql(
        """
        INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, received_at, work_name)
        VALUES ('RETURN', 'inbound/returns.zip', 'returns.zip', 1, '%s', 'WAITING', 'olga', 'OS_USER', CURRENT_TIMESTAMP,
          'inbound/.work/return-5-returns.zip')
        """
            .formatted(sha256()));
    home.write("inbound/.work/return-5-returns.zip", content);
    long id = home.sql(sql -> sql.queryForObject("SELECT MAX(id) FROM docket_file", Long.class));
    home.write("inbound/.work/return-" + id + "-member-0", "half of it");
    assertThat(zip.toFile().delete()).isTrue();
    home.run("run", "complete").exits(0);
    assertTakenOnce();
  }

  @Test
  void aFileThatWasUnpackedAndIsGoneIsRefusedAndTheOthersGoOn() throws IOException {
    Path sheet = home.sheet(".csv").confirm(0).save(home.file("one.csv"));
    Files.delete(zip);
    sql(
        """
        INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, received_at, work_name)
        VALUES ('RETURN', 'inbound/some.zip', 'some.zip', 1, 'z', 'WAITING', 'olga', 'OS_USER', CURRENT_TIMESTAMP,
          'inbound/.work/some.zip')
        """);
    home.write("inbound/.work/some.zip", content);
    long id = home.sql(sql -> sql.queryForObject("SELECT MAX(id) FROM docket_file", Long.class));
    for (String name : List.of("gone.csv", "there.csv")) {
      sql(
          """
          INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, received_at, work_name,
            container_id)
          VALUES ('RETURN', 'inbound/some.zip/%1$s', '%1$s', 1, '%3$s', 'WAITING', 'olga', 'OS_USER', CURRENT_TIMESTAMP,
            'inbound/.work/%1$s', %2$d)
          """
              .formatted(name, id, DurableFiles.sha256(sheet)));
    }
    home.write("inbound/.work/there.csv", Files.readAllBytes(sheet));
    home.run("run", "complete").exits(0);

    assertThat(home.states()).containsEntry("A1", "EXECUTED");
    assertThat(outcomes())
        .contains("IMPORTED_IN_PART", "IMPORTED", "REFUSED")
        .doesNotContain("WAITING");
    assertThat(home.names("inbound/rejected")).contains("gone.csv.reason.txt");
    assertThat(home.names("inbound/.work")).isEmpty();
  }

  private String sha256() {
    try {
      return DurableFiles.sha256(zip);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatCouldNotBeAnsweredIsFinishedByTheNextCommandAndThenTheArchiveIs() throws IOException {
    int next = home.run("files", "list", "--json").json().size() + 1;
    Path obstacle =
        home.write("outbound/receipts/.two.receipt-" + (next + 2) + ".csv.part/obstacle", "x");
    JsonNode told = home.run("import", "--json", zip.toString()).exits(1).single();
    assertThat(told.get("outcome").asString()).isEqualTo("IMPORTED_IN_PART");
    assertThat(told.get("confirmed").asInt()).isEqualTo(2);
    assertThat(told.get("receipt").isNull()).isTrue();
    assertThat(told.get("reason").asString()).contains("waits");
    assertThat(outcomes()).containsExactly("WAITING", "IMPORTED", "WAITING", "REFUSED", "REFUSED");
    Files.delete(obstacle);
    JsonNode finished = home.run("import", "--json", zip.toString()).exits(3).single();
    assertThat(finished.get("outcome").asString()).isEqualTo("IMPORTED_IN_PART");
    assertThat(finished.get("confirmed").asInt()).isEqualTo(2);
    assertThat(finished.get("members").size()).isEqualTo(4);
    assertThat(home.file(finished.get("receipt").asString())).exists();
    assertTakenOnce();
  }

  @Test
  void killedBeforeTheArchiveWasAnswered() throws IOException {
    JsonNode answer = home.run("import", "--json", zip.toString()).exits(3).single();
    String told = CommandLineHome.read(home.file(answer.get("receipt").asString()));
    backToWork(answer, "SELECT MIN(id) FROM docket_file WHERE kind = 'RETURN'");
    sql(
        "UPDATE docket_file SET outcome = 'WAITING', archive_name = NULL WHERE base_name = 'returns.zip'");
    sql("DELETE FROM docket_file WHERE base_name LIKE 'returns.receipt%'");
    Files.delete(home.file(answer.get("receipt").asString()));
    home.run("run", "complete").exits(0);
    assertThat(CommandLineHome.read(home.file(answer.get("receipt").asString()))).isEqualTo(told);
    assertTakenOnce();
  }

  @Test
  void killedBeforeTheArchiveWasPutAway() throws IOException {
    JsonNode answer = home.run("import", "--json", zip.toString()).exits(3).single();
    backToWork(answer, "SELECT MIN(id) FROM docket_file WHERE kind = 'RETURN'");
    home.run("run", "complete").exits(0);
    assertTakenOnce();
  }

  @Test
  void killedBeforeAnArchiveOfWhichNothingIsKeptWasDeleted() throws IOException {
    JsonNode answer = home.run("import", "--json", zip.toString()).exits(3).single();
    backToWork(answer, "SELECT MIN(id) FROM docket_file WHERE kind = 'RETURN'");
    sql(
        "UPDATE docket_file SET content_kept = FALSE, archive_name = NULL WHERE base_name = 'returns.zip'");
    home.run("run", "complete").exits(0);
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.names("inbound/archive")).doesNotContain("returns.zip");
  }

  /** As if the process had been killed before it moved the archive. */
  private void backToWork(JsonNode answer, String which) throws IOException {
    long id = home.sql(sql -> sql.queryForObject(which, Long.class));
    Path there =
        home.files("inbound/archive").stream()
            .filter(f -> f.endsWith("returns.zip"))
            .findFirst()
            .orElseThrow();
    String work = "inbound/.work/return-" + id + "-returns.zip";
    Files.move(there, home.file(work));
    sql("UPDATE docket_file SET work_name = '" + work + "' WHERE id = " + id);
    assertThat(answer.get("file").asString()).isEqualTo("inbound/returns.zip");
  }

  @Test
  void aBackupHasWhatCameInAnArchive(@TempDir Path folder) {
    home.run("import", zip.toString()).exits(3);
    Path backup = folder.resolve("backup.zip");
    home.run("backup", backup.toString()).exits(0);
    CommandLineHome other = CommandLineHome.in(folder.resolve("other"));
    other.run("restore", backup.toString()).exits(0);
    assertThat(other.run("files", "list", "--json").exits(0).json())
        .isEqualTo(home.run("files", "list", "--json").exits(0).json());
  }
}
