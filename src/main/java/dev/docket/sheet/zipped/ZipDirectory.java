package dev.docket.sheet.zipped;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How large a zip's table of contents is, before anything holds it: a small zip may list millions
 * of entries.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_LENGTH = 56;

  private ZipDirectory() {}

  /** The size in bytes; 0 where there is no end record, which the zip's reader will tell. */
  static long size(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      int length = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH);
      long from = file.length() - length;
      ByteBuffer tail = read(file, from, length);
      for (int at = length - END_LENGTH; at >= 0; at--) {
        if (tail.getInt(at) == END) {
          long size = Integer.toUnsignedLong(tail.getInt(at + 12));
          int locator = at - LOCATOR_LENGTH;
          return locator >= 0 && tail.getInt(locator) == LOCATOR
              ? Math.max(size == 0xFFFFFFFFL ? 0 : size, size64(file, tail.getLong(locator + 8)))
              : size;
        }
      }
      return 0;
    }
  }

  private static long size64(RandomAccessFile file, long at) throws IOException {
    if (at < 0 || at > file.length() - END_64_LENGTH) {
      return 0;
    }
    ByteBuffer end = read(file, at, END_64_LENGTH);
    long size = end.getLong(40);
    return end.getInt(0) != END_64 ? 0 : size < 0 ? Long.MAX_VALUE : size;
  }

  private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(from);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
