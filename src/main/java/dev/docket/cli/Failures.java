package dev.docket.cli;

import dev.docket.door.CallerGoneException;
import dev.docket.door.NotHereException;
import dev.docket.home.ConfigurationException;
import dev.docket.home.HomeBusyException;
import dev.docket.home.RefusedException;
import dev.docket.model.ModelException;
import dev.docket.run.RunFailedException;
import java.io.PrintWriter;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command that failed says to the person, and its exit code. No stack trace is shown. */
final class Failures {

  private Failures() {}

  /** A command that was not understood. */
  static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(Terminal.clean(Objects.requireNonNullElse(e.getMessage(), "wrong usage")));
    if (e instanceof UnmatchedArgumentException && !e.getCommandLine().getSubcommands().isEmpty()) {
      err.println(
          "Commands are: " + String.join(", ", e.getCommandLine().getSubcommands().keySet()));
    }
    err.println("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** A command that failed; what nobody expected goes to the log. */
  static int told(Caller caller, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RelayedException relayed) {
        return relayed.exitCode();
      }
      if (cause instanceof NotHereException || cause instanceof CallerGoneException) {
        // The door answers.
        return ExitCode.FAILED;
      }
      String message = Objects.requireNonNullElse(cause.getMessage(), "");
      if (cause instanceof ModelException model) {
        model.problems().forEach(caller::say);
        return ExitCode.USAGE;
      }
      if (cause instanceof ConfigurationException) {
        caller.say(message);
        return ExitCode.USAGE;
      }
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof CannotCreateTransactionException) {
        caller.say(
            "The database cannot be reached at the moment. See whether it runs; docket doctor says more."
                + " Nothing that was acknowledged is lost.");
        return ExitCode.FAILED;
      }
      if (cause instanceof HomeBusyException) {
        caller.say(message);
        return ExitCode.BUSY;
      }
      if (cause instanceof RefusedException || cause instanceof RunFailedException) {
        caller.say(message);
        return ExitCode.FAILED;
      }
    }
    String settings = SettingProblem.of(failure);
    if (settings != null) {
      caller.say(settings);
      return ExitCode.USAGE;
    }
    LoggerFactory.getLogger(Failures.class).error("the command failed", failure);
    caller.say(
        "Something went wrong that Docket did not expect. Nothing that was acknowledged is lost. The log"
            + " data/logs/docket.log in the home says what it was.");
    return ExitCode.FAILED;
  }
}
