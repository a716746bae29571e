package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.home.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service counts what it does, for Prometheus. */
@OnEachDatabase
class MetricsFunctionalTests {

  private static final String DAILY = "  schedule:\n    complete: 0 0 5 * * *\n    zone: UTC\n";

  @TempDir Path folder;

  @AfterEach
  void giveTheClockBack() {
    MovableClock.giveBack();
  }

  @Test
  void aRunAndWhatItTookInAndGaveOutAreCounted() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder, DAILY);
    MovableClock.moveTo("2027-01-10T04:50:00Z");
    home.feed("orders.json", order("A1", "Finance"), order("A2", "Legal"));
    home.feed("cut.json", "{\"ProvisioningOrdersList\": [");
    try (ServedHome served = ServedHome.of(home)) {
      MovableClock.pass(Duration.ofMinutes(11));
      served.await("The scheduled run 1 is COMPLETED");
      String metrics = served.get("/actuator/prometheus").body();
      assertThat(metrics)
          .contains("docket_runs_seconds_count{job=\"complete\",status=\"completed\"} 1")
          .contains("docket_orders_exported_total 2.0")
          .contains("docket_feeds_total{outcome=\"loaded\"} 1.0")
          .contains("docket_feeds_total{outcome=\"refused\"} 1.0")
          .contains("docket_orders{state=\"transmitted\"} 2.0")
          .contains("docket_orders{state=\"pending\"} 0.0")
          .contains("docket_files_waiting 0.0")
          .containsPattern("docket_complete_last_success_seconds 1\\.\\d+E9")
          .doesNotContain("Lovelace");
      assertThat(names(metrics, "^(docket_[a-z_]+)"))
          .as("the table in docs/operations.md has them all")
          .isSubsetOf(names(Files.readString(Path.of("docs/operations.md")), "`(docket_[a-z_]+)"));
    }
  }

  private static Set<String> names(String text, String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .map(name -> name.replaceAll("_(count|sum|max|bucket)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
