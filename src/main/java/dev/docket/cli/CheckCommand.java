package dev.docket.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "check",
    description = "Say what would become of returned sheets: a dry run with a receipt.")
final class CheckCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The returned sheets.")
  List<Path> files;

  @Override
  public Integer call() {
    return ImportCommand.take(docket, files, true);
  }
}
