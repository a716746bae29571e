package dev.docket.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How tests start a Java of their own: as this one was, in the same language. */
final class JavaCommand {

  private JavaCommand() {}

  /** The command line that runs a class of these tests or of the product. */
  static List<String> of(List<String> options, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.language=" + System.getProperty("user.language"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
