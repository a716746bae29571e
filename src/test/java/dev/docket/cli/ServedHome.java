package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A home that a service works on, in this process, on a free port. Close it to end the service. */
final class ServedHome implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Thread thread;
  private final int port = freePort();
  private volatile int exit = -1;

  private ServedHome(CommandLineHome home) {
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    System.setProperty("SERVER_PORT", Integer.toString(port));
    thread =
        new Thread(
            () ->
                exit =
                    Docket.run(
                        home.caller(to, to),
                        Map.of("DOCKET_HOME", home.root().toString()),
                        "serve"),
            "serve");
    thread.start();
  }

  /** A service that has started. */
  static ServedHome of(CommandLineHome home) {
    ServedHome served = new ServedHome(home);
    served.await("Docket serves the home");
    return served;
  }

  /** What the service has said on standard error. */
  String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Waits until the service says something. */
  void await(String sentence) {
    await(() -> said().contains(sentence), sentence);
  }

  /** Waits until something is so. */
  void await(BooleanSupplier condition, String what) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(thread.isAlive()).as("the service ended: " + said()).isTrue();
      assertThat(Instant.now()).as("waited in vain for: " + what + "\n" + said()).isBefore(end);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode json(String path) {
    return JsonMapper.builder().build().readTree(get(path).body());
  }

  int port() {
    return port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    System.clearProperty("SERVER_PORT");
    assertThat(thread.isAlive()).as("the service does not end: " + said()).isFalse();
  }
}
