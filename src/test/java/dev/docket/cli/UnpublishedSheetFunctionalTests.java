package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A run failed while it published, so that its sheet holds orders that are not out; then the world
 * moves on.
 */
@OnEachDatabase
class UnpublishedSheetFunctionalTests {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private CommandLineHome home;

  /** A file where a folder of the archive has to be. */
  private Path obstacle;

  @BeforeEach
  void failToPublishASheetWithTwoOrders(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
    obstacle = home.write("outbound/archive/" + LocalDate.now().getYear(), "in the way");
    home.feed("1.json", order("A1", "Finance"), order("A2", "Legal"));
    assertThat(home.run("run", "complete").exit()).isNotZero();
    assertThat(home.states().values()).containsOnly("PENDING");
    assertThat(home.run("sheets", "list", "--json").json().findValuesAsString("state"))
        .containsExactly("CLAIMED");
  }

  @Test
  void whatRemainsIsPublishedInTheFormatsThatTheGroupHasNow() throws IOException {
    home.write(
        "model/model.yaml",
        CommandLineHome.read(home.file("model/model.yaml")).replace("[xlsx, csv]", "[xlsx]"));
    removeTheObstacle();
    home.run("orders", "cancel", home.number("A1")).exits(0);

    assertThat(nextRun().get("exported").asInt()).isEqualTo(1);
    assertThat(home.sheet(".xlsx").column("Order")).containsExactly(home.number("A2"));
    assertThat(home.sheets(".csv")).isEmpty();
    assertThat(home.names("outbound")).noneMatch(name -> name.endsWith(".part"));
    assertThat(home.states()).isEqualTo(Map.of("A1", "INACTIVE", "A2", "TRANSMITTED"));
  }

  @Test
  void onlyTheNewValuesOfASupersededOrderArePublished() throws IOException {
    String older = home.number("A1");
    home.feed("2.json", order("A1", "Research"));

    removeTheObstacle();
    assertThat(nextRun().get("exported").asInt()).isEqualTo(2);
    String newer = home.number("A1");
    assertThat(home.sheets(".csv").stream().flatMap(f -> Sheet.read(f).column("Changes").stream()))
        .containsExactlyInAnyOrder("Department: Sales → Research", "Department: Sales → Legal");
    assertThat(home.sheets(".csv").stream().flatMap(f -> Sheet.read(f).column("Order").stream()))
        .containsExactlyInAnyOrder(newer, home.number("A2"));
    JsonNode replaced = home.show(older);
    assertThat(replaced.get("order").get("state").asString()).isEqualTo("INACTIVE");
    assertThat(replaced.get("supersededBy").asString()).isEqualTo(newer);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A2", "TRANSMITTED"));
    assertThat(home.resultLines())
        .singleElement()
        .asString()
        .startsWith("\"A1\",\"Errored\",\"superseded by order " + newer);
  }

  private void removeTheObstacle() throws IOException {
    Files.delete(obstacle);
  }

  private JsonNode nextRun() {
    return assertTimeoutPreemptively(
        LONG_ENOUGH, () -> home.run("run", "complete", "--json").exits(0).json());
  }
}
