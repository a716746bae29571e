package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.database.TestDatabaseKind;
import dev.docket.door.Relay;
import dev.docket.door.Request;
import dev.docket.home.DurableFiles;
import dev.docket.order.OrderNumber;
import dev.docket.order.Sender;
import dev.docket.review.Reviews;
import dev.docket.run.Turns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Commands beside a process that owns the home: it runs them, and they answer as they always do.
 */
@Timeout(120)
@OnEachDatabase
class RelayFunctionalTests {

  @TempDir Path folder;

  private CommandLineHome home;

  @BeforeEach
  void makeAHome() {
    // Whoever had to wait for the home instead would not get it.
    home = CommandLineHome.in(folder).waiting(Duration.ofSeconds(1));
  }

  /** The owner of this process, as the kernel names the sender. */
  private static String self() {
    return System.getProperty("user.name");
  }

  @Test
  void theWholeRoundTripGoesThroughTheOwner() {
    try (Installation owner = home.installation()) {
      Path feed = home.onTheDesk("orders.json", CommandLineHome.feedOf(order("A1", "Finance")));
      JsonNode loaded = home.run("load", "--json", feed.toString()).exits(0).single();
      assertThat(loaded.get("outcome").asString()).isEqualTo("LOADED");
      assertThat(loaded.get("file").asString()).isEqualTo(feed.toString());
      CommandLineHome.Result run = home.run("run", "complete", "--json").exits(0);
      assertThat(run.json().get("exported").asInt()).isEqualTo(1);
      assertThat(run.err()).contains("COMPLETED");
      String number = home.number("A1");
      CommandLineHome.Result confirmed = home.run("orders", "confirm", number).exits(0);
      assertThat(confirmed.err()).contains(number);
      assertThat(home.states()).containsEntry("A1", "EXECUTED");
      JsonNode history = home.show(number).get("history");
      assertThat(history.toString()).contains(self());
      assertThat(home.run("orders", "list").exits(0).out()).contains("EXECUTED");
      assertThat(home.run("runs", "list", "--json").exits(0).json().size()).isEqualTo(1);
    }
    assertThat(home.states()).containsEntry("A1", "EXECUTED");
    assertThat(home.file("data/docket.sock")).doesNotExist();
    assertThat(home.names("data/given")).isEmpty();
  }

  @Test
  void aFileIsNamedFromTheCallersFolderAndStaysThere() throws IOException {
    home.issue(order("A1", "Finance"));
    Path back = home.sheet(".csv").confirmAll().save(home.onTheDesk("sub/back.csv", ""));
    byte[] content = Files.readAllBytes(back);
    try (Installation owner = home.installation()) {
      JsonNode answer = home.run("import", "--json", "sub/back.csv").exits(0).single();
      assertThat(answer.get("file").asString()).isEqualTo(back.toString());
      assertThat(answer.get("outcome").asString()).isEqualTo("IMPORTED");
      assertThat(home.file(answer.get("receipt").asString())).exists();
      JsonNode again = home.run("import", "--json", "sub/../sub/back.csv").exits(0).single();
      assertThat(again.get("outcome").asString()).isEqualTo("ALREADY_IMPORTED");
    }
    assertThat(back).hasBinaryContent(content);
    assertThat(home.names("inbound/archive")).contains("back.csv", "back (2).csv");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.names("data/given")).isEmpty();
  }

  @Test
  void aFileInInboundIsMoved() {
    home.issue(order("A1", "Finance"));
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    try (Installation owner = home.installation()) {
      JsonNode answer = home.run("import", "--json", back.toString()).exits(0).single();
      assertThat(answer.get("file").asString()).isEqualTo("inbound/back.csv");
      assertThat(answer.get("outcome").asString()).isEqualTo("IMPORTED");
    }
    assertThat(back).doesNotExist();
    assertThat(home.names("inbound/archive")).contains("back.csv");
  }

  @Test
  void aLinkInInboundIsReadByTheCallerAndNotFollowedByTheOwner() throws IOException {
    home.issue(order("A1", "Finance"));
    Path real = home.sheet(".csv").confirmAll().save(home.onTheDesk("back.csv", ""));
    Path link = Files.createSymbolicLink(home.file("inbound/link.csv"), real);
    try (Installation owner = home.installation()) {
      home.run("import", link.toString()).exits(0);
    }
    assertThat(link).isSymbolicLink();
    assertThat(real).exists();
  }

  @Test
  void aHomeNamedByALinkIsTheSameHome() throws IOException {
    home.issue(order("A1", "Finance"));
    home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.root());
    try (Installation owner = home.installation()) {
      JsonNode answer =
          home.run(
                  "import",
                  "--json",
                  "--home",
                  link.toString(),
                  link.resolve("inbound/back.csv").toString())
              .exits(0)
              .single();
      assertThat(answer.get("file").asString()).isEqualTo("inbound/back.csv");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.csv", ".", "HOME/data/secret", "HOME/inbound"})
  void whatCannotBeTakenIsAnsweredAsByItself(String name) {
    String file = name.replace("HOME", home.root().toString());
    home.onTheDesk("there.csv", "x");
    for (String command : List.of("import", "check", "load")) {
      CommandLineHome.Result alone = home.run(command, "--json", file).exits(1);
      try (Installation owner = home.installation()) {
        CommandLineHome.Result relayed = home.run(command, "--json", file).exits(1);
        assertThat(relayed).isEqualTo(alone);
      }
    }
  }

  @Test
  void wrongUsageAndRefusalsAreAnsweredAsByItself() {
    String[][] lines = {
      {"orders", "list", "--state", "NOWHERE"},
      {"orders", "show", "DKT1"},
      {"sheets", "show", "S000009"},
      {"files", "show", "99"},
      {"runs", "resume", "99"},
      {"load", "@there"},
      {"fly"}
    };
    for (String[] line : lines) {
      CommandLineHome.Result alone = home.run(line);
      assertThat(alone.exit()).isNotZero();
      try (Installation owner = home.installation()) {
        assertThat(home.run(line)).isEqualTo(alone);
      }
    }
  }

  @Test
  void whatTheOwnerCouldReadIsNotReadForAnArgumentWithAnAtSign() {
    try (Installation owner = home.installation()) {
      CommandLineHome.Result result =
          home.run("orders", "show", "@" + home.file("data/secret")).exits(2);
      assertThat(result.err())
          .contains("@")
          .doesNotContain(CommandLineHome.read(home.file("data/secret")).strip());
    }
  }

  @Test
  void anOwnerThatOnlyLooksMendsBeforeTheFirstChange() {
    home.issue(order("A1", "Finance"));
    Path back = home.sheet(".csv").confirmAll().save(home.file("inbound/.work/return-1.csv"));
    interrupted(back);
    try (Installation owner = looking()) {
      assertThat(home.states()).containsEntry("A1", "TRANSMITTED");
      CommandLineHome.Result first = home.run("check", back.toString());
      assertThat(first.err()).contains("Finished what an interrupted command had begun");
      assertThat(home.states()).containsEntry("A1", "EXECUTED");
      assertThat(home.run("check", back.toString()).err()).doesNotContain("interrupted");
    }
  }

  /** As if the process had been killed after it took the file and before it read it. */
  private void interrupted(Path file) {
    try {
      String sha256 = DurableFiles.sha256(file);
      home.sql(
          sql ->
              sql.update(
                  "INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, received_at, work_name) VALUES ('RETURN', 'inbound/back.csv', 'back.csv', 1, ?, 'WAITING', 'olga', 'OS_USER', CURRENT_TIMESTAMP, 'inbound/.work/return-1.csv')",
                  sha256));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Installation looking() {
    return Installation.openForCommand(
        home.caller(System.out, System.err),
        home.root(),
        "orders list",
        Installation.Use.LOOK,
        () -> {});
  }

  @Test
  void aRunIsNotLeftToAnOwnerThatIsAboutToEnd() {
    Installation owner = looking();
    CompletableFuture<CommandLineHome.Result> run =
        CompletableFuture.supplyAsync(
            () -> home.waiting(Duration.ofSeconds(30)).run("run", "complete"));
    assertThat(home.run("orders", "list").exits(0).err()).contains("0 orders");
    assertThat(home.run("run", "complete").exits(4).err()).contains("docket orders list");
    owner.close();
    assertThat(run.join().exits(0).err()).contains("NOTHING_TO_DO");
  }

  @Test
  void twoThingsThatMustBeAloneWaitForEachOther() {
    try (Installation owner = home.installation()) {
      Path feed = home.onTheDesk("orders.json", CommandLineHome.feedOf(order("A1", "Finance")));
      try (Turns.Turn turn = owner.get(Turns.class).take("run complete, by cron", Duration.ZERO)) {
        for (String[] line :
            new String[][] {
              {"run", "complete"}, {"load", feed.toString()}, {"runs", "resume", "1"}
            }) {
          assertThat(home.run(line).exits(4).err())
              .contains("docket run complete, by cron")
              .contains("process " + ProcessHandle.current().pid());
        }
        home.run("orders", "list").exits(0);
        assertThat(home.run("import", "none.csv").exits(1).err()).contains("none.csv");
      }
      home.run("load", feed.toString()).exits(0);
      home.run("run", "complete").exits(0);
      assertThat(home.states()).containsEntry("A1", "TRANSMITTED");
    }
  }

  @Test
  void manyRunsAndLoadsAtOnceComeOneAfterTheOther() {
    CommandLineHome patient = home.waiting(Duration.ofSeconds(60));
    try (Installation owner = home.installation()) {
      List<CompletableFuture<CommandLineHome.Result>> all =
          IntStream.range(0, 10)
              .mapToObj(
                  i -> {
                    String name = "feed" + i + ".json";
                    home.onTheDesk(name, CommandLineHome.feedOf(order("A" + i, "Finance")));
                    return inThread(
                        i % 3 == 0
                            ? new String[] {"run", "complete"}
                            : i % 3 == 1
                                ? new String[] {"load", name}
                                : new String[] {"orders", "list", "--json"},
                        patient);
                  })
              .toList();
      all.forEach(one -> one.join().exits(0));
      home.run("run", "complete").exits(0);
    }
    assertThat(home.states().keySet()).containsExactly("A1", "A4", "A7");
    assertThat(home.states().values()).containsOnly("TRANSMITTED");
    assertThat(home.run("runs", "list", "--json").json().findValuesAsString("status"))
        .hasSize(5)
        .doesNotContain("FAILED");
  }

  private static CompletableFuture<CommandLineHome.Result> inThread(
      String[] line, CommandLineHome home) {
    return CompletableFuture.supplyAsync(() -> home.run(line), work -> new Thread(work).start());
  }

  @Test
  void ofManyAnswersAtOnceOneCountsAndTheOthersAreToldWhy() {
    home.issue(order("A1", "Finance"));
    String number = home.number("A1");
    try (Installation owner = home.installation()) {
      List<CompletableFuture<CommandLineHome.Result>> all =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      inThread(
                          i % 2 == 0
                              ? new String[] {"orders", "confirm", number}
                              : new String[] {"orders", "error", number, "--message", "locked"},
                          home))
              .toList();
      List<CommandLineHome.Result> results = all.stream().map(CompletableFuture::join).toList();
      assertThat(results).filteredOn(r -> r.exit() == 0).hasSize(1);
      assertThat(results)
          .filteredOn(r -> r.exit() != 0)
          .allSatisfy(
              r -> assertThat(r.exits(1).err()).contains("only an order that is TRANSMITTED"));
    }
    assertThat(home.resultLines()).hasSize(1);
  }

  @Test
  void ofTwoApprovalsAtOnceBothCount() {
    home.feed(
        "1.json",
        IntStream.range(0, 10)
            .mapToObj(i -> order("A" + i, "Admin_Account", "Added", "\"x\": \"" + i + "\""))
            .toArray(String[]::new));
    home.run("run", "complete");
    assertThat(home.states().values()).hasSize(10).containsOnly("AWAITING_APPROVAL");
    try (Installation owner = home.installation()) {
      Reviews reviews = owner.get(Reviews.class);
      for (String number :
          home.orders().values().stream().map(o -> o.get("order").asString()).toList()) {
        long id = OrderNumber.parse(number).orElseThrow();
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> reviews.approve(id, Sender.osUser("rita"), null)),
                CompletableFuture.runAsync(() -> reviews.approve(id, Sender.osUser("ruth"), null)))
            .join();
      }
    }
    assertThat(home.states().values()).containsOnly("PENDING");
  }

  @Test
  void aHomeThatIsInUseIsReadyAlready() {
    try (Installation owner = home.installation()) {
      CommandLineHome.Result init = home.run("init", "--json").exits(0);
      assertThat(init.json().get("home").asString()).isEqualTo(home.root().toString());
      assertThat(init.err())
          .contains("A process works on this home")
          .contains("no folders were made");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "demo"})
  void anOwnerMakesNoHomeForOthers(String command) {
    Path other = folder.resolve("other");
    try (Installation owner = home.installation()) {
      Answer answer = ask(command, "--home", other.toString());
      assertThat(answer.exit).as(answer.err).isEqualTo(1);
      assertThat(answer.err).contains("not run by the process that owns the home");
    }
    assertThat(other).doesNotExist();
  }

  @Test
  void anOwnerWorksOnItsOwnHomeOnly() {
    CommandLineHome other = CommandLineHome.in(folder.resolve("second"));
    try (Installation owner = home.installation()) {
      Answer answer = ask("orders", "list", "--home", other.root().toString());
      assertThat(answer.exit).as(answer.err).isEqualTo(2);
      assertThat(answer.err).contains(other.root().toString()).contains("is not the home");
    }
  }

  private record Answer(int exit, String err) {}

  /** Asks the owner of the home, whatever is asked. */
  private Answer ask(String... line) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Request request = new Request(List.of(line), folder, folder, "", 0, Duration.ofSeconds(1));
    int exit = Relay.attempt(home.root(), request, new ByteArrayOutputStream(), err).orElse(-1);
    return new Answer(exit, err.toString());
  }

  @Test
  void whatIsInTheDataFolderIsPrivateByItself() throws IOException {
    home.issue(order("A1", "Finance"));
    Files.setPosixFilePermissions(home.file("data"), PosixFilePermissions.fromString("rwx--x---"));
    try (Installation owner = home.installation()) {
      boolean embedded = TestDatabaseKind.current() == TestDatabaseKind.HSQLDB;
      for (String name : embedded ? List.of("db", "logs", "given") : List.of("logs", "given")) {
        assertThat(mode(name)).as(name).isEqualTo("rwx------");
      }
      for (String name : List.of("secret", "lock")) {
        assertThat(mode(name)).as(name).isEqualTo("rw-------");
      }
      assertThat(mode("docket.sock")).isEqualTo("rw-rw----");
      assertThat(mode("")).isEqualTo("rwx--x---");
    }
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(home.file("data").resolve(name)));
  }
}
