package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service as a process: how it begins, how it ends, and what it goes on with. */
@OnEachDatabase
class ServiceLifeFunctionalTests {

  private static final int ORDERS = 3_000;
  private static final String QUICK =
      "  watch:\n    poll: 20ms\n    settle: 50ms\n    unfinished: 100ms\n";
  private static final String AT_ONCE = "  service:\n    ending: 0s\n";

  @TempDir Path folder;

  private CommandLineHome homeWithOrders(String settings) {
    CommandLineHome home = CommandLineHome.in(folder, settings);
    home.feed(
        "many.json",
        IntStream.range(0, ORDERS)
            .mapToObj(i -> order("A" + i, "Department " + i))
            .toArray(String[]::new));
    return home;
  }

  @Test
  void anImportThatIsUnderWayWhenTheServiceIsToldToEndGoesOnAtItsNextStart() throws Exception {
    CommandLineHome home = homeWithOrders(QUICK + AT_ONCE);
    home.run("run", "complete").exits(0);
    try (ServiceProcess service = ServiceProcess.on(home)) {
      service.untilSaid("Docket serves");
      home.sheet(".csv").confirmAll().save(home.file("inbound/back.csv"));
      service.until("the file is taken", () -> !home.names("inbound/.work").isEmpty());
      assertThat(service.terminate()).as(service.said()).isNotEqualTo(1);
      assertThat(service.said()).contains("Ending …").doesNotContain("did not expect");
    }
    assertThat(home.names("outbound/receipts")).as("was ended before its answer").isEmpty();
    try (ServiceProcess service = ServiceProcess.on(home)) {
      service.untilSaid("inbound/back.csv: imported, " + ORDERS + " rows. Receipt: ");
      service.terminate();
    }
    assertThat(home.states().values()).hasSize(ORDERS).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(ORDERS);
    assertThat(new HashSet<>(home.resultLines())).hasSize(ORDERS);
    assertThat(home.names("outbound/receipts")).hasSize(2);
    assertThat(home.names("inbound/.work")).isEmpty();
  }

  @Test
  void whatIsUnderWayIsLetEndWhereTimeIsGiven() throws Exception {
    CommandLineHome home = homeWithOrders(QUICK);
    home.run("run", "complete").exits(0);
    try (ServiceProcess service = ServiceProcess.on(home)) {
      service.untilSaid("Docket serves");
      home.sheet(".csv").confirmAll().save(home.file("inbound/back\nagain.csv"));
      service.until("the file is taken", () -> !home.names("inbound/.work").isEmpty());
      service.terminate();
      assertThat(service.said()).contains("inbound/back⏎again.csv: imported, " + ORDERS + " rows");
    }
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.names("inbound/archive")).contains("back⏎again.csv");
  }

  @Test
  void aCompleteRunThatWasBrokenOffGoesOnAtTheNextStart() throws Exception {
    CommandLineHome home = homeWithOrders(QUICK + AT_ONCE + "  sheet:\n    rows: 100\n");
    try (ServiceProcess service = ServiceProcess.on(home)) {
      service.untilSaid("Docket serves");
      Thread command = new Thread(() -> home.run("run", "complete"));
      command.start();
      service.until(
          "sheets are written",
          () -> home.names("outbound/Directory_User").stream().anyMatch(n -> n.endsWith(".part")));
      service.terminate();
      command.join(Duration.ofSeconds(60).toMillis());
    }
    long before = home.sheets(".xlsx").stream().filter(s -> !hidden(s)).count();
    assertThat(before).as("was ended in the middle").isLessThan(ORDERS / 100);
    try (ServiceProcess service = ServiceProcess.on(home)) {
      service.until(
          "all sheets are out",
          () -> home.sheets(".xlsx").stream().filter(s -> !hidden(s)).count() == ORDERS / 100);
      service.until(
          "the run is at its end",
          () -> {
            JsonNode newest = home.run("runs", "list", "--json").exits(0).json().get(0);
            return newest.get("status").asString().equals("COMPLETED");
          });
      service.terminate();
    }
    assertThat(home.states().values()).hasSize(ORDERS).containsOnly("TRANSMITTED");
    HashSet<String> onSheets = new HashSet<>();
    for (Path sheet : home.sheets(".xlsx")) {
      for (String number : Sheet.read(sheet).column("Order")) {
        assertThat(onSheets.add(number)).as("%s is on one sheet", number).isTrue();
      }
    }
    assertThat(onSheets).hasSize(ORDERS);
  }

  @Test
  void aSecondServiceEndsAtOnceAndSaysWhoHasTheHome() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    try (ServiceProcess first = ServiceProcess.on(home)) {
      first.untilSaid("Docket serves");
      long before = System.nanoTime();
      try (ServiceProcess second = ServiceProcess.on(home)) {
        assertThat(second.awaitExit()).isEqualTo(ExitCode.BUSY);
        assertThat(second.said())
            .contains("A service runs on the home " + home.root() + " already")
            .contains("process " + first.pid());
      }
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
      assertThat(home.run("orders", "list").exits(0).err()).contains("0 orders");
    }
  }

  @Test
  void aServiceWaitsForACommandThatHasTheHome() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    ServiceProcess service;
    try (Installation busy = home.installation()) {
      service = ServiceProcess.on(home);
      service.until("it waits or serves", () -> true);
      assertThat(busy.home().root()).isEqualTo(home.root());
    }
    try (service) {
      service.untilSaid("Docket serves");
      assertThat(service.terminate()).isEqualTo(128 + 15);
    }
  }

  @Test
  void filesThatCannotBeReadAreTriedThenSetAsideAndDelayNoOther() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder, QUICK + "    retry: 100ms\n");
    home.issue(order("A1", "Finance"));
    Path unreadable = home.sheet(".csv").confirm(0).save(home.file("inbound/a closed.csv"));
    Path feed = home.feed("a closed.json", order("A2", "Legal"));
    for (Path file : List.of(unreadable, feed)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    }
    home.feed("b open.json", order("A3", "Research"));
    home.sheet(".csv").confirm(0).save(home.file("inbound/b open.csv"));
    try (ServiceProcess service = ServiceProcess.withOrdinaryRights(home)) {
      service.untilSaid("inbound/b open.csv: imported");
      service.untilSaid("inbound/a closed.csv: refused");
      service.untilSaid("inbound/orders/a closed.json: refused");
      service.untilSaid("inbound/orders/b open.json: loaded");
      service.terminate();
    }
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED", "A3", "PENDING"));
    assertThat(home.names("inbound/rejected")).contains("a closed.csv", "a closed.csv.reason.txt");
    assertThat(CommandLineHome.read(home.file("inbound/rejected/a closed.csv.reason.txt")))
        .contains("It was tried several times");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.names("inbound/orders")).isEmpty();
    home.run("run", "complete").exits(0);
  }

  @Test
  void theHomeOfAKilledServiceIsOpenAtOnce() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"));
    try (ServiceProcess service = ServiceProcess.on(home)) {
      service.untilSaid("Docket serves");
      service.kill();
    }
    long before = System.nanoTime();
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
    // The embedded database's own lock file would make it wait for 8 seconds and more.
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(7));
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    CommandLineHome home = CommandLineHome.in(folder);
    try (java.net.ServerSocket taken =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      try (ServiceProcess service = ServiceProcess.on(home, taken.getLocalPort())) {
        assertThat(service.awaitExit()).isEqualTo(ExitCode.USAGE);
        assertThat(service.said()).contains("SERVER_PORT").contains("" + taken.getLocalPort());
      }
    }
  }
}
