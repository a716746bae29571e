package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.door.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of its own that works on a home; what it prints is in files. */
final class DoorProcess implements AutoCloseable {

  private static final long MOST_SECONDS = 90;

  private final Process process;
  private final Path out;
  private final Path err;

  private DoorProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** The command {@code docket}, given in the folder of the files that are named. */
  static DoorProcess docket(CommandLineHome home, String... arguments) {
    return start(List.of(), home, Main.class, arguments);
  }

  /**
   * As {@link #docket}, by another user of the operating system, who can read no more of the
   * program than the door.
   */
  static DoorProcess docketAs(String user, CommandLineHome home, String... arguments) {
    return start(
        List.of("setpriv", "--reuid", user, "--regid", "nogroup", "--clear-groups"),
        home,
        Main.class,
        arguments);
  }

  /** A process that owns the home until {@link #end}. */
  static DoorProcess owner(CommandLineHome home, Installation.Use use, String... before) {
    DoorProcess owner =
        start(List.of(before), home, HomeOwner.class, home.root().toString(), use.name());
    owner.await(() -> owner.out().contains("ready"), "it owns the home");
    return owner;
  }

  private static DoorProcess start(
      List<String> before, CommandLineHome home, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.addAll(JavaCommand.of(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), main));
    command.addAll(List.of(arguments));
    try {
      Path desk = Files.createDirectories(home.root().resolveSibling("desk"));
      Path out = Files.createTempFile(home.root().getParent(), "out", ".txt");
      Path err = Files.createTempFile(home.root().getParent(), "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(desk.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(home.environment());
      return new DoorProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String out() {
    return CommandLineHome.read(out);
  }

  String err() {
    return CommandLineHome.read(err);
  }

  /** Waits for something to become so. */
  void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + "; " + out() + err()).isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits for its end. */
  CommandLineHome.Result result() {
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as(out() + err()).isTrue();
      return new CommandLineHome.Result(process.exitValue(), out(), err());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends an owner as a person would. */
  CommandLineHome.Result end() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
    return result();
  }

  /** Kills it, at once. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
