package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.complete.CompleteRuns;
import dev.docket.database.OnEachDatabase;
import dev.docket.home.Home;
import dev.docket.home.HomeLock;
import dev.docket.intake.Intake;
import dev.docket.intake.ReturnAnswer;
import dev.docket.order.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The complete job, once and again, in one process and beside others. */
@OnEachDatabase
class CompleteRunFunctionalTests {

  @TempDir Path folder;

  @Test
  void threeRunsAndThreeImportsInOneProcessEachDoTheirOwnWork() {
    CommandLineHome home = CommandLineHome.in(folder);
    try (Installation installation = home.installation()) {
      for (int round = 1; round <= 3; round++) {
        home.feed(
            round + ".json", order("A" + round, "Finance"), order("B" + round, "Legal" + round));
        CompleteRuns.Report report = installation.get(CompleteRuns.class).run("olga");
        assertThat(report.status()).as(report.failure()).isEqualTo("COMPLETED");
        assertThat(report.exported()).isEqualTo(2);
        assertThat(report.sheets()).hasSize(2);

        Path sheet = home.sheets(".csv").get(round - 1);
        Path back = Sheet.read(sheet).confirmAll().save(home.file("inbound/" + round + ".csv"));
        ReturnAnswer answer =
            installation.get(Intake.class).take(back, Sender.osUser("olga"), false);
        assertThat(answer.confirmed()).isEqualTo(2);
        assertThat(home.resultLines()).hasSize(2 * round);

        CompleteRuns.Report nothing = installation.get(CompleteRuns.class).run("olga");
        assertThat(nothing.status()).isEqualTo("NOTHING_TO_DO");
      }
    }
    assertThat(home.states()).hasSize(6).containsValue("EXECUTED");
    assertThat(home.states().values()).containsOnly("EXECUTED");
    JsonNode runs = home.run("runs", "list", "--json").exits(0).json();
    assertThat(runs.findValuesAsString("status"))
        .hasSize(9)
        .containsOnly("COMPLETED", "NOTHING_TO_DO");
  }

  @Test
  void nothingToDoWritesNothingAndSaysSo() {
    CommandLineHome home = CommandLineHome.in(folder);
    CommandLineHome.Result run = home.run("run", "complete", "--json").exits(0);
    assertThat(run.json().get("status").asString()).isEqualTo("NOTHING_TO_DO");
    assertThat(run.json().get("exported").asInt()).isZero();
    assertThat(run.json().get("sheets").size()).isZero();
    assertThat(run.err()).contains("NOTHING_TO_DO");
    assertThat(home.files("outbound")).isEmpty();
    assertThat(home.files("inbound")).isEmpty();
  }

  @Test
  void everyEntityTypeAndGroupGetsItsOwnSheet() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed(
        "1.json",
        order("A1", "Finance"),
        order("B1", "Badge", "Added", "\"badgeNumber\": \"007\""),
        order("G1", "Guest_Badge", "Added", "\"number\": \"8\""));
    JsonNode report = home.run("run", "complete", "--json").exits(0).json();
    assertThat(report.get("exported").asInt()).isEqualTo(3);
    assertThat(home.sheets("csv").stream().map(f -> home.root().relativize(f.getParent())))
        .extracting(Path::toString)
        .containsExactly(
            "outbound/Directory_Guest/Reception",
            "outbound/Directory_User/Applications",
            "outbound/Directory_User/Reception");
    assertThat(home.sheets(".xlsx")).hasSize(1);
    assertThat(Sheet.read(home.sheets(".csv").get(2)).get(0, "Badge: badgeNumber"))
        .isEqualTo("007");
  }

  @Test
  void manyOrdersAreSplitIntoPartsThatHoldEachOfThemOnce() {
    CommandLineHome home = CommandLineHome.in(folder, "  sheet:\n    rows: 3\n");
    String[] orders = new String[8];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = order("A" + i, "Department " + i);
    }
    home.feed("1.json", orders);
    JsonNode report = home.run("run", "complete", "--json").exits(0).json();
    assertThat(report.get("exported").asInt()).isEqualTo(8);
    assertThat(report.get("sheets").size()).isEqualTo(6);
    List<Path> parts = home.sheets(".csv");
    assertThat(parts)
        .extracting(f -> f.getFileName().toString().replaceAll(".*_(\\dof\\d).csv", "$1"))
        .containsExactly("1of3", "2of3", "3of3");
    assertThat(parts.stream().flatMap(f -> Sheet.read(f).column("Order").stream()))
        .hasSize(8)
        .doesNotHaveDuplicates();
    assertThat(parts).extracting(f -> Sheet.read(f).size()).containsExactly(3, 3, 2);
    assertThat(home.names("outbound")).noneMatch(n -> n.endsWith(".part"));
  }

  @Test
  void ordersThatWereCancelledSinceTheyWereTakenInStayOffTheSheet() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.onTheDesk("1.json", CommandLineHome.feedOf(order("A1", "Finance"), order("A2", "Legal")));
    home.run("load", "1.json").exits(0);
    home.run("orders", "cancel", home.number("A1")).exits(0);
    JsonNode report = home.run("run", "complete", "--json").exits(0).json();
    assertThat(report.get("exported").asInt()).isEqualTo(1);
    assertThat(home.sheet(".csv").column("Order")).containsExactly(home.number("A2"));
  }

  @Test
  void aHomeThatAnotherRunHasIsBusy() {
    CommandLineHome home = CommandLineHome.in(folder);
    try (HomeLock held =
        HomeLock.take(Home.at(home.root()), "run complete", Duration.ofSeconds(1))) {
      assertThat(held).isNotNull();
      CommandLineHome impatient = home.waiting(Duration.ofMillis(200));
      for (String command : List.of("run complete", "import x.csv", "orders list")) {
        CommandLineHome.Result busy = impatient.run(command.split(" ")).exits(4);
        assertThat(busy.err())
            .contains("Another run is under way")
            .contains("docket run complete")
            .contains("process " + ProcessHandle.current().pid());
        assertThat(busy.out()).isEmpty();
      }
    }
    home.run("run", "complete").exits(0);
  }

  @Test
  void aRunThatCannotWriteItsSheetsFailsAndTheNextOneLosesNothing() throws Exception {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed("1.json", order("A1", "Finance"));
    Path blocked = home.write("outbound/Directory_User", "in the way");
    CommandLineHome.Result failed = home.run("run", "complete", "--json").exits(1);
    assertThat(failed.json().get("status").asString()).isEqualTo("FAILED");
    assertThat(failed.json().get("exported").asInt()).isZero();
    assertThat(failed.err()).contains("Directory_User").doesNotContain("Exception");
    assertThat(home.states()).containsEntry("A1", "PENDING");

    java.nio.file.Files.delete(blocked);
    JsonNode next = home.run("run", "complete", "--json").exits(0).json();
    assertThat(next.get("exported").asInt()).isEqualTo(1);
    assertThat(home.states()).containsEntry("A1", "TRANSMITTED");
    assertThat(home.sheet(".csv").column("Order")).containsExactly(home.number("A1"));
  }

  @Test
  void onlyACompleteRunThatIsThereCanBeResumed() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"));
    home.run(
            "import",
            home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv")).toString())
        .exits(0);
    JsonNode newest = home.run("runs", "list", "--json").exits(0).json().get(0);
    assertThat(newest.get("job").asString()).contains("import");
    String run = newest.get("id").asString();
    assertRefused(home.run("runs", "resume", run), "Run " + run + " is no complete run");
    assertRefused(home.run("runs", "resume", "4711"), "There is no run 4711.");
  }

  private static void assertRefused(CommandLineHome.Result resumed, String sentence) {
    assertThat(resumed.exits(1).err())
        .contains(sentence)
        .doesNotContain("Something went wrong")
        .doesNotContainPattern("Exception|\\tat ");
  }
}
