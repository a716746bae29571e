package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code docket serve} in a process of its own. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final Process process;
  private final Path talk;

  private ServiceProcess(Process process, Path talk) {
    this.process = process;
    this.talk = talk;
  }

  static ServiceProcess on(CommandLineHome home) throws IOException {
    return on(home, 0);
  }

  static ServiceProcess on(CommandLineHome home, int port) throws IOException {
    return on(home, port, List.of());
  }

  /**
   * A service that may read no more than its user, as a service should be that is not root's. Where
   * root runs the tests, root's right to read everything is taken from it.
   */
  static ServiceProcess withOrdinaryRights(CommandLineHome home) throws IOException {
    return on(
        home,
        0,
        System.getProperty("user.name").equals("root")
            ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")
            : List.of());
  }

  private static ServiceProcess on(CommandLineHome home, int port, List<String> before)
      throws IOException {
    Path talk = Files.createTempFile(home.root().getParent(), "talk", ".txt");
    List<String> command = new ArrayList<>(before);
    command.addAll(
        JavaCommand.of(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), Docket.class));
    command.add("serve");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(talk.toFile());
    builder.environment().putAll(home.environment());
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    return new ServiceProcess(builder.start(), talk);
  }

  long pid() {
    return process.pid();
  }

  String said() {
    try {
      return Files.readString(talk);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void untilSaid(String words) {
    until(words, () -> said().contains(words));
  }

  void until(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time: %s; said: %s", what, said()).isLessThan(end);
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits for the process to end by itself. */
  int awaitExit() {
    return awaitExit(LONGEST);
  }

  /** Asks the process to end, and waits for no longer than is promised. */
  int terminate() {
    process.destroy();
    return awaitExit(TO_END);
  }

  void kill() {
    process.destroyForcibly();
    awaitExit(LONGEST);
  }

  private int awaitExit(Duration longest) {
    try {
      assertThat(process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS))
          .as("ended within %s; said: %s", longest, said())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
