package dev.docket.cli;

import dev.docket.health.Condition.Level;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "doctor",
    description = "Say what is wrong with this installation, and what to do about it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is BAD", "1:something is BAD", "2:wrong usage"})
final class DoctorCommand implements Callable<Integer> {

  @ParentCommand Docket docket;

  @Override
  public Integer call() {
    docket.relay();
    List<Doctor.Line> lines = new Doctor(docket.caller(), docket.home()).examine();
    if (docket.json()) {
      docket
          .caller()
          .out()
          .println(
              JsonMapper.builder()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .build()
                  .writeValueAsString(lines));
    } else {
      lines.forEach(this::print);
    }
    return lines.stream().anyMatch(line -> line.status() == Level.BAD)
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }

  private void print(Doctor.Line line) {
    String margin = " ".repeat(23);
    docket
        .caller()
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%-8s %-13s %s",
                line.status(),
                line.check(),
                Terminal.clean(line.what()).replace("\n", "\n" + margin)));
    if (line.advice() != null) {
      docket.caller().out().println(margin + Terminal.clean(line.advice()));
    }
  }
}
