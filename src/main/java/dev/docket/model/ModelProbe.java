package dev.docket.model;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import dev.docket.home.Home;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the model can be read as it stands in its files now. */
@Component
class ModelProbe implements Probe {

  private static final int PROBLEMS_TOLD = 10;

  private final Home home;

  ModelProbe(Home home) {
    this.home = home;
  }

  @Override
  public List<Condition> look() {
    try {
      Model model = ModelReader.read(home.model());
      return List.of(
          Condition.good(
              "The model can be read: "
                  + model.entityTypes().size()
                  + " entity types, "
                  + model.resourceTypes().size()
                  + " resource types."));
    } catch (ModelException e) {
      return e.problems().stream()
          .limit(PROBLEMS_TOLD)
          .map(problem -> Condition.bad(problem, "Correct the model there."))
          .toList();
    }
  }
}
