package dev.docket.cli;

import dev.docket.database.DatasourceSettings;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "demo",
    description = {
      "Show the whole round trip on the samples, in a scratch home, step by step.",
      "The scratch home is a new temporary folder, or the empty folder that --home names."
    })
final class DemoCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Override
  public Integer call() throws Exception {
    Caller caller = docket.caller();
    DemoStory story = new DemoStory(docket.json() ? caller.err() : caller.out());
    Path scratch = scratch();
    story.step("A new home in " + scratch + ", with the sample company's model and orders.");
    story.tell(InitCommand.make(caller, scratch, true).size() + " files were put there.");
    story.figure("home", scratch.toString());
    try (Installation installation =
        Installation.open(caller, scratch, "demo", Installation.Use.MAKE)) {
      refuseFoldersElsewhere(installation.home());
      refuseDatabaseElsewhere(installation.get(DatasourceSettings.class));
      new Demo(caller, installation, story).run();
      if (docket.json()) {
        docket.print(installation, story.figures());
      }
    }
    story.step("The home stays. Look at it, and remove it when you have seen enough:");
    story.tell("scripts/docket files list --home " + scratch);
    story.tell("scripts/docket orders list --state ERRORED --home " + scratch);
    story.surprises().forEach(caller::say);
    if (!story.surprises().isEmpty()) {
      caller.say("The demo did not go as it was meant to; the lines above say where.");
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private Path scratch() {
    Path named = docket.home == null ? null : docket.caller().file(docket.home);
    try {
      if (named == null) {
        return Files.createTempDirectory("docket-demo-");
      }
      if (Files.exists(named) && !isEmptyFolder(named)) {
        throw new ConfigurationException(
            "The demo needs a home of its own, and "
                + named
                + " is not empty. Name a folder that is empty or not there, or leave --home out.");
      }
      return Files.createDirectories(named);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The demo's home cannot be made: " + Home.reason(e) + ".", e);
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void refuseDatabaseElsewhere(DatasourceSettings datasource) {
    if (datasource.isPostgres()) {
      throw new ConfigurationException(
          "The demo works in its own home only, but the environment names a database on PostgreSQL. Run"
              + " it without DOCKET_DATASOURCE_URL, DOCKET_DATASOURCE_USERNAME and"
              + " DOCKET_DATASOURCE_PASSWORD.");
    }
  }

  /** Folders that the environment moves are somebody's real ones; the demo keeps out of them. */
  private static void refuseFoldersElsewhere(Home home) {
    Map.of(
            "orders", home.orders(),
            "inbound", home.inbound(),
            "check", home.check(),
            "outbound", home.outbound(),
            "receipts", home.receipts(),
            "results", home.results())
        .forEach(
            (name, folder) -> {
              if (!folder.startsWith(home.root())) {
                throw new ConfigurationException(
                    "The demo works in its own home only, but the environment puts the folder "
                        + name
                        + " at "
                        + folder
                        + ". Run it without DOCKET_FOLDERS_"
                        + name.toUpperCase(java.util.Locale.ROOT)
                        + ".");
              }
            });
  }
}
