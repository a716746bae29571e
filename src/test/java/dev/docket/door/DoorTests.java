package dev.docket.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of the door, with commands of the test's own behind it. */
@Timeout(60)
class DoorTests {

  @TempDir Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Doorkeeper doorkeeper;

  @BeforeEach
  void makeData() throws IOException {
    Files.createDirectories(home.resolve("data"));
  }

  @AfterEach
  void close() {
    if (doorkeeper != null) {
      doorkeeper.close(Duration.ZERO);
    }
  }

  private void listen(Commands commands) throws IOException {
    doorkeeper = Doorkeeper.listen(SocketFile.of(home), commands);
  }

  private OptionalInt ask(String... arguments) {
    return Relay.attempt(home, request(arguments), out, err);
  }

  private Request request(String... arguments) {
    return new Request(List.of(arguments), home, home, "", 80, Duration.ofSeconds(1));
  }

  private static void print(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("output is discarded, never refused", e);
    }
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(SocketFile.of(home).path()));
    return channel;
  }

  @Test
  void outputComesAsItIsPrintedAndThenTheExitCode() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    listen(
        visit -> {
          print(visit.out(), "first\n");
          await(seen);
          print(visit.out(), "x".repeat(1_000_000));
          print(visit.err(), "talk\n");
          return 3;
        });
    OutputStream watched =
        new OutputStream() {
          @Override
          public void write(int b) {
            out.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            out.write(bytes, from, length);
            seen.countDown();
          }
        };
    assertThat(Relay.attempt(home, request("orders", "list"), watched, err)).hasValue(3);
    assertThat(out.toString()).isEqualTo("first\n" + "x".repeat(1_000_000));
    assertThat(err).hasToString("talk\n");
  }

  @Test
  void theOwnerKnowsWhatIsAskedAndByWhom() throws IOException {
    CompletableFuture<Request> got = new CompletableFuture<>();
    listen(
        visit -> {
          print(visit.err(), visit.user());
          got.complete(visit.request());
          return 0;
        });
    ask("import", "Käthe.xlsx");
    assertThat(got.join()).isEqualTo(request("import", "Käthe.xlsx"));
    assertThat(err).hasToString(System.getProperty("user.name"));
  }

  @Test
  void severalAreServedAtOnce() throws Exception {
    int callers = 10;
    CyclicBarrier all = new CyclicBarrier(callers);
    listen(
        visit -> {
          await(all);
          return Integer.parseInt(visit.request().arguments().get(0));
        });
    List<CompletableFuture<OptionalInt>> answers =
        IntStream.range(0, callers)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> ask("" + i), work -> new Thread(work).start()))
            .toList();
    for (int i = 0; i < callers; i++) {
      assertThat(answers.get(i).get()).hasValue(i);
    }
  }

  @Test
  void nobodyThereIsNoAnswer() {
    assertThat(ask("orders")).isEmpty();
  }

  @Test
  void aSocketThatAKilledProcessLeftIsNoAnswerAndIsReplaced() throws IOException {
    Path socket = SocketFile.of(home).path();
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
    assertThat(ask("orders")).isEmpty();
    listen(visit -> 0);
    assertThat(ask("orders")).hasValue(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void whatIsNoSocketIsLeftAlone() throws IOException {
    Path file = Files.writeString(SocketFile.of(home).path(), "mine");
    assertThatThrownBy(() -> listen(visit -> 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no socket");
    assertThat(file).hasContent("mine");
    assertThat(ask("orders")).isEmpty();
  }

  @Test
  void aLongPathHasItsSocketInTheTempFolder() throws IOException {
    home = Files.createDirectories(home.resolve("x".repeat(100)));
    Files.createDirectories(home.resolve("data"));
    Path socket = SocketFile.of(home).path();
    assertThat(socket).hasParentRaw(Path.of(System.getProperty("java.io.tmpdir")));
    listen(visit -> 5);
    assertThat(ask("orders")).hasValue(5);
    doorkeeper.close();
    assertThat(socket).doesNotExist();
  }

  @Test
  void inTheTempFolderASocketOfSomebodyElseIsNotUsed() throws IOException {
    home = Files.createDirectories(home.resolve("x".repeat(100)));
    Files.createDirectories(home.resolve("data"));
    listen(visit -> 5);
    Path socket = SocketFile.of(home).path();
    try {
      Files.setOwner(
          socket,
          socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    } catch (IOException e) {
      Assumptions.abort("only root can give files away");
    }
    assertThat(ask("orders")).isEmpty();
  }

  @Test
  void anotherVersionIsToldInWords() throws IOException {
    listen(visit -> 0);
    try (SocketChannel channel = connect()) {
      Wire wire = new Wire(channel);
      byte[] bytes = request("orders").bytes();
      ByteBuffer.wrap(bytes).putInt(Request.VERSION + 1);
      wire.send(FrameType.REQUEST, bytes, 0, bytes.length);
      assertThat(wire.receive(Wire.LARGEST).text()).contains("another version").contains("Restart");
      assertThat(wire.receive(Wire.LARGEST).number()).isEqualTo(1);
    }
  }

  @Test
  void garbageEndsItsConnectionOnly() throws IOException {
    listen(visit -> 7);
    Random random = new Random(1);
    try (SocketChannel silent = connect()) {
      for (int i = 0; i < 50; i++) {
        byte[] garbage = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(garbage);
        if (i % 2 == 0) {
          // A request by its first byte, of a length that may be anything.
          garbage[0] = FrameType.REQUEST.code();
        }
        try (SocketChannel hostile = connect()) {
          hostile.write(ByteBuffer.wrap(garbage));
        } catch (IOException e) {
          // It was cut off while it wrote.
        }
      }
      assertThat(ask("orders")).hasValue(7);
      assertThat(silent.isOpen()).isTrue();
    }
  }

  @Test
  void aFrameThatIsTooLongIsRefusedBeforeItComes() throws IOException {
    listen(visit -> 7);
    try (SocketChannel hostile = connect()) {
      ByteBuffer head = ByteBuffer.allocate(5);
      head.put(FrameType.REQUEST.code()).putInt(Integer.MAX_VALUE).flip();
      hostile.write(head);
      assertThat(hostile.read(ByteBuffer.allocate(10))).isEqualTo(-1);
    }
    assertThat(ask("orders")).hasValue(7);
  }

  @Test
  void aCallerThatGoesDoesNotEndACommandThatHasBegun() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    CompletableFuture<String> end = new CompletableFuture<>();
    listen(
        visit -> {
          visit.begin();
          await(gone);
          print(visit.out(), "x".repeat(1_000_000));
          end.complete("done");
          return 0;
        });
    try (SocketChannel channel = connect()) {
      Wire wire = new Wire(channel);
      byte[] bytes = request("import").bytes();
      wire.send(FrameType.REQUEST, bytes, 0, bytes.length);
      assertThat(wire.receive(Wire.LARGEST).type()).isEqualTo(FrameType.HEARD);
      assertThat(wire.receive(Wire.LARGEST).type()).isEqualTo(FrameType.BEGIN);
      wire.send(FrameType.GO);
    }
    gone.countDown();
    assertThat(end.get()).isEqualTo("done");
  }

  @Test
  void aCallerThatHasGoneBeforeItBeganIsNotServed() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    listen(
        visit -> {
          await(gone);
          try {
            visit.begin();
            begun.complete(true);
          } catch (CallerGoneException e) {
            begun.complete(false);
          }
          return 0;
        });
    try (SocketChannel channel = connect()) {
      Wire wire = new Wire(channel);
      byte[] bytes = request("import").bytes();
      wire.send(FrameType.REQUEST, bytes, 0, bytes.length);
      assertThat(wire.receive(Wire.LARGEST).type()).isEqualTo(FrameType.HEARD);
    }
    gone.countDown();
    assertThat(begun.get()).isFalse();
  }

  @Test
  void anOwnerThatIsKilledBeforeItBeganHasDoneNothing() throws IOException {
    listen(
        visit -> {
          doorkeeper.close(Duration.ZERO);
          return 0;
        });
    assertThat(ask("import")).isEmpty();
    assertThat(err.size()).isZero();
  }

  @Test
  void anOwnerThatIsKilledAfterwardsIsToldInWords() throws IOException {
    listen(
        visit -> {
          visit.begin();
          doorkeeper.close(Duration.ZERO);
          return 0;
        });
    assertThat(ask("import")).hasValue(1);
    assertThat(err.toString()).contains("ended before").contains("give the command again");
  }

  @Test
  void whatCannotBeRunHereIsLeftToTheCaller() throws IOException {
    listen(
        visit -> {
          throw new NotHereException();
        });
    assertThat(ask("run")).isEmpty();
    assertThat(out.size() + err.size()).isZero();
  }

  @Test
  void closingLetsCommandsEndAndTakesNoNewOnes() throws Exception {
    Semaphore running = new Semaphore(0);
    CountDownLatch goOn = new CountDownLatch(1);
    listen(
        visit -> {
          running.release();
          await(goOn);
          return 9;
        });
    CompletableFuture<OptionalInt> first = CompletableFuture.supplyAsync(() -> ask("a"));
    running.acquire();
    assertThat(doorkeeper.settle(Duration.ofMillis(1))).isFalse();
    assertThat(ask("b")).isEmpty();
    goOn.countDown();
    doorkeeper.close(null);
    assertThat(first.get(10, TimeUnit.SECONDS)).hasValue(9);
    assertThat(SocketFile.of(home).path()).doesNotExist();
  }

  @Test
  void aFileIsStreamedToTheOwner() throws IOException {
    byte[] content = new byte[100_000];
    new Random(2).nextBytes(content);
    Files.write(home.resolve("big.xlsx"), content);
    Path copy = home.resolve("copy");
    listen(visit -> state(visit, home.resolve("big.xlsx"), copy));
    assertThat(ask("import", "big.xlsx")).hasValue(FileState.READABLE.ordinal());
    assertThat(copy).hasBinaryContent(content);
  }

  @Test
  void theOwnerGetsNoFileThatWasNotNamed() throws IOException {
    Files.writeString(home.resolve("private.txt"), "secret");
    Path copy = home.resolve("copy");
    listen(visit -> state(visit, home.resolve("private.txt"), copy));
    assertThat(ask("import", "big.xlsx")).hasValue(FileState.DENIED.ordinal());
    assertThat(copy).hasContent("");
  }

  @Test
  void whyAFileCannotBeHadIsTold() throws IOException {
    listen(
        visit ->
            state(visit, home.resolve(visit.request().arguments().get(0)), home.resolve("copy")));
    assertThat(ask("none")).hasValue(FileState.MISSING.ordinal());
    Files.delete(home.resolve("copy"));
    assertThat(ask("data")).hasValue(FileState.FOLDER.ordinal());
  }

  private static int state(Visit visit, Path file, Path copy) {
    try {
      return visit.fetch(file, copy).ordinal();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
