package dev.docket.cli;

import dev.docket.complete.CompleteRuns;
import dev.docket.feed.FeedNews;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "run", description = "Run a job, now.", subcommands = RunCommand.Complete.class)
final class RunCommand extends CommandGroup {

  @Command(
      name = "complete",
      description = "Take in the feeds and hand out all pending orders on work sheets.")
  static final class Complete implements Callable<Integer> {

    @ParentCommand RunCommand run;

    @Override
    public Integer call() throws Exception {
      Docket docket = run.docket;
      try (Installation installation = docket.openAlone("run complete");
          AutoCloseable news =
              installation
                  .get(FeedNews.class)
                  .listen(answer -> docket.caller().say(LoadCommand.sentence(answer)))) {
        CompleteRuns.Report report =
            installation.get(CompleteRuns.class).run(docket.caller().sender().name());
        return tell(docket, installation, report);
      }
    }
  }

  /** Says what came of a run, and its exit code. */
  static int tell(Docket docket, Installation installation, CompleteRuns.Report report) {
    String failure = report.failure();
    if (failure != null) {
      docket.caller().say(failure);
    }
    report.warnings().forEach(docket.caller()::say);
    report
        .sheets()
        .forEach(
            s ->
                docket
                    .caller()
                    .say(
                        "wrote "
                            + s.file()
                            + " (sheet "
                            + s.sheet()
                            + ", "
                            + s.rows()
                            + (s.rows() == 1 ? " row)" : " rows)")));
    docket
        .caller()
        .say(
            "Run "
                + report.run()
                + " "
                + report.status()
                + ": "
                + report.exported()
                + (report.exported() == 1 ? " order exported" : " orders exported")
                + (report.held() == 0 ? "." : ", " + report.held() + " wait for a decision."));
    if (docket.json()) {
      docket.print(installation, report);
    }
    return switch (report.status()) {
      case "COMPLETED", "NOTHING_TO_DO" -> failure == null ? ExitCode.DONE : ExitCode.FAILED;
      case "BLOCKED" -> ExitCode.IN_PART;
      default -> ExitCode.FAILED;
    };
  }
}
