package dev.docket.cli;

import dev.docket.home.GivenFile;
import dev.docket.intake.Intake;
import dev.docket.intake.ReturnAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "import", description = "Take in returned sheets, now.")
final class ImportCommand implements Callable<Integer> {

  /** The others stand on the receipt. */
  private static final int WARNINGS_TOLD = 3;

  @ParentCommand Docket docket;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The returned sheets.")
  List<Path> files;

  @Override
  public Integer call() {
    return take(docket, files, false);
  }

  static int take(Docket docket, List<Path> files, boolean dryRun) {
    int code = ExitCode.DONE;
    try (Installation installation = docket.open(dryRun ? "check" : "import")) {
      Intake intake = installation.get(Intake.class);
      List<ReturnAnswer> answers = new ArrayList<>();
      for (Path file : files) {
        GivenFile named = docket.caller().give(file, installation.home());
        ReturnAnswer answer =
            finishedBefore(installation, named)
                .orElseGet(() -> intake.take(named, docket.caller().sender(), dryRun));
        answers.add(answer);
        docket.caller().say(sentence(answer, dryRun));
        answer.warnings().stream()
            .limit(WARNINGS_TOLD)
            .forEach(w -> docket.caller().say("  Warning: " + Terminal.line(w)));
        answer.members().forEach(m -> docket.caller().say("  " + sentence(m, dryRun)));
        code = ExitCode.worse(code, code(answer));
      }
      if (docket.json()) {
        docket.print(installation, answers);
      }
    }
    return code;
  }

  /** The answer to a file that an interrupted command had taken, and that is not there any more. */
  private static Optional<ReturnAnswer> finishedBefore(Installation installation, GivenFile file) {
    String name = installation.home().name(file.named());
    return !file.isMissing()
        ? Optional.empty()
        : installation.finished().returns().stream().filter(a -> a.file().equals(name)).findFirst();
  }

  static String sentence(ReturnAnswer answer, boolean dryRun) {
    return Terminal.line(answer.file())
        + ": "
        + (dryRun ? "dry run, would be " : "")
        + answer.outcome().word()
        + counts(answer)
        + (answer.reason() == null ? "" : " " + answer.reason())
        + (answer.receipt() == null ? "" : " Receipt: " + answer.receipt());
  }

  private static String counts(ReturnAnswer answer) {
    return answer.rows() == 0
        ? "."
        : "; "
            + answer.rows()
            + " rows: "
            + answer.confirmed()
            + " confirmed, "
            + answer.errored()
            + " errored, "
            + answer.unchanged()
            + " unchanged, "
            + answer.repeated()
            + " repeated, "
            + answer.rejected()
            + " rejected.";
  }

  private static int code(ReturnAnswer answer) {
    return switch (answer.outcome()) {
      case REFUSED -> ExitCode.FAILED;
      // Without its receipt an import is not at its end yet.
      case IMPORTED -> answer.receipt() == null ? ExitCode.FAILED : ExitCode.DONE;
      case IMPORTED_IN_PART -> answer.receipt() == null ? ExitCode.FAILED : ExitCode.IN_PART;
      case HELD -> ExitCode.IN_PART;
      default -> ExitCode.DONE;
    };
  }
}
