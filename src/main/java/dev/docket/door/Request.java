package dev.docket.door;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that one process asks another to run.
 *
 * @param arguments as the person gave them
 * @param folder what relative arguments count from; absolute
 * @param checkout where the caller's Docket lies; absolute
 * @param homeVariable the caller's {@code DOCKET_HOME}, empty where there is none
 * @param width the columns of the caller's terminal, 0 where that is not known
 * @param patience how long the caller waits for others
 */
public record Request(
    List<String> arguments,
    Path folder,
    Path checkout,
    String homeVariable,
    int width,
    Duration patience) {

  /** What both sides must have in common. Raise it whenever a frame changes its meaning. */
  static final int VERSION = 1;

  /** The most bytes of a request; more arguments than that no operating system passes on. */
  static final int LARGEST = 4 * 1024 * 1024;

  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(5);

  public Request {
    arguments = List.copyOf(arguments);
  }

  /** The other side speaks another version. */
  static final class OtherVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    OtherVersionException(int found) {
      super("found version " + found + ", this is version " + VERSION);
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeInt(width);
      out.writeLong(patience.toMillis());
      write(out, folder.toString());
      write(out, checkout.toString());
      write(out, homeVariable);
      out.writeInt(arguments.size());
      for (String argument : arguments) {
        write(out, argument);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws OtherVersionException when the caller is of another version
   * @throws ProtocolException when it is no request
   */
  static Request of(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new OtherVersionException(version);
      }
      int width = in.readInt();
      Duration patience = Duration.ofMillis(in.readLong());
      Path folder = Path.of(read(in));
      Path checkout = Path.of(read(in));
      String homeVariable = read(in);
      int count = in.readInt();
      if (count < 0 || count > bytes.length || !folder.isAbsolute() || !checkout.isAbsolute()) {
        throw new ProtocolException("this is no request");
      }
      List<String> arguments = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        arguments.add(read(in));
      }
      return new Request(
          arguments, folder, checkout, homeVariable, Math.max(0, width), limited(patience));
    } catch (InvalidPathException e) {
      throw new ProtocolException("a folder that is none: " + e.getMessage());
    }
  }

  private static Duration limited(Duration patience) {
    if (patience.isNegative()) {
      return Duration.ZERO;
    }
    return patience.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : patience;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new ProtocolException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
