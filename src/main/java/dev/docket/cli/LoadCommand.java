package dev.docket.cli;

import dev.docket.audit.FileOutcome;
import dev.docket.feed.FeedAnswer;
import dev.docket.feed.FeedLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "load",
    description = "Take in feeds of orders, now. The files are copied and stay where they are.")
final class LoadCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Spec CommandSpec spec;

  @Option(
      names = "--as",
      paramLabel = "KIND",
      defaultValue = "orders",
      description = "What the files are: orders.")
  String kind;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The feeds.")
  List<Path> files;

  @Override
  public Integer call() {
    if (!kind.equals("orders")) {
      throw new ParameterException(
          spec.commandLine(), "--as: found \"" + kind + "\", allowed in this version is orders.");
    }
    int code = ExitCode.DONE;
    try (Installation installation = docket.openAlone("load")) {
      FeedLoader loader = installation.get(FeedLoader.class);
      List<FeedAnswer> answers = new ArrayList<>();
      for (Path file : files) {
        FeedAnswer answer =
            loader.load(docket.caller().give(file, installation.home()), docket.caller().sender());
        answers.add(answer);
        docket.caller().say(sentence(answer));
        code = ExitCode.worse(code, code(answer.outcome()));
      }
      code = ExitCode.worse(code, docket.publishResults(installation));
      if (docket.json()) {
        docket.print(installation, answers);
      }
    }
    return code;
  }

  static String sentence(FeedAnswer answer) {
    return Terminal.line(answer.file())
        + ": "
        + answer.outcome().word()
        + counts(answer)
        + (answer.reason() == null ? "" : " " + answer.reason());
  }

  private static String counts(FeedAnswer answer) {
    return answer.read() == 0
        ? "."
        : "; "
            + answer.read()
            + " read, "
            + answer.loaded()
            + " loaded, "
            + answer.unchanged()
            + " unchanged, "
            + answer.refused()
            + " refused.";
  }

  static int code(FileOutcome outcome) {
    return switch (outcome) {
      case REFUSED -> ExitCode.FAILED;
      case HELD, LOADED_IN_PART -> ExitCode.IN_PART;
      default -> ExitCode.DONE;
    };
  }
}
