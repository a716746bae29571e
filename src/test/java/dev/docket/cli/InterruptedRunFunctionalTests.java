package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.home.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A process was killed between two steps: the home is brought into the state that it leaves, and
 * the next command mends it by itself.
 */
@OnEachDatabase
class InterruptedRunFunctionalTests {

  private CommandLineHome home;

  @BeforeEach
  void publishASheetWithTwoOrders(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
  }

  @Test
  void killedAfterTheOrdersMovedAndBeforeTheRenames() throws IOException {
    Map<Path, String> digests = digests();
    unpublished("PUBLISHING");
    for (Path sheet : digests.keySet()) {
      Files.move(sheet, DurableFiles.part(sheet));
    }
    assertPublishedAgain(digests);
  }

  @Test
  void killedBetweenTheRenamesOfTheTwoFormats() throws IOException {
    Map<Path, String> digests = digests();
    unpublished("PUBLISHING");
    Path csv = home.sheets(".csv").get(0);
    Files.move(csv, DurableFiles.part(csv));
    assertPublishedAgain(digests);
  }

  @Test
  void killedAfterTheRenamesAndBeforeTheyWereRecorded() throws IOException {
    Map<Path, String> digests = digests();
    unpublished("PUBLISHING");
    assertPublishedAgain(digests);
  }

  @Test
  void theTemporaryFilesAreLostAndTheArchiveHasThem() throws IOException {
    Map<Path, String> digests = digests();
    unpublished("PUBLISHING");
    for (Path sheet : digests.keySet()) {
      Files.delete(sheet);
    }
    assertPublishedAgain(digests);
  }

  @Test
  void theTemporaryFilesAreDamagedAndTheArchiveHasThem() throws IOException {
    Map<Path, String> digests = digests();
    unpublished("PUBLISHING");
    for (Path sheet : digests.keySet()) {
      Files.move(sheet, DurableFiles.part(sheet));
      cut(DurableFiles.part(sheet));
    }
    assertPublishedAgain(digests);
  }

  @Test
  void nothingIsLeftOfTheSheetSoItIsVoidAndItsOrdersGoOutAnew() throws IOException {
    unpublished("PUBLISHING");
    for (Path file : home.files("outbound")) {
      Files.delete(file);
    }
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("exported").asInt()).isEqualTo(2);
    JsonNode sheets = home.run("sheets", "list", "--json").json();
    assertThat(sheets.findValuesAsString("state")).containsExactly("VOID", "PUBLISHED");
    assertThat(home.sheet(".csv").column("Attempt")).containsExactly("2", "2");
    assertThat(home.show(home.number("A1")).get("history").findValuesAsString("outcome"))
        .containsExactly("TAKEN_IN", "PUBLISHED", "VOIDED", "PUBLISHED");
  }

  @Test
  void killedBeforeTheOrdersMovedTheSheetIsPublishedByTheNextRun() throws IOException {
    claimedOnly();
    assertThat(home.states().values()).containsOnly("PENDING");
    assertPublishedByTheNextRun(2);
  }

  @Test
  void killedWhileAFileWasWrittenItIsWrittenAgain() throws IOException {
    claimedOnly();
    for (Path file : home.files("outbound/Directory_User")) {
      cut(file);
    }
    assertPublishedByTheNextRun(2);
  }

  @Test
  void killedBeforeAnythingWasWrittenItIsWrittenByTheNextRun() throws IOException {
    claimedOnly();
    for (Path file : home.files("outbound")) {
      Files.delete(file);
    }
    sql(
        "UPDATE sheet_file SET archive_name = NULL, size_bytes = NULL, sha256 = NULL, row_count = NULL");
    assertPublishedByTheNextRun(2);
  }

  @Test
  void anOrderThatWasCancelledWhileItWasClaimedIsNotOnTheSheet() throws IOException {
    claimedOnly();
    String cancelled = home.number("A1");
    home.run("orders", "cancel", cancelled).exits(0);
    assertPublishedByTheNextRun(1);
    assertThat(home.sheet(".csv").column("Order")).doesNotContain(cancelled).hasSize(1);
    assertThat(home.sheet(".xlsx").size()).isEqualTo(1);
  }

  @Test
  void aClaimedSheetWhoseOrdersWereAllCancelledIsThrownAway() throws IOException {
    claimedOnly();
    home.run("orders", "cancel", home.number("A1"), home.number("A2")).exits(0);
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("status").asString()).isEqualTo("NOTHING_TO_DO");
    assertThat(home.files("outbound/Directory_User")).isEmpty();
    assertThat(home.run("sheets", "list", "--json").json().findValuesAsString("state"))
        .containsExactly("VOID");
  }

  @Test
  void lookingMendsNothing() throws IOException {
    unpublished("PUBLISHING");
    home.run("sheets", "list").exits(0);
    assertThat(home.run("sheets", "list", "--json").json().findValuesAsString("state"))
        .containsExactly("PUBLISHING");
  }

  @Test
  void aResultFileThatWasOnlyAssignedIsWrittenByTheNextCommand() throws IOException {
    Path result = confirmAndFindResult();
    String content = CommandLineHome.read(result);
    unrecorded("ASSIGNED");
    Files.delete(result);
    Files.writeString(DurableFiles.part(result), "half");
    assertSameResultOnce(result, content);
  }

  @Test
  void aResultFileThatWasWrittenGetsItsName() throws IOException {
    Path result = confirmAndFindResult();
    String content = CommandLineHome.read(result);
    unrecorded("WRITTEN");
    Files.move(result, DurableFiles.part(result));
    assertSameResultOnce(result, content);
  }

  @Test
  void aResultFileThatHasItsNameIsRecorded() throws IOException {
    Path result = confirmAndFindResult();
    String content = CommandLineHome.read(result);
    unrecorded("WRITTEN");
    assertSameResultOnce(result, content);
  }

  @Test
  void aResultFileThatWasFetchedBeforeItWasRecordedDoesNotComeAgain() throws IOException {
    Path result = confirmAndFindResult();
    unrecorded("WRITTEN");
    Files.delete(result);
    home.run("run", "complete").exits(0);
    assertThat(home.files("outbound/results")).isEmpty();
    assertThat(kinds()).contains("RESULTS");
  }

  @Test
  void aReturnThatWasAppliedAndNotAnsweredGetsTheSameReceiptAndNoSecondAnswer() throws IOException {
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    byte[] content = Files.readAllBytes(back);
    JsonNode answer = home.run("import", "--json", back.toString()).exits(0).single();
    Path receipt = home.file(answer.get("receipt").asString());
    String told = CommandLineHome.read(receipt);
    List<String> results = home.resultLines();
    int history = home.show(home.number("A1")).get("history").size();

    Files.delete(receipt);
    home.write("inbound/.work/return-back.csv", content);
    sql("UPDATE return_file SET receipt_name = NULL");
    sql(
        "UPDATE docket_file SET outcome = 'WAITING', finished_at = NULL, archive_name = NULL, work_name = 'inbound/.work/return-back.csv' WHERE kind = 'RETURN'");
    home.run("run", "complete").exits(0);

    assertThat(CommandLineHome.read(receipt)).isEqualTo(told);
    assertThat(home.resultLines()).isEqualTo(results);
    assertThat(home.show(home.number("A1")).get("history").size()).isEqualTo(history);
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(outcomes("RETURN")).containsExactly("IMPORTED");
  }

  @Test
  void aReturnThatWasAnsweredAndNotPutAwayIsPutAway() throws IOException {
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    home.run("import", back.toString()).exits(0);
    backToWork("inbound/archive");
    home.run("run", "complete").exits(0);
    assertThat(outcomes("RETURN")).containsExactly("IMPORTED");
    assertThat(home.names("inbound/archive")).contains("back.csv").doesNotHaveDuplicates();
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.resultLines()).hasSize(2);
  }

  @Test
  void aReturnThatCountsButHasNoReceiptYetIsToldAsImportedAndFinishedByTheNextCommand()
      throws IOException {
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    int next = home.run("files", "list", "--json").json().size() + 1;
    String part = "outbound/receipts/.back.receipt-" + next + ".csv.part";
    Path obstacle = home.write(part + "/obstacle", "x");
    JsonNode told = home.run("import", "--json", back.toString()).exits(1).single();
    assertThat(told.get("outcome").asString()).isEqualTo("IMPORTED");
    assertThat(told.get("confirmed").asInt()).isEqualTo(2);
    assertThat(told.get("receipt").isNull()).isTrue();
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(2);

    Files.delete(obstacle);
    JsonNode finished = home.run("import", "--json", back.toString()).exits(0).single();
    assertThat(finished.get("outcome").asString()).isEqualTo("IMPORTED");
    assertThat(home.file(finished.get("receipt").asString())).exists();
    assertThat(home.resultLines()).hasSize(2);
    assertThat(outcomes("RETURN")).containsExactly("IMPORTED");
  }

  /** As if the process had been killed before it moved the file called back.csv. */
  private void backToWork(String folder) throws IOException {
    Path there =
        home.files(folder).stream().filter(f -> f.endsWith("back.csv")).findFirst().orElseThrow();
    Files.move(there, home.file("inbound/.work/return-back.csv"));
    sql(
        "UPDATE docket_file SET work_name = 'inbound/.work/return-back.csv' WHERE base_name = 'back.csv'");
  }

  @Test
  void aReturnOfWhichOnlySomeRowsWereAppliedIsAppliedWholeAndCountsAsIfUndisturbed()
      throws IOException {
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    byte[] content = Files.readAllBytes(back);
    JsonNode answer = home.run("import", "--json", back.toString()).exits(0).single();
    Path receipt = home.file(answer.get("receipt").asString());
    String told = CommandLineHome.read(receipt);

    Files.delete(receipt);
    for (Path result : home.files("outbound/results")) {
      Files.delete(result);
    }
    home.write("inbound/.work/return-back.csv", content);
    sql("UPDATE return_file SET receipt_name = NULL");
    sql("DELETE FROM docket_file WHERE kind IN ('RECEIPT', 'RESULTS')");
    sql(
        "UPDATE docket_file SET outcome = 'WAITING', finished_at = NULL, archive_name = NULL, work_name = 'inbound/.work/return-back.csv' WHERE kind = 'RETURN'");
    sql("UPDATE return_row SET done = FALSE WHERE item = 2");
    sql("DELETE FROM order_answer WHERE order_id = 2");
    sql("DELETE FROM order_history WHERE order_id = 2 AND outcome = 'CONFIRMED'");
    sql(
        "UPDATE provisioning_order SET state = 2, outcome = 'PUBLISHED', current_sheet = 1, answer_result = NULL WHERE id = 2");
    sql("UPDATE order_answer SET result_file_id = NULL");
    sql("DELETE FROM result_file");
    home.run("run", "complete").exits(0);

    assertThat(CommandLineHome.read(receipt)).isEqualTo(told);
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(2).doesNotHaveDuplicates();
    assertThat(outcomes("RETURN")).containsExactly("IMPORTED");
  }

  @Test
  void aReturnThatWasRefusedAndNotPutAwayIsPutAway() throws IOException {
    String header =
        CommandLineHome.read(home.sheets(".csv").get(0)).lines().findFirst().orElseThrow();
    Path back = home.write("inbound/back.csv", header);
    home.run("import", back.toString()).exits(1);
    backToWork("inbound/rejected");
    home.run("run", "complete").exits(0);
    assertThat(outcomes("RETURN")).containsExactly("REFUSED");
    assertThat(home.names("inbound/rejected")).containsExactly("back.csv", "back.csv.reason.txt");
  }

  @Test
  void aReturnOnWhichReadingFailsUnexpectedlyIsSetAsideAndStopsNoOther() {
    Path poison = home.sheet(".csv").confirmAll().only(0).save(home.file("inbound/1.csv"));
    Path good = home.sheet(".csv").confirmAll().only(1).save(home.file("inbound/2.csv"));
    sql("UPDATE sheet_row SET issued = '{' WHERE order_id = 1");
    CommandLineHome.Result result =
        home.run("import", "--json", poison.toString(), good.toString()).exits(1);
    assertThat(result.json().findValuesAsString("outcome")).containsExactly("REFUSED", "IMPORTED");
    assertThat(home.names("inbound/rejected")).containsExactly("1.csv", "1.csv.reason.txt");
    assertThat(home.names("inbound/.work")).isEmpty();
    home.run("run", "complete").exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A2", "EXECUTED"));
  }

  @Test
  void aReturnThatWasTakenAndNotReadIsImported() throws IOException {
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/.work/return-1.csv"));
    sql(
        "INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, received_at, work_name) VALUES ('RETURN', 'inbound/back.csv', 'back.csv', 1, '"
            + DurableFiles.sha256(back)
            + "', 'WAITING', 'olga', 'OS_USER', CURRENT_TIMESTAMP, 'inbound/.work/return-1.csv')");
    home.run("run", "complete").exits(0);
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(2);
    assertThat(home.names("inbound/archive")).contains("back.csv");
    assertThat(outcomes("RETURN")).containsExactly("IMPORTED");
  }

  @Test
  void aFeedThatWasTakenInByHalfIsTakenInWhole() throws IOException {
    Path feed =
        home.write(
            "inbound/.work/feed-9.json",
            CommandLineHome.feedOf(order("B1", "Finance"), order("B2", "Legal")));
    sql(
        "INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, received_at, work_name) VALUES ('ORDERS', 'inbound/orders/9.json', '9.json', 1, '"
            + DurableFiles.sha256(feed)
            + "', 'WAITING', 'docket', 'DOCKET', CURRENT_TIMESTAMP, 'inbound/.work/feed-9.json')");
    sql(
        "INSERT INTO feed_file (file_id, progress, loaded, unchanged, refused) SELECT id, 1, 1, 0, 0 FROM docket_file WHERE base_name = '9.json'");
    home.run("run", "complete").exits(0);
    assertThat(home.states()).containsKey("B2").doesNotContainKey("B1");
    assertThat(home.names("inbound/archive")).contains("9.json");
    assertThat(outcomes("ORDERS")).containsOnly("LOADED");
  }

  @Test
  void aRunThatWasKilledIsMarkedAsFailed() {
    sql(
        "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'UNKNOWN', END_TIME = NULL");
    home.run("run", "complete").exits(0);
    JsonNode runs = home.run("runs", "list", "--json").exits(0).json();
    assertThat(runs.findValuesAsString("status")).containsExactly("NOTHING_TO_DO", "FAILED");
  }

  /** As it is between the transaction that moved the orders and the one that recorded the files. */
  private void unpublished(String state) {
    sql("UPDATE work_sheet SET state = '" + state + "'");
    sql("DELETE FROM docket_file WHERE kind = 'SHEET'");
  }

  /** As it is before the orders moved: files under temporary names, orders PENDING and claimed. */
  private void claimedOnly() throws IOException {
    unpublished("CLAIMED");
    sql("UPDATE work_sheet SET published_run = NULL, published_at = NULL");
    sql("UPDATE provisioning_order SET state = 1, outcome = 'TAKEN_IN'");
    sql("DELETE FROM order_history WHERE outcome = 'PUBLISHED'");
    for (Path sheet : digests().keySet()) {
      Files.move(sheet, DurableFiles.part(sheet));
    }
  }

  private void assertPublishedAgain(Map<Path, String> digests) throws IOException {
    assertThat(home.run("run", "complete", "--json").exits(0).json().get("exported").asInt())
        .isZero();
    assertThat(digests()).isEqualTo(digests);
    assertThat(home.names("outbound")).noneMatch(name -> name.endsWith(".part"));
    assertThat(home.states().values()).containsOnly("TRANSMITTED");
    assertThat(home.run("sheets", "list", "--json").json().findValuesAsString("state"))
        .containsExactly("PUBLISHED");
    assertThat(kinds()).containsExactlyInAnyOrder("ORDERS", "SHEET", "SHEET");
    home.run(
            "import",
            home.sheet(".xlsx").confirmAll().save(home.file("inbound/back.xlsx")).toString())
        .exits(0);
    assertThat(home.states().values()).containsOnly("EXECUTED");
  }

  private void assertPublishedByTheNextRun(int orders) {
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("exported").asInt()).isEqualTo(orders);
    assertThat(run.get("sheets").size()).isEqualTo(2);
    assertThat(home.sheet(".csv").size()).isEqualTo(orders);
    assertThat(home.names("outbound")).noneMatch(name -> name.endsWith(".part"));
    assertThat(home.run("sheets", "list", "--json").json().findValuesAsString("state"))
        .containsExactly("PUBLISHED");
    assertThat(home.run("orders", "list", "--state", "TRANSMITTED", "--json").json().size())
        .isEqualTo(orders);
  }

  private Path confirmAndFindResult() {
    home.run("orders", "confirm", home.number("A1"), home.number("A2")).exits(0);
    List<Path> results = home.files("outbound/results");
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private void unrecorded(String state) {
    sql("UPDATE result_file SET state = '" + state + "'");
    sql("DELETE FROM docket_file WHERE kind = 'RESULTS'");
  }

  private void assertSameResultOnce(Path result, String content) {
    home.run("run", "complete").exits(0);
    assertThat(home.files("outbound/results")).containsExactly(result);
    assertThat(result).hasContent(content);
    assertThat(home.resultLines()).hasSize(2).doesNotHaveDuplicates();
    assertThat(kinds()).containsOnlyOnce("RESULTS");
  }

  private List<String> kinds() {
    return home.run("files", "list", "--json").exits(0).json().findValuesAsString("kind");
  }

  private List<String> outcomes(String kind) {
    return sqlList("SELECT outcome FROM docket_file WHERE kind = '" + kind + "'");
  }

  private Map<Path, String> digests() throws IOException {
    Map<Path, String> digests = new java.util.TreeMap<>();
    for (String ending : List.of(".xlsx", ".csv")) {
      for (Path sheet : home.sheets(ending)) {
        digests.put(sheet, DurableFiles.sha256(sheet));
      }
    }
    assertThat(digests).hasSize(2);
    return digests;
  }

  private static void cut(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));
  }

  private void sql(String statement) {
    home.sql(
        sql -> {
          sql.execute(statement);
          return null;
        });
  }

  private List<String> sqlList(String query) {
    return home.sql(sql -> sql.queryForList(query, String.class));
  }
}
