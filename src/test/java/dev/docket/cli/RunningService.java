package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.home.ServiceNews;
import dev.docket.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The service on a home, in this process, with what it says. */
final class RunningService implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Installation installation;
  private boolean closed;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private RunningService(CommandLineHome home) {
    this.installation =
        Installation.open(
            home.caller(System.out, System.err), home.root(), "serve", Installation.Use.SERVE);
    installation.get(ServiceNews.class).listen(said::add);
    installation.get(Service.class).start(said::add);
  }

  static RunningService on(CommandLineHome home) {
    return new RunningService(home);
  }

  List<String> said() {
    return said;
  }

  <T> T get(Class<T> service) {
    return installation.get(service);
  }

  /** Waits until something is so. */
  void until(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time: %s; said: %s", what, said).isLessThan(end);
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until the service has said a sentence that holds some words. */
  void untilSaid(String words) {
    until("\"" + words + "\" is said", () -> said.stream().anyMatch(s -> s.contains(words)));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      installation.get(Service.class).stop(LONGEST);
    } finally {
      installation.close();
    }
  }
}
