package dev.docket.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One message on the wire. */
record Frame(FrameType type, byte[] content) {

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The number in it; -1 where it holds none. */
  int number() {
    return content.length == Integer.BYTES ? ByteBuffer.wrap(content).getInt() : -1;
  }
}
