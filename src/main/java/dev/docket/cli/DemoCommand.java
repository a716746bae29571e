package dev.docket.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "demo",
    description = "Show the whole round trip on the samples, in a scratch home, step by step.")
final class DemoCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Override
  public Integer call() throws Exception {
    return new Demo(docket.caller()).run();
  }
}
