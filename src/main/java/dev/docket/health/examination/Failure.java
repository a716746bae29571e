package dev.docket.health.examination;

import dev.docket.health.Condition;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.HomeBusyException;
import dev.docket.home.RefusedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.dao.DataAccessException;

/** A probe that failed, in words. */
final class Failure {

  private static final Logger log = LoggerFactory.getLogger(Failure.class);
  private static final String LOG = "The log data/logs/docket.log has more.";

  private Failure() {}

  static Condition condition(String check, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HomeBusyException) {
        return Condition.warning(
            "This was not looked at. " + cause.getMessage(), "Ask again when that has ended.");
      }
      if (cause instanceof ConfigurationException || cause instanceof RefusedException) {
        return Condition.bad(Objects.requireNonNullElse(cause.getMessage(), "?"), "See there.");
      }
      if (cause instanceof BindException bind) {
        return Condition.bad(
            "This was not looked at, since the settings " + bind.getName() + " are wrong.",
            "Correct them first.");
      }
      if (cause instanceof IOException io) {
        return Condition.bad(
            "This cannot be looked at: " + Home.reason(io) + ".", "Check the folders.");
      }
      if (cause instanceof SQLException || cause instanceof DataAccessException) {
        log.error("the check {} failed", check, failure);
        return Condition.bad(
            "The database cannot be asked.", "See whether it runs and can be reached. " + LOG);
      }
    }
    log.error("the check {} failed", check, failure);
    return Condition.bad("This cannot be looked at, which was not expected.", LOG);
  }
}
