package dev.docket.run;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether somebody works on each run that has begun. */
@Component
class RunsProbe implements Probe {

  private final ObjectProvider<Runs> runs;
  private final ObjectProvider<RunHistory> history;

  RunsProbe(ObjectProvider<Runs> runs, ObjectProvider<RunHistory> history) {
    this.runs = runs;
    this.history = history;
  }

  @Override
  public List<Condition> look() {
    Runs all = runs.getObject();
    int underWay = all.underWay();
    List<Long> running = history.getObject().running().stream().map(Run::id).toList();
    if (running.size() > underWay && running.size() > all.underWay()) {
      return List.of(
          Condition.warning(
              "Runs have begun, and nobody works on them: " + running + ".",
              "Their process was killed. The next start of the service, or the next command that"
                  + " changes something, mends it."));
    }
    return List.of(
        Condition.good(running.isEmpty() ? "No run is under way." : "Under way: " + running + "."));
  }
}
