package dev.docket.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself but has commands below it. */
abstract class CommandGroup implements Runnable {

  @ParentCommand Docket docket;

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command; there are: " + String.join(", ", spec.subcommands().keySet()));
  }
}
