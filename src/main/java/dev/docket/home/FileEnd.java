package dev.docket.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells from a file's content whether its writer came to the end. */
final class FileEnd {

  private static final int ZIP_START = 0x504B0304;
  private static final int ZIP_END = 0x504B0506;
  private static final int ZIP_END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOOKED_AT = 4;

  private FileEnd() {}

  /**
   * Whether a file looks finished: a zip (a workbook is one) has its directory at the end, a text
   * has its last line's end (or, as JSON, its last bracket); an empty file has nothing of either.
   * Of other files nothing is known, they count as finished.
   */
  static boolean isThere(Path file, long size) throws IOException {
    if (size < LOOKED_AT) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (read(channel, 0, LOOKED_AT).getInt(0) == ZIP_START) {
        return hasZipEnd(channel, size);
      }
      ByteBuffer last = read(channel, size - LOOKED_AT, LOOKED_AT);
      return !looksLikeText(channel, size) || endsLine(last);
    }
  }

  private static boolean hasZipEnd(SeekableByteChannel channel, long size) throws IOException {
    int length = (int) Math.min(size, ZIP_END_LENGTH + LONGEST_COMMENT);
    ByteBuffer tail = read(channel, size - length, length);
    for (int at = length - ZIP_END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == ZIP_END) {
        int comment = tail.get(at + 20) & 0xFF | (tail.get(at + 21) & 0xFF) << 8;
        if (at + ZIP_END_LENGTH + comment == length) {
          return true;
        }
      }
    }
    return false;
  }

  /** Text has no control characters but tabs and line ends; UTF-16 has zeros beside letters. */
  private static boolean looksLikeText(SeekableByteChannel channel, long size) throws IOException {
    int length = (int) Math.min(size, 1024);
    ByteBuffer head = read(channel, 0, length);
    int first = head.getShort(0) & 0xFFFF;
    if (first == 0xFEFF || first == 0xFFFE) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      int b = head.get(i) & 0xFF;
      if (b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The last character is a line's end, in one or two bytes. */
  private static boolean endsLine(ByteBuffer last) {
    int end = last.get(LOOKED_AT - 1) & 0xFF;
    int before = last.get(LOOKED_AT - 2) & 0xFF;
    return isLineEnd(end) || end == 0 && isLineEnd(before) || end == '}' || end == ']';
  }

  private static boolean isLineEnd(int b) {
    return b == '\n' || b == '\r';
  }

  private static ByteBuffer read(SeekableByteChannel channel, long from, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Until the piece is whole; a file that shrank meanwhile leaves zeros.
    }
    return buffer.rewind();
  }
}
