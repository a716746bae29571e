package dev.docket.cli;

import dev.docket.order.Sender;
import java.nio.file.Path;

/** A process that owns a home as a service does, until its standard input ends. */
final class HomeOwner {

  private HomeOwner() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    Caller caller =
        new Caller(
            home,
            Path.of("").toAbsolutePath(),
            Sender.osUser(System.getProperty("user.name")),
            System.out,
            System.err);
    try (Installation installation =
        Installation.open(caller, home, "serve", Installation.Use.valueOf(args[1]))) {
      System.out.println("ready");
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
