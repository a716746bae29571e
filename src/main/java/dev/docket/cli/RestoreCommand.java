package dev.docket.cli;

import dev.docket.backup.Restore;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "restore",
    description = {
      "Put a backup into this home's database, which must be empty, and its secret into place.",
      "Settings and model in the backup are a record; they are not put back."
    })
final class RestoreCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  Path file;

  @Override
  public Integer call() {
    Path backup = docket.caller().file(file);
    try (Installation installation =
        Installation.open(docket.caller(), docket.home(), "restore", Installation.Use.RESTORE)) {
      Map<String, Long> rows = installation.get(Restore.class).restore(backup);
      docket.tellRows(installation, backup, rows, "Restored ");
    }
    return ExitCode.DONE;
  }
}
