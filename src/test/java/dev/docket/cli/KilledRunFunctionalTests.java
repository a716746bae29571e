package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.complete.CompleteRuns;
import dev.docket.database.OnEachDatabase;
import dev.docket.run.Run;
import dev.docket.run.RunHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A process was killed in the middle of a complete run: the home is brought into the state that it
 * leaves, and the next start of the service goes on with it by itself.
 */
@OnEachDatabase
class KilledRunFunctionalTests {

  @TempDir Path folder;

  /** A run that has done its first step and was killed in the next. */
  private CommandLineHome killed() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed("orders.json", order("A1", "Finance"));
    home.write("outbound/Directory_User", "in the way");
    home.run("run", "complete").exits(1);
    assertThat(home.file("outbound/Directory_User").toFile().delete()).isTrue();
    sql(
        home,
        "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'UNKNOWN', END_TIME = NULL",
        "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'EXECUTING', END_TIME = NULL WHERE STATUS = 'FAILED'");
    return home;
  }

  private static void sql(CommandLineHome home, String... statements) {
    home.sql(jdbc -> jdbc.batchUpdate(statements));
  }

  private static JsonNode runs(CommandLineHome home) {
    return home.run("runs", "list", "--json").exits(0).json();
  }

  @Test
  void theServiceGoesOnWithIt() {
    CommandLineHome home = killed();
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).contains("Run 1 was interrupted; it goes on now.");
      served.await("The resumed run 2 is COMPLETED: 1 order exported in 2 files.");
    }
    assertThat(home.states()).containsEntry("A1", "TRANSMITTED");
    assertThat(runs(home).findValuesAsString("status")).containsExactly("COMPLETED", "FAILED");
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).doesNotContain("interrupted");
    }
    assertThat(runs(home).size()).isEqualTo(2);
  }

  @Test
  void theDoctorSaysSoAndMendsNothing() {
    CommandLineHome home = killed();
    JsonNode lines = home.run("doctor", "--json").exits(0).json();
    assertThat(DoctorFunctionalTests.line(lines, "runs", "WARNING"))
        .contains("nobody works on them: [1]");
    assertThat(runs(home).findValuesAsString("status")).containsExactly("STARTED");
  }

  @Test
  void twoCompleteRunsAreNeverRunAtOnce() throws Exception {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed("orders.json", order("A1", "Finance"));
    try (Installation installation = home.installation()) {
      CompleteRuns complete = installation.get(CompleteRuns.class);
      ExecutorService threads = Executors.newFixedThreadPool(3);
      List<Callable<CompleteRuns.Report>> starts =
          Collections.nCopies(3, () -> complete.run("schedule"));
      int exported = 0;
      for (Future<CompleteRuns.Report> report : threads.invokeAll(starts)) {
        exported += report.get().exported();
      }
      threads.shutdown();
      assertThat(exported).isEqualTo(1);
      List<Run> runs = new ArrayList<>(installation.get(RunHistory.class).list());
      Collections.reverse(runs);
      for (int i = 1; i < runs.size(); i++) {
        assertThat(runs.get(i).startedAt()).isAfterOrEqualTo(runs.get(i - 1).endedAt());
      }
    }
  }

  @Test
  void theServiceGoesOnWithItAlsoWhenACommandWasFirst() {
    CommandLineHome home = killed();
    home.run("orders", "cancel", "--help").exits(0);
    home.run("load", home.onTheDesk("more.json", CommandLineHome.feedOf()).toString());
    assertThat(runs(home).findValuesAsString("status")).containsExactly("FAILED");
    try (ServedHome served = ServedHome.of(home)) {
      served.await("The resumed run 2 is COMPLETED: 1 order exported in 2 files.");
    }
  }

  @Test
  void theServiceGoesOnWithARunThatItsEndHasStopped() {
    CommandLineHome home = killed();
    sql(home, "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPED', END_TIME = START_TIME");
    sql(home, "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STOPPED' WHERE STATUS = 'STARTED'");
    try (ServedHome served = ServedHome.of(home)) {
      served.await("The resumed run 2 is COMPLETED: 1 order exported in 2 files.");
    }
  }

  @Test
  void aRunThatFailedByItselfIsLeftToPeople() {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed("orders.json", order("A1", "Finance"));
    home.write("outbound/Directory_User", "in the way");
    home.run("run", "complete").exits(1);
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).doesNotContain("interrupted");
    }
    assertThat(runs(home).size()).isEqualTo(1);
  }
}
