package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.home.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service tells at its health endpoint how everything is. */
@OnEachDatabase
class HealthFunctionalTests {

  private static final String DAILY = "  schedule:\n    complete: 0 0 5 * * *\n    zone: UTC\n";

  @TempDir Path folder;

  @AfterEach
  void giveTheClockBack() {
    MovableClock.giveBack();
  }

  private static Map<String, String> statuses(ServedHome served) {
    Map<String, String> statuses = new TreeMap<>();
    served
        .json("/actuator/health/docket")
        .get("components")
        .properties()
        .forEach(check -> statuses.put(check.getKey(), check.getValue().get("status").asString()));
    return statuses;
  }

  private static JsonNode condition(ServedHome served, String check) {
    return served.json("/actuator/health/docket/" + check).get("details").get("conditions").get(0);
  }

  @Test
  void allIsWellInAHomeThatWasJustMade() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"));
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(statuses(served))
          .containsOnlyKeys(
              "database",
              "disk",
              "feed-access",
              "files",
              "folders",
              "last-run",
              "model",
              "runs",
              "secret",
              "sheet-keys")
          .allSatisfy((check, status) -> assertThat(status).as(check).isEqualTo("UP"));
      assertThat(served.get("/actuator/health").body())
          .doesNotContain("Lovelace")
          .doesNotContain("E1001");
    }
  }

  @Test
  void aFolderThatIsNotTheOneThatWasUsedBeforeIsNotMounted() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(statuses(served)).containsEntry("folders", "UP");
      Files.delete(home.file("inbound/.docket"));
      served.await(() -> statuses(served).get("folders").equals("DOWN"), "the folder is noticed");
      assertThat(served.get("/actuator/health").statusCode()).isEqualTo(503);
      JsonNode condition = condition(served, "folders");
      assertThat(condition.get("status").asString()).isEqualTo("BAD");
      assertThat(condition.get("advice").asString()).contains("Is the share mounted?");
    }
    home.run("init").exits(0);
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(statuses(served)).containsEntry("folders", "UP");
    }
  }

  @Test
  void aFolderThatIsGoneIsNamed() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    try (ServedHome served = ServedHome.of(home)) {
      Files.delete(home.file("outbound/results"));
      served.await(() -> statuses(served).get("folders").equals("DOWN"), "the folder is missed");
      assertThat(condition(served, "folders").get("what").asString())
          .contains("outbound/results")
          .contains("is not there");
    }
  }

  @Test
  void aRunThatFailedIsAWarningWithItsNumber() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed("orders.json", order("A1", "Finance"));
    home.write("outbound/Directory_User", "in the way");
    home.run("run", "complete").exits(1);
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).contains("WARNING last-run:").contains("docket runs resume 1");
      assertThat(statuses(served)).containsEntry("last-run", "UP");
      JsonNode condition = condition(served, "last-run");
      assertThat(condition.get("status").asString()).isEqualTo("WARNING");
      assertThat(condition.get("advice").asString()).contains("docket runs resume 1");
    }
  }

  @Test
  void aReturnThatLiesTooLongAndARunThatIsOverdueAreWarnings() {
    CommandLineHome home = CommandLineHome.in(folder, DAILY);
    MovableClock.moveTo("2027-01-10T04:00:00Z");
    ServedHome.of(home).close();
    home.write("inbound/left.csv", "nothing\n");
    MovableClock.pass(Duration.ofHours(2));
    JsonNode lines = home.run("doctor", "--json").exits(0).json();
    assertThat(DoctorFunctionalTests.line(lines, "files", "WARNING"))
        .contains("1 file lies in")
        .contains("docket import");
    assertThat(DoctorFunctionalTests.line(lines, "last-run", "WARNING"))
        .contains("The complete run of 2027-01-10 05:00 is overdue.");
  }
}
