package dev.docket.cli;

import dev.docket.audit.FileRegister;
import dev.docket.audit.RegisteredFile;
import dev.docket.feed.FeedAnswer;
import dev.docket.feed.FeedLoader;
import dev.docket.home.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "files",
    description = "Look at every file that came in or went out.",
    subcommands = {
      FilesCommand.ListFiles.class,
      FilesCommand.Show.class,
      FilesCommand.Release.class
    })
final class FilesCommand extends CommandGroup {

  private static Map<String, Object> data(RegisteredFile file) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", file.id());
    data.put("kind", file.role());
    data.put("file", file.name());
    data.put("outcome", file.outcome());
    data.put("size", file.size());
    data.put("sha256", file.sha256());
    data.put("sender", file.sender() == null ? null : file.sender().name());
    data.put("senderKind", file.sender() == null ? null : file.sender().kind().word());
    data.put("run", file.run());
    data.put("receivedAt", file.receivedAt());
    data.put("finishedAt", file.finishedAt());
    data.put("archive", file.archiveName());
    data.put("contentKept", file.contentKept());
    data.put("container", file.container());
    data.put("reason", file.reason());
    return data;
  }

  @Command(name = "list", description = "List all files, the oldest first.")
  static final class ListFiles implements Callable<Integer> {

    @ParentCommand FilesCommand parent;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      try (Installation installation = docket.look("files list")) {
        List<RegisteredFile> files = new ArrayList<>();
        installation.get(FileRegister.class).list(files::add);
        if (docket.json()) {
          docket.print(installation, files.stream().map(FilesCommand::data).toList());
        } else {
          docket.print(
              List.of("FILE", "KIND", "OUTCOME", "NAME", "BYTES", "RECEIVED"),
              files.stream()
                  .map(
                      f ->
                          List.of(
                              Long.toString(f.id()),
                              f.role().name(),
                              f.outcome().name(),
                              f.name(),
                              Long.toString(f.size()),
                              f.receivedAt().toString()))
                  .toList());
        }
      }
      return ExitCode.DONE;
    }
  }

  @Command(name = "show", description = "Tell all that is known of a file.")
  static final class Show implements Callable<Integer> {

    @ParentCommand FilesCommand parent;

    @Parameters(paramLabel = "FILE", description = "The file's number in the list.")
    long id;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      try (Installation installation = docket.look("files show")) {
        RegisteredFile file =
            installation
                .get(FileRegister.class)
                .find(id)
                .orElseThrow(
                    () ->
                        new RefusedException(
                            "There is no file " + id + "; see docket files list."));
        if (docket.json()) {
          docket.print(installation, data(file));
        } else {
          data(file)
              .forEach(
                  (key, value) ->
                      docket.caller().out().println(Terminal.clean(key + ": " + value)));
        }
      }
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "release",
      description = "Take in a held feed after all: its orders are done again.")
  static final class Release implements Callable<Integer> {

    @ParentCommand FilesCommand parent;

    @Parameters(paramLabel = "FILE", description = "The file's number in the list.")
    long id;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      try (Installation installation = docket.openAlone("files release")) {
        FeedAnswer answer =
            installation.get(FeedLoader.class).release(id, docket.caller().sender());
        docket.caller().say(LoadCommand.sentence(answer));
        int published = docket.publishResults(installation);
        if (docket.json()) {
          docket.print(installation, List.of(answer));
        }
        return ExitCode.worse(published, LoadCommand.code(answer.outcome()));
      }
    }
  }
}
