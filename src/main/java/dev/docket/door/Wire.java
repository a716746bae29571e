package dev.docket.door;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Frames on a connection: a byte that says what it is, its length in four bytes, its content. One
 * thread may receive while others send.
 */
final class Wire {

  /** The most bytes of a frame that is not a request. */
  static final int LARGEST = 32 * 1024;

  private static final int HEAD = 1 + Integer.BYTES;

  private final SocketChannel channel;

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  void send(FrameType type) throws IOException {
    send(type, new byte[0], 0, 0);
  }

  void send(FrameType type, int number) throws IOException {
    byte[] content = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    send(type, content, 0, content.length);
  }

  void send(FrameType type, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    send(type, content, 0, content.length);
  }

  synchronized void send(FrameType type, byte[] bytes, int from, int length) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + length);
    frame.put(type.code()).putInt(length).put(bytes, from, length).flip();
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }

  /**
   * The next frame.
   *
   * @param most the most bytes that its content may have
   * @throws EOFException when the other side has gone
   * @throws ProtocolException when it is no frame or too long a one
   */
  Frame receive(int most) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    fill(head);
    FrameType type = FrameType.of(head.get());
    int length = head.getInt();
    if (length < 0 || length > most) {
      throw new ProtocolException("a frame of " + length + " bytes; at most " + most + " may come");
    }
    // Memory is taken as the bytes come, not as they are promised.
    ByteArrayOutputStream content = new ByteArrayOutputStream(Math.min(length, LARGEST));
    while (content.size() < length) {
      ByteBuffer part = ByteBuffer.allocate(Math.min(LARGEST, length - content.size()));
      fill(part);
      content.write(part.array(), 0, part.limit());
    }
    return new Frame(type, content.toByteArray());
  }

  private void fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the other side has gone");
      }
    }
    buffer.flip();
  }
}
