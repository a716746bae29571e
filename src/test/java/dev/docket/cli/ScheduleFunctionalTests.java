package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import dev.docket.home.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The service runs the complete job by the clock. */
@OnEachDatabase
class ScheduleFunctionalTests {

  private static final String DAILY =
      "  schedule:\n    complete: 0 0 5 * * *\n    zone: Europe/Berlin\n";
  private static final String HALF_PAST_SIX =
      "  schedule:\n    complete: 30 6 * * *\n    zone: Europe/Berlin\n";

  @TempDir Path folder;

  private CommandLineHome home;

  @BeforeEach
  void itIsTenBeforeFive() {
    home = CommandLineHome.in(folder, DAILY);
    MovableClock.moveTo("2027-01-10T03:50:00Z");
  }

  @AfterEach
  void giveTheClockBack() {
    MovableClock.giveBack();
  }

  private void settings(String schedule) {
    home.write("docket.yaml", "docket:\n  governance:\n    settle: 0s\n" + schedule);
  }

  private List<String> starters() {
    List<String> starters = new ArrayList<>();
    for (JsonNode run : home.run("runs", "list", "--json").exits(0).json()) {
      assertThat(run.get("job").asString()).isEqualTo("complete");
      starters.add(run.get("startedBy").asString());
    }
    return starters;
  }

  /** What the schedule will do next, when the service is down. */
  private String next() {
    return home.run("runs", "list").exits(0).out().lines().reduce((a, b) -> b).orElseThrow();
  }

  @Test
  void theCompleteJobIsRunWhenItsTimeComesAndSaidInASentence() {
    home.feed("orders.json", order("A1", "Finance"));
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said())
          .contains("\"0 0 5 * * *\" in the zone Europe/Berlin")
          .contains("next: 2027-01-10 05:00, 2027-01-11 05:00, 2027-01-12 05:00")
          .doesNotContain("made up");
      MovableClock.pass(Duration.ofMinutes(11));
      served.await("The scheduled run 1 is COMPLETED: 1 order exported in 2 files.");
      MovableClock.pass(Duration.ofHours(24));
      served.await("The scheduled run 2 is NOTHING_TO_DO: nothing to export.");
    }
    assertThat(starters()).containsExactly("schedule", "schedule");
    assertThat(home.states()).containsEntry("A1", "TRANSMITTED");
  }

  @Test
  void firingsThatWereMissedAreMadeUpOnceThenTheUsualRhythmGoesOn() {
    ServedHome.of(home).close();
    MovableClock.pass(Duration.ofDays(3));
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).contains("The run of 2027-01-10 05:00 was missed; it is made up");
      served.await("The scheduled run 1 is NOTHING_TO_DO");
    }
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).doesNotContain("missed").contains("next: 2027-01-13 05:00");
      MovableClock.pass(Duration.ofMinutes(15));
      served.await("The scheduled run 2 is NOTHING_TO_DO");
    }
    assertThat(starters()).hasSize(2);
  }

  @Test
  void anotherExpressionMakesUpNothingAndForgetsTheOldTime() {
    ServedHome.of(home).close();
    settings(HALF_PAST_SIX);
    MovableClock.pass(Duration.ofDays(2));
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).doesNotContain("missed").contains("next: 2027-01-12 06:30");
      MovableClock.moveTo("2027-01-12T05:31:00Z");
      served.await("The scheduled run 1 is NOTHING_TO_DO");
    }
    assertThat(starters()).hasSize(1);
  }

  @Test
  void anotherZoneMakesUpNothingEither() {
    ServedHome.of(home).close();
    settings(DAILY.replace("Europe/Berlin", "UTC"));
    MovableClock.pass(Duration.ofDays(2));
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).doesNotContain("missed").contains("next: 2027-01-12 05:00");
    }
    assertThat(starters()).isEmpty();
  }

  @Test
  void aScheduleThatWasTakenOutIsGoneAndNothingIsMadeUpWhenItComesBack() {
    ServedHome.of(home).close();
    settings("");
    MovableClock.pass(Duration.ofDays(2));
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).contains("No schedule is set").doesNotContain("missed");
    }
    settings(DAILY);
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).doesNotContain("missed").contains("next: 2027-01-12 05:00");
    }
    assertThat(starters()).isEmpty();
  }

  @Test
  void aRunThatFailsIsToldInWordsAndTheNextTimeComesAllTheSame() {
    home.feed("orders.json", order("A1", "Finance"));
    try (ServedHome served = ServedHome.of(home)) {
      home.write("outbound/Directory_User", "in the way");
      MovableClock.pass(Duration.ofMinutes(11));
      served.await("The scheduled run 1 FAILED: ");
      served.await("docket runs resume 1");
      assertThat(served.said()).doesNotContain("Exception");
      assertThat(home.file("outbound/Directory_User").toFile().delete()).isTrue();
      MovableClock.pass(Duration.ofHours(24));
      served.await("The scheduled run 2 is COMPLETED: 1 order exported");
    }
  }

  @Test
  void theNextTimesStandBelowTheListOfRunsAndNotInItsJson() {
    assertThat(next()).contains("0 0 5 * * *").contains("next: 2027-01-10 05:00, 2027-01-11 05:00");
    assertThat(home.run("runs", "list", "--json").exits(0).json().isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'complete: 0 0 25 * * *', docket.schedule.complete, 0 0 25 * * *",
    "complete: daily, docket.schedule.complete, daily",
    "complete: 0 0 5 30 2 *, docket.schedule.complete, never comes",
    "zone: Europe/Bielefeld, docket.schedule.zone, Europe/Bielefeld"
  })
  void aWrongExpressionOrZoneIsRefusedWithItsPlace(String line, String setting, String found) {
    settings("  schedule:\n    " + line + "\n");
    CommandLineHome.Result result = home.run("serve").exits(2);
    assertThat(result.err())
        .startsWith("docket.yaml:5: " + setting + ": found \"")
        .contains(found)
        .contains("allowed");
  }
}
