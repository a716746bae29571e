package dev.docket.cli;

import dev.docket.complete.CompleteRuns;
import dev.docket.run.Run;
import dev.docket.run.RunHistory;
import dev.docket.run.Schedule;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "runs",
    description = "Look at runs and resume them.",
    subcommands = {RunsCommand.ListRuns.class, RunsCommand.Resume.class})
final class RunsCommand extends CommandGroup {

  @Command(name = "list", description = "List all runs, the newest first.")
  static final class ListRuns implements Callable<Integer> {

    @ParentCommand RunsCommand parent;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      try (Installation installation = docket.look("runs list")) {
        List<Run> runs = installation.get(RunHistory.class).list();
        if (docket.json()) {
          docket.print(installation, runs);
        } else {
          docket.print(
              List.of("RUN", "JOB", "STATUS", "STARTED", "ENDED", "BY", "ABOUT"),
              runs.stream()
                  .map(
                      r ->
                          List.of(
                              Long.toString(r.id()),
                              r.job(),
                              r.status(),
                              String.valueOf(r.startedAt()),
                              String.valueOf(r.endedAt()),
                              Objects.requireNonNullElse(r.startedBy(), ""),
                              Objects.requireNonNullElse(r.about(), "")))
                  .toList());
          docket.caller().out().println(installation.get(Schedule.class).sentence());
        }
      }
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "resume",
      description = "Run a failed run of the complete job on from where it failed.")
  static final class Resume implements Callable<Integer> {

    @ParentCommand RunsCommand parent;

    @Parameters(paramLabel = "RUN", description = "The run's number.")
    long run;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      try (Installation installation = docket.openAlone("runs resume")) {
        return RunCommand.tell(
            docket, installation, installation.get(CompleteRuns.class).resume(run));
      }
    }
  }
}
