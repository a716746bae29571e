package dev.docket.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has a command run by the process that owns the home: sends the request, prints what comes back,
 * hands over the files that the person named, and no others.
 */
public final class Relay {

  /** The exit code where it is not known how the command ended. */
  private static final int LOST = 1;

  /** How long an owner may take to answer at all; one that is halted never does. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final SocketChannel channel;
  private final Wire wire;
  private final Request request;
  private final OutputStream out;
  private final OutputStream err;
  private final Set<Path> named;
  private volatile boolean isHeard;
  private boolean hasBegun;

  private Relay(SocketChannel channel, Request request, OutputStream out, OutputStream err) {
    this.channel = channel;
    this.wire = new Wire(channel);
    this.request = request;
    this.out = out;
    this.err = err;
    this.named =
        request.arguments().stream()
            .flatMap(argument -> file(request.folder(), argument))
            .collect(Collectors.toSet());
  }

  private static Stream<Path> file(Path folder, String argument) {
    try {
      return Stream.of(folder.resolve(argument).normalize());
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /**
   * Has a command run by the owner of a home.
   *
   * @return its exit code; nothing where nobody listens or the owner cannot run it, and then it has
   *     changed nothing and printed nothing
   */
  public static OptionalInt attempt(
      Path home, Request request, OutputStream out, OutputStream err) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      SocketFile socket = SocketFile.of(home);
      if (!Files.exists(socket.path()) || !socket.isTheirs()) {
        return OptionalInt.empty();
      }
      channel.connect(UnixDomainSocketAddress.of(socket.path()));
      return socket.isAnsweredByThem(channel)
          ? new Relay(channel, request, out, err).run()
          : OptionalInt.empty();
    } catch (IOException | UnsupportedOperationException e) {
      // Nobody listens, or it is somebody whom we may not call: there is still the lock.
      return OptionalInt.empty();
    }
  }

  private OptionalInt run() {
    Thread watchdog = new Thread(this::giveUpUnheard, "docket-door-watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
    try {
      byte[] bytes = request.bytes();
      wire.send(FrameType.REQUEST, bytes, 0, bytes.length);
      while (true) {
        Frame frame = wire.receive(Wire.LARGEST);
        isHeard = true;
        switch (frame.type()) {
          case OUT -> print(out, frame.content());
          case ERR -> print(err, frame.content());
          case FETCH -> hand(Path.of(frame.text()));
          case BEGIN -> begin();
          case WAIT -> {
            return OptionalInt.empty();
          }
          case EXIT -> {
            return OptionalInt.of(frame.number());
          }
          default -> {
            // The owner has heard us.
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return hasBegun ? lost() : OptionalInt.empty();
    } finally {
      watchdog.interrupt();
    }
  }

  private void giveUpUnheard() {
    try {
      Thread.sleep(ANSWER.toMillis());
      if (!isHeard) {
        channel.close();
      }
    } catch (InterruptedException | IOException e) {
      // It has answered, or the connection is closed already.
    }
  }

  private void begin() throws IOException {
    hasBegun = true;
    wire.send(FrameType.GO);
  }

  /** A reader that has gone, such as {@code head}, does not end the command. */
  private void print(OutputStream stream, byte[] bytes) {
    hasBegun = true;
    try {
      stream.write(bytes);
      stream.flush();
    } catch (IOException e) {
      // Nobody reads.
    }
  }

  private OptionalInt lost() {
    print(
        err,
        ("The process that ran this command ended before it said how the command went. Nothing that"
                + " was acknowledged is lost. See how far it came, and give the command again.\n")
            .getBytes(StandardCharsets.UTF_8));
    return OptionalInt.of(LOST);
  }

  /** Sends a file that the person named; the owner has no claim to any other. */
  private void hand(Path file) throws IOException {
    FileState state = named.contains(file) ? FileState.of(file) : FileState.DENIED;
    if (state != FileState.READABLE) {
      wire.send(FrameType.FILE_PROBLEM, state.ordinal());
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = new byte[Wire.LARGEST];
      while (true) {
        int length;
        try {
          length = in.read(part);
        } catch (IOException e) {
          wire.send(FrameType.FILE_PROBLEM, FileState.BROKEN.ordinal());
          return;
        }
        if (length < 0) {
          wire.send(FrameType.FILE_END);
          return;
        }
        wire.send(FrameType.FILE_PART, part, 0, length);
      }
    } catch (FileSystemException e) {
      wire.send(FrameType.FILE_PROBLEM, FileState.DENIED.ordinal());
    }
  }
}
