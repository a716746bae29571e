package dev.docket.door;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One caller at the door, from its request to the exit code. Its command's output goes to the
 * caller, and nowhere once the caller has gone. A caller that does not go on is cut off.
 */
public final class Visit implements Runnable {

  private static final Duration REQUEST = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** People read in a pager. */
  private static final Duration READING = Duration.ofMinutes(10);

  private static final Duration READING_AT_THE_END = Duration.ofSeconds(10);

  /** Not waited for. */
  private static final long NEVER = Long.MAX_VALUE;

  private final SocketChannel channel;
  private final Wire wire;
  private final Doorkeeper doorkeeper;
  private @Nullable Request request;
  private String user = "";
  private boolean hasBegun;
  private volatile boolean isGone;
  private volatile boolean isHurried;

  /** When the caller must have gone on, in {@link System#nanoTime}. */
  private volatile long deadline = NEVER;

  Visit(SocketChannel channel, Doorkeeper doorkeeper) {
    this.channel = channel;
    this.wire = new Wire(channel);
    this.doorkeeper = doorkeeper;
  }

  @Override
  public void run() {
    try (channel) {
      if (!hear()) {
        return;
      }
      try {
        wire.send(FrameType.HEARD);
        int code = doorkeeper.commands().run(this);
        send(() -> wire.send(FrameType.EXIT, code));
      } catch (NotHereException e) {
        send(() -> wire.send(FrameType.WAIT));
      } finally {
        doorkeeper.left(this);
      }
    } catch (IOException | CallerGoneException e) {
      // It was no caller of ours, or it has gone.
    } finally {
      deadline = NEVER;
    }
  }

  private boolean hear() throws IOException {
    try {
      Frame first = received(REQUEST, Request.LARGEST);
      if (first.type() != FrameType.REQUEST) {
        throw new ProtocolException("no request");
      }
      request = Request.of(first.content());
      user = SocketFile.user(channel);
    } catch (Request.OtherVersionException e) {
      wire.send(
          FrameType.ERR,
          "The process that owns this home is of another version of Docket than this command. Restart"
              + " it; then both are of the same.\n");
      wire.send(FrameType.EXIT, 1);
      return false;
    }
    return doorkeeper.entered(this);
  }

  /** What is asked for. */
  public Request request() {
    if (request == null) {
      throw new IllegalStateException("nothing was asked for yet");
    }
    return request;
  }

  /** The operating system's user who asks, as the kernel says. */
  public String user() {
    return user;
  }

  /** The caller's standard output. */
  public OutputStream out() {
    return new Output(FrameType.OUT);
  }

  /** The caller's standard error. */
  public OutputStream err() {
    return new Output(FrameType.ERR);
  }

  /**
   * To be called before the command changes anything: from then on it is neither given up nor
   * repeated elsewhere.
   *
   * @throws CallerGoneException when the caller has gone; then nothing may be changed
   */
  public void begin() {
    if (hasBegun) {
      return;
    }
    try {
      wire.send(FrameType.BEGIN);
      if (received(ANSWER, Wire.LARGEST).type() != FrameType.GO) {
        throw new ProtocolException("the caller does not say go");
      }
      hasBegun = true;
    } catch (IOException e) {
      isGone = true;
      throw new CallerGoneException(e);
    }
  }

  /**
   * Fetches a file that the caller named; the caller opens it, with its own rights.
   *
   * @param file as the caller knows it
   * @param copy where the content is put; there is nothing yet
   * @return how it is with the file; READABLE where the copy is whole
   * @throws IOException when the copy cannot be written
   */
  public FileState fetch(Path file, Path copy) throws IOException {
    try (OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
      try {
        wire.send(FrameType.FETCH, file.toString());
      } catch (IOException e) {
        return left();
      }
      while (true) {
        Frame frame;
        try {
          frame = received(ANSWER, Wire.LARGEST);
        } catch (IOException e) {
          return left();
        }
        switch (frame.type()) {
          case FILE_PART -> out.write(frame.content());
          case FILE_END -> {
            return FileState.READABLE;
          }
          case FILE_PROBLEM -> {
            FileState state = FileState.of(frame.number());
            return state == FileState.READABLE ? FileState.BROKEN : state;
          }
          default -> {
            return left();
          }
        }
      }
    }
  }

  private FileState left() {
    isGone = true;
    return FileState.BROKEN;
  }

  private Frame received(Duration patience, int most) throws IOException {
    deadline = System.nanoTime() + patience.toNanos();
    try {
      return wire.receive(most);
    } finally {
      deadline = NEVER;
    }
  }

  /** Something to be sent. */
  private interface Sending {
    void send() throws IOException;
  }

  private void send(Sending sending) {
    if (isGone) {
      return;
    }
    deadline = System.nanoTime() + (isHurried ? READING_AT_THE_END : READING).toNanos();
    try {
      sending.send();
    } catch (IOException e) {
      isGone = true;
    } finally {
      deadline = NEVER;
    }
  }

  /** Cuts a caller off that does not go on. */
  void check() {
    long until = deadline;
    if (until != NEVER && until - System.nanoTime() < 0) {
      cut();
    }
  }

  /** The owner wants to end: a caller that does not read is not waited for long. */
  void hurry() {
    isHurried = true;
    if (deadline != NEVER) {
      deadline = System.nanoTime() + READING_AT_THE_END.toNanos();
    }
  }

  void cut() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  /** A stream that ends at the caller. */
  private final class Output extends OutputStream {

    private final FrameType type;

    Output(FrameType type) {
      this.type = type;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      for (int at = from; at < from + length; at += Wire.LARGEST) {
        int start = at;
        int part = Math.min(Wire.LARGEST, from + length - at);
        send(() -> wire.send(type, bytes, start, part));
      }
    }
  }
}
