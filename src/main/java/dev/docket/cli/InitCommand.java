package dev.docket.cli;

import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.HomeBusyException;
import dev.docket.sheet.CheckSecret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "init",
    description = "Make a home: folders, a starter model, the secret. Overwrites nothing.")
final class InitCommand implements Callable<Integer> {

  /** How long a home is waited for that is made already. */
  private static final Duration GLANCE = Duration.ofSeconds(2);

  @ParentCommand Docket docket;

  @Option(names = "--samples", description = "Also the sample company's model and feeds.")
  boolean samples;

  @Override
  public Integer call() {
    Path root = docket.home();
    List<String> made = make(docket.caller(), root, samples);
    Map<String, Object> result = Map.of("home", root.toString(), "made", made);
    boolean isComplete = Home.at(root).hasDatabase();
    try (Installation installation =
        Installation.open(
            isComplete ? docket.caller().waiting(GLANCE) : docket.caller(),
            root,
            "init",
            Installation.Use.MAKE)) {
      installation.home();
      installation.get(CheckSecret.class);
      if (docket.json()) {
        docket.print(installation, result);
      }
    } catch (HomeBusyException e) {
      if (!isComplete) {
        throw e;
      }
      // Whoever works on it has everything that is made here.
      if (docket.json()) {
        docket.caller().out().println(JsonMapper.shared().writeValueAsString(result));
      }
      docket
          .caller()
          .say(
              "A process works on this home, so no folders were made or marked: where that is wanted, end"
                  + " it and give this command again. Files that were added now, it sees when it is started"
                  + " anew.");
      return ExitCode.DONE;
    }
    docket
        .caller()
        .say("The home " + root + " is ready" + (samples ? ", with the sample company." : "."));
    return ExitCode.DONE;
  }

  /** Puts down what is not there yet; returns its names. */
  static List<String> make(Caller caller, Path root, boolean samples) {
    List<String> made = new ArrayList<>();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new ConfigurationException(root + " is a file. Name a folder, there or not.");
    }
    try {
      Files.createDirectories(root);
      boolean hasModel = Files.isDirectory(root.resolve("model"));
      if (samples) {
        Path from = caller.checkout().resolve("samples");
        if (!Files.isDirectory(from.resolve("model"))) {
          throw new ConfigurationException(
              "The samples are not in " + from + "; run the docket of a whole checkout.");
        }
        copy(from.resolve("docket.yaml"), root.resolve("docket.yaml"), made, root);
        copyAll(from.resolve("model"), root.resolve("model"), made, root);
        copyAll(from.resolve("feeds").resolve("orders"), Home.at(root).orders(), made, root);
      } else if (!hasModel) {
        starter("model.yaml", root.resolve("model").resolve("model.yaml"), made, root);
      }
      starter("docket.yaml", root.resolve("docket.yaml"), made, root);
      return made;
    } catch (IOException e) {
      throw new ConfigurationException(
          "The home " + root + " cannot be made: " + Home.reason(e) + ".", e);
    }
  }

  private static void starter(String name, Path target, List<String> made, Path root)
      throws IOException {
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    try (InputStream in =
        Objects.requireNonNull(Docket.class.getResourceAsStream("/starter/" + name))) {
      Files.copy(in, target);
    }
    made.add(root.relativize(target).toString());
  }

  private static void copyAll(Path from, Path to, List<String> made, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        copy(file, to.resolve(from.relativize(file).toString()), made, root);
      }
    }
  }

  private static void copy(Path from, Path to, List<String> made, Path root) throws IOException {
    if (!Files.exists(to)) {
      Files.createDirectories(Objects.requireNonNull(to.getParent()));
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      made.add(root.relativize(to).toString());
    }
  }
}
