package dev.docket.cli;

import dev.docket.backup.Backup;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "backup",
    description = {
      "Write database and secret to a file that any database can be restored from.",
      "Keep it as safe as the secret. The folders of the home are not in it."
    })
final class BackupCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
  Path file;

  @Override
  public Integer call() {
    Path target = docket.caller().file(file);
    try (Installation installation = docket.look("backup")) {
      Map<String, Long> rows = installation.get(Backup.class).write(target);
      docket.tellRows(installation, target, rows, "Wrote ");
    }
    return ExitCode.DONE;
  }
}
