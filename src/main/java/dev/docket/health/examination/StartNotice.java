package dev.docket.health.examination;

import dev.docket.health.Condition;
import dev.docket.home.InService;
import dev.docket.home.ServicePart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says at the service's start what is not as it should be. */
@Component
@InService
@Order(1000)
class StartNotice implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(StartNotice.class);

  /** At the start everything is done for the first time, which takes longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Examination examination;

  StartNotice(Examination examination) {
    this.examination = examination;
  }

  @Override
  public List<String> start() {
    List<String> told = new ArrayList<>();
    for (String check : examination.checks()) {
      examination.one(check, PATIENCE).stream()
          .filter(condition -> condition.level() != Condition.Level.GOOD)
          .map(condition -> sentence(check, condition))
          .forEach(told::add);
    }
    told.forEach(log::warn);
    return told;
  }

  private static String sentence(String check, Condition condition) {
    return condition.level()
        + " "
        + check
        + ": "
        + condition.found()
        + " "
        + Objects.requireNonNullElse(condition.advice(), "");
  }

  @Override
  public void stop() {
    // Nothing is under way.
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    return true;
  }
}
