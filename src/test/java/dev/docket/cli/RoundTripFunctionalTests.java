package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An order's whole way: from the feed onto a sheet, to people and back, and to the governance
 * system.
 */
@OnEachDatabase
class RoundTripFunctionalTests {

  private CommandLineHome home;

  @BeforeEach
  void makeHome(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
  }

  @Test
  void ordersGoOutAndComeBackInPartsAndEachAnswerIsToldOnce() {
    home.feed(
        "20260401.json",
        order("A1", "Finance"),
        order("A2", "Legal"),
        order("A3", "=1+1"),
        order("A4", "Research"));

    CommandLineHome.Result run = home.run("run", "complete", "--json").exits(0);
    JsonNode report = run.json();
    assertThat(report.get("status").asString()).isEqualTo("COMPLETED");
    assertThat(report.get("exported").asInt()).isEqualTo(4);
    assertThat(report.get("held").asInt()).isZero();
    assertThat(report.get("run").isNull()).isFalse();
    assertThat(report.get("sheets").size()).isEqualTo(2);
    report
        .get("sheets")
        .forEach(
            s -> {
              assertThat(s.get("entityType").asString()).isEqualTo("Directory_User");
              assertThat(s.get("rows").asInt()).isEqualTo(4);
              assertThat(home.file(s.get("file").asString())).isRegularFile();
              assertThat(s.get("file").asString())
                  .startsWith("outbound/Directory_User/Applications/");
            });
    assertThat(home.states()).containsOnlyKeys("A1", "A2", "A3", "A4");
    assertThat(home.states().values()).containsOnly("TRANSMITTED");

    Sheet xlsx = home.sheet(".xlsx");
    Sheet csv = home.sheet(".csv");
    assertThat(xlsx.header()).isEqualTo(csv.header()).startsWith("Order", "Check", "Operation");
    assertThat(xlsx.rows()).isEqualTo(csv.rows());
    assertThat(xlsx.get(0, "Changes")).isEqualTo("Department: Sales → Finance");
    assertThat(xlsx.get(2, "SAP_Account: department")).isEqualTo("=1+1");

    xlsx.confirm(0).error(1, "Account locked").save(home.file("inbound/back.xlsx"));
    JsonNode answer =
        home.run("import", "--json", home.file("inbound/back.xlsx").toString()).exits(0).single();
    assertThat(answer.get("outcome").asString()).isEqualTo("IMPORTED");
    assertCounts(answer, 4, 1, 1, 2, 0, 0);
    assertThat(answer.get("file").asString()).isEqualTo("inbound/back.xlsx");
    assertThat(home.states())
        .isEqualTo(
            Map.of("A1", "EXECUTED", "A2", "ERRORED", "A3", "TRANSMITTED", "A4", "TRANSMITTED"));
    assertThat(home.orders().get("A2").get("message").asString()).isEqualTo("Account locked");
    assertThat(home.orders().get("A1").get("sheet").asString()).isEqualTo("S000001");
    assertThat(home.resultLines())
        .containsExactly(
            "\"A1\",\"Executed\",\"\",\"Modified\",\"77\",\"3\"",
            "\"A2\",\"Errored\",\"Account locked\",\"Modified\",\"77\",\"3\"");

    Sheet receipt = Sheet.read(home.file(answer.get("receipt").asString()));
    assertThat(receipt.column("Receipt outcome"))
        .containsExactlyInAnyOrder("confirmed", "errored", "unchanged", "unchanged");
    assertThat(home.file("inbound/back.xlsx")).doesNotExist();
    assertThat(home.names("inbound/archive")).contains("back.xlsx", "20260401.json");
    assertThat(home.names("inbound/.work")).isEmpty();

    Sheet rest = home.sheet(".csv").confirm(2, 3);
    Path own = rest.only(3, 2).save(home.root().resolveSibling("desk").resolve("rest.csv"));
    JsonNode second = home.run("import", "--json", "rest.csv").exits(0).single();
    assertCounts(second, 2, 2, 0, 0, 0, 0);
    assertThat(own).as("a file given as an argument stays where it is").exists();
    assertThat(home.states().values()).doesNotContain("TRANSMITTED");
    assertThat(home.resultLines()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void theSameFileAgainIsAlreadyImportedWhereverItLiesAndHoweverItIsCalled() {
    home.issue(order("A1", "Finance"));
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    Path copy = home.root().resolveSibling("desk").resolve("Copy of back (1).CSV");
    home.sheet(".csv").confirmAll().save(copy);

    home.run("import", back.toString()).exits(0);
    JsonNode again = home.run("import", "--json", copy.toString()).exits(0).single();
    assertThat(again.get("outcome").asString()).isEqualTo("ALREADY_IMPORTED");
    assertCounts(again, 0, 0, 0, 0, 0, 0);
    assertThat(again.get("reason").asString()).contains("inbound/back.csv");
    assertThat(home.resultLines()).hasSize(1);
  }

  @Test
  void aReceiptDroppedAgainIsNothingNewAndACorrectedOneCounts() {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    Path back =
        home.sheet(".xlsx")
            .confirm(0)
            .set(1, "Result", "perhaps")
            .save(home.file("inbound/back.xlsx"));
    CommandLineHome.Result imported = home.run("import", "--json", back.toString()).exits(3);
    JsonNode answer = imported.single();
    assertThat(answer.get("outcome").asString()).isEqualTo("IMPORTED_IN_PART");
    assertCounts(answer, 2, 1, 0, 0, 0, 1);
    assertThat(answer.get("reason").asString()).contains("Row 3, column H (Result)");

    Path receipt = home.file(answer.get("receipt").asString());
    JsonNode untouched = home.run("import", "--json", receipt.toString()).exits(3).single();
    assertCounts(untouched, 2, 0, 0, 0, 1, 1);
    assertThat(home.resultLines()).hasSize(1);
    assertThat(receipt).as("a receipt that was named stays").exists();

    Sheet corrected = Sheet.read(receipt);
    int rejected = corrected.column("Receipt outcome").indexOf("rejected");
    assertThat(rejected).as("what is to be corrected stands first").isZero();
    assertThat(corrected.get(rejected, "Receipt reason")).contains("found \"perhaps\"");
    corrected.set(rejected, "Result", "Confirmed").save(home.file("inbound/corrected.xlsx"));
    JsonNode better =
        home.run("import", "--json", home.file("inbound/corrected.xlsx").toString())
            .exits(0)
            .single();
    assertCounts(better, 2, 1, 0, 0, 1, 0);
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(2);
  }

  @Test
  void aCorrectionIsToldAsANewLineInANewFile() {
    home.issue(order("A1", "Finance"));
    home.run("import", home.sheet(".csv").confirmAll().save(home.file("inbound/1.csv")).toString())
        .exits(0);
    JsonNode corrected =
        home.run(
                "import",
                "--json",
                home.sheet(".csv")
                    .error(0, "was another Ada")
                    .save(home.file("inbound/2.csv"))
                    .toString())
            .exits(0)
            .single();
    assertCounts(corrected, 1, 0, 1, 0, 0, 0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "ERRORED"));
    assertThat(home.files("outbound/results")).hasSize(2);
    assertThat(home.resultLines())
        .containsExactly(
            "\"A1\",\"Executed\",\"\",\"Modified\",\"77\",\"3\"",
            "\"A1\",\"Errored\",\"was another Ada\",\"Modified\",\"77\",\"3\"");
  }

  @Test
  void anotherPersonsOppositeAnswerIsAConflict() {
    home.issue(order("A1", "Finance"));
    home.run("import", home.sheet(".csv").confirmAll().save(home.file("inbound/1.csv")).toString())
        .exits(0);
    Path opposite = home.sheet(".csv").error(0, "not there").save(home.file("inbound/2.csv"));
    JsonNode conflict =
        home.as("bob").run("import", "--json", opposite.toString()).exits(3).single();
    assertThat(conflict.get("reason").asString()).contains("olga").contains("Two people disagree");
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
  }

  @Test
  void oppositeAnswersInOneFileAreBothRejectedAndEqualOnesCountOnce() {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    Sheet sheet = home.sheet(".csv").only(0, 0, 1, 1).confirm(0, 2, 3).error(1, "locked");
    JsonNode answer =
        home.run("import", "--json", sheet.save(home.file("inbound/1.csv")).toString())
            .exits(3)
            .single();
    assertCounts(answer, 4, 1, 0, 0, 1, 2);
    assertThat(answer.get("reason").asString()).contains("Rows 2 and 3").contains("opposite");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A2", "EXECUTED"));
  }

  @Test
  void thousandsOfEqualRowsAndAnOppositeOneAreRejectedInAShortSentence() {
    home.issue(order("A1", "Finance"));
    Sheet sheet = home.sheet(".csv").only(new int[3_001]).confirmAll().error(3_000, "locked");
    JsonNode answer = importFile(sheet, "many.csv").exits(3).single();
    assertCounts(answer, 3_001, 0, 0, 0, 0, 3_001);
    String named = IntStream.rangeClosed(2, 21).mapToObj(String::valueOf).collect(joining(", "));
    assertThat(answer.get("reason").asString())
        .contains("Rows " + named + " and 2981 more answer order " + home.number("A1"))
        .contains("opposite");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
    assertThat(home.resultLines()).isEmpty();
  }

  @Test
  void oppositeAnswersToTwoAttemptsOfAnOrderInOneFileAreBothRejected() {
    home.issue(order("A1", "Finance"));
    home.run("sheets", "recall", home.orders().get("A1").get("sheet").asString()).exits(0);
    home.run("run", "complete").exits(0);
    Sheet both = attempt(1).confirmAll().add(attempt(2).error(0, "locked"));
    JsonNode answer = importFile(both, "both.csv").exits(3).single();
    assertCounts(answer, 2, 0, 0, 0, 0, 2);
    assertThat(answer.get("reason").asString()).contains("Rows 2 and 3").contains("opposite");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
    assertThat(home.resultLines()).isEmpty();
  }

  @Test
  void aRowThatRepeatsAnOldAttemptsAnswerDoesNotDisturbTheNewOnes() {
    home.issue(order("A1", "Finance"));
    importFile(attempt(1).error(0, "locked"), "1.csv").exits(0);
    home.run("orders", "retry", home.number("A1")).exits(0);
    home.run("run", "complete").exits(0);
    Sheet both = attempt(1).error(0, "locked").add(attempt(2).confirmAll());
    JsonNode answer = importFile(both, "both.csv").exits(0).single();
    assertCounts(answer, 2, 1, 0, 0, 1, 0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
    assertThat(home.resultLines())
        .extracting(line -> line.split(",")[1])
        .containsExactly("\"Errored\"", "\"Executed\"");
  }

  @Test
  void detailsOnTheNewAttemptsRowCountAfterTheOldOneWasConfirmedLate() {
    home.issue(order("A1", "Finance"));
    home.run("sheets", "recall", home.orders().get("A1").get("sheet").asString()).exits(0);
    home.run("run", "complete").exits(0);
    importFile(attempt(1).confirmAll(), "1.csv").exits(0);
    Sheet detailed = attempt(2).confirmAll().set(0, "Actual id", "ADA2");
    assertCounts(importFile(detailed, "2.csv").exits(0).single(), 1, 1, 0, 0, 0, 0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
    assertThat(home.show(home.number("A1")).get("history").findValuesAsString("why"))
        .last()
        .asString()
        .contains("Actual id (none) → \"ADA2\"");
  }

  @Test
  void aReturnWithALongNameInAnotherScriptIsImportedWithReceiptAndArchiveCopy() {
    home.issue(order("A1", "Finance"));
    String longName = "離職者権限削除".repeat(12).substring(0, 80);
    assertThat(longName.getBytes(StandardCharsets.UTF_8)).hasSize(240);
    JsonNode answer =
        importFile(home.sheet(".csv").confirmAll(), longName + ".csv").exits(0).single();
    assertCounts(answer, 1, 1, 0, 0, 0, 0);
    assertThat(home.file(answer.get("receipt").asString())).isNotEmptyFile();
    List<String> archived =
        home.names("inbound/archive").stream().filter(n -> n.startsWith("離職者")).toList();
    assertThat(archived).singleElement().asString().endsWith(".csv");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
  }

  /** The sheet of an attempt, while each attempt of the only order got a sheet of its own. */
  private Sheet attempt(int number) {
    return Sheet.read(home.sheets(".csv").get(number - 1));
  }

  private CommandLineHome.Result importFile(Sheet sheet, String name) {
    return home.run("import", "--json", sheet.save(home.file("inbound/" + name)).toString());
  }

  @Test
  void propertiesWhoseNamesDifferInNothingThatAReturnKeepsShareAColumn() {
    home.issue(
        order("A1", "SAP_Account", "Modified", "\"costCentre\": \"4711\""),
        order("A2", "SAP_Account", "Modified", "\"CostCentre\": \"4712\""),
        order("A3", "SAP_Account", "Modified", "\"costCentre\": \"1\", \"COSTCENTRE \": \"2\""));

    for (String ending : List.of(".xlsx", ".csv")) {
      Path file = home.file("inbound/back" + ending);
      home.sheet(ending).confirmAll().save(file);
      JsonNode answer = home.run("check", "--json", file.toString()).exits(0).single();
      assertCounts(answer, 3, 3, 0, 0, 0, 0);
    }
  }

  @Test
  void theReceiptOfTheWidestReturnIsAReturnItself() throws IOException {
    home.issue(order("A1", "Finance"));
    Path file = home.file("inbound/wide.csv");
    home.sheet(".csv").confirmAll().save(file);
    List<String> lines = Files.readAllLines(file);
    int more = 16_384 - lines.get(0).split(",").length;
    String extra =
        IntStream.range(0, more).mapToObj(i -> ",own " + i).collect(Collectors.joining());
    Files.writeString(file, lines.get(0) + extra + "\n" + lines.get(1) + "\n");

    JsonNode answer = home.run("import", "--json", file.toString()).exits(0).single();
    assertCounts(answer, 1, 1, 0, 0, 0, 0);
    JsonNode again =
        home.run("import", "--json", home.file(answer.get("receipt").asString()).toString())
            .exits(0)
            .single();
    assertCounts(again, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void aDryRunSaysWhatWouldBeAndChangesNothing() {
    home.issue(order("A1", "Finance"));
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/check/back.csv"));
    JsonNode answer = home.run("check", "--json", back.toString()).exits(0).single();
    assertThat(answer.get("outcome").asString()).isEqualTo("IMPORTED");
    assertCounts(answer, 1, 1, 0, 0, 0, 0);
    assertThat(home.file(answer.get("receipt").asString())).isRegularFile();
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
    assertThat(home.resultLines()).isEmpty();
    assertThat(home.names("inbound/archive")).contains("back.csv");
    home.run(
            "import",
            home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv")).toString())
        .exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
  }

  @Test
  void aTurkishMachineMakesNoDifference() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      home.issue(order("A1", "Finance"));
      home.run(
              "import",
              home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv")).toString())
          .exits(0);
      assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyFileIsInTheRegisterAndTheIssuedSheetIsInTheArchive() throws Exception {
    home.issue(order("A1", "Finance"));
    Path issued = home.sheets(".xlsx").get(0);
    byte[] content = Files.readAllBytes(issued);
    home.sheet(".xlsx").confirmAll().save(issued);
    List<Path> archived =
        home.files("outbound/archive").stream()
            .filter(f -> f.getFileName().equals(issued.getFileName()))
            .toList();
    assertThat(archived).singleElement().satisfies(f -> assertThat(f).hasBinaryContent(content));

    home.run("import", issued.toString()).exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
    JsonNode files = home.run("files", "list", "--json").exits(0).json();
    assertThat(files.findValuesAsString("kind"))
        .containsExactlyInAnyOrder("ORDERS", "SHEET", "SHEET", "RETURN", "RECEIPT", "RESULTS");
    assertThat(files.findValuesAsString("outcome")).doesNotContain("WAITING");
  }

  static void assertCounts(
      JsonNode answer,
      int rows,
      int confirmed,
      int errored,
      int unchanged,
      int repeated,
      int rejected) {
    assertThat(
            List.of(
                answer.get("rows").asInt(),
                answer.get("confirmed").asInt(),
                answer.get("errored").asInt(),
                answer.get("unchanged").asInt(),
                answer.get("repeated").asInt(),
                answer.get("rejected").asInt()))
        .as(answer.toString())
        .containsExactly(rows, confirmed, errored, unchanged, repeated, rejected);
    assertThat(rows).isEqualTo(confirmed + errored + unchanged + repeated + rejected);
  }
}
