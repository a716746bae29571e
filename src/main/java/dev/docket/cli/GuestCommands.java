package dev.docket.cli;

import dev.docket.door.Commands;
import dev.docket.door.Request;
import dev.docket.door.Visit;
import dev.docket.order.Sender;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs the commands of other processes in this one, which owns the home. */
final class GuestCommands implements Commands {

  private final Ownership ownership;

  GuestCommands(Ownership ownership) {
    this.ownership = ownership;
  }

  @Override
  public int run(Visit visit) {
    Request request = visit.request();
    try (Guest guest = new Guest(visit, ownership);
        PrintStream out = new PrintStream(visit.out(), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(visit.err(), true, StandardCharsets.UTF_8)) {
      Caller caller =
          new Caller(
              request.folder(),
              request.checkout(),
              Sender.osUser(visit.user()),
              out,
              err,
              request.patience(),
              guest);
      int code =
          Docket.run(
              caller,
              Map.of("DOCKET_HOME", request.homeVariable()),
              request.arguments().toArray(String[]::new));
      guest.throwIfNotRun();
      return code;
    }
  }
}
