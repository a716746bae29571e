package dev.docket.complete;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import dev.docket.run.Run;
import dev.docket.run.RunHistory;
import dev.docket.run.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the last complete run went well, and the next is not overdue. */
@Component
class LastRunProbe implements Probe {

  private final ObjectProvider<RunHistory> runs;
  private final ObjectProvider<Schedule> schedule;

  LastRunProbe(ObjectProvider<RunHistory> runs, ObjectProvider<Schedule> schedule) {
    this.runs = runs;
    this.schedule = schedule;
  }

  @Override
  public List<Condition> look() {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(
        runs.getObject()
            .newest(CompleteJobConfiguration.NAME)
            .map(LastRunProbe::last)
            .orElseGet(() -> Condition.good("The complete job has not run yet.")));
    schedule
        .getObject()
        .overdue()
        .ifPresent(
            time ->
                conditions.add(
                    Condition.warning(
                        "The complete run of " + time + " is overdue.",
                        "Is the service running? It makes the run up at its next start.")));
    return conditions;
  }

  private static Condition last(Run run) {
    String name = "The last complete run, " + run.id() + ",";
    if (run.status().equals("FAILED") || run.status().equals("STOPPED")) {
      return Condition.warning(
          name + " is " + run.status() + ".", "To go on with it: docket runs resume " + run.id());
    }
    return Condition.good(name + " is " + run.status() + " (" + run.startedAt() + ").");
  }
}
