package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.workbook.Damaged;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The records of a workbook of Excel 97 to 2003, one after the other. A record may go on in others
 * that follow it; reading goes over from one to the next by itself.
 */
final class BiffStream implements Closeable {

  private static final int WIDE = 1;
  private static final int EXTENDED = 4;
  private static final int RICH = 8;
  private static final int HEADER = 4;

  private final InputStream in;
  private final ByteBuffer header = buffer(HEADER);
  private ByteBuffer data = buffer(0);
  private int record = -1;
  private boolean ahead;

  BiffStream(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 14);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to a place before the first record is read. */
  void skipTo(int place) throws IOException {
    byte[] passed = new byte[1 << 14];
    long left = Integer.toUnsignedLong(place);
    while (left > 0) {
      int read = read(passed, (int) Math.min(left, passed.length));
      if (read <= 0) {
        throw Damaged.at(Message.of("workbook.fault.ends"));
      }
      left -= read;
    }
  }

  /** Goes to the next record, false at the stream's end. */
  boolean next() throws IOException {
    do {
      if (!look()) {
        return false;
      }
      load();
    } while (record == Biff.CONTINUE);
    return true;
  }

  /** The record's number. */
  int record() {
    return record;
  }

  /** Reads the next record's number and length, unless that was done already. */
  private boolean look() throws IOException {
    if (!ahead) {
      int read = read(header.array(), HEADER);
      if (read < HEADER) {
        return false;
      }
      ahead = true;
    }
    return true;
  }

  private void load() throws IOException {
    record = header.getShort(0) & 0xFFFF;
    int length = header.getShort(2) & 0xFFFF;
    if (data.capacity() < length) {
      data = buffer(Math.max(length, 1 << 13));
    }
    data.clear();
    if (read(data.array(), length) < length) {
      throw Damaged.at(Message.of("workbook.fault.ends"));
    }
    data.limit(length);
    ahead = false;
  }

  /** At most so many bytes; fewer at the stream's end. */
  private int read(byte[] target, int length) throws IOException {
    try {
      return in.readNBytes(target, 0, length);
    } catch (IOException | RuntimeException e) {
      // The library answers a damaged container with exceptions of many kinds.
      throw Damaged.because(e);
    }
  }

  /** Whether the record, or what it goes on in, holds anything more. */
  boolean hasMore() throws IOException {
    while (!data.hasRemaining()) {
      if (!look() || (header.getShort(0) & 0xFFFF) != Biff.CONTINUE) {
        return false;
      }
      int before = record;
      load();
      record = before;
    }
    return true;
  }

  private void need() throws IOException {
    if (!hasMore()) {
      throw Damaged.at(Message.of("workbook.fault.record"));
    }
  }

  int unsignedByte() throws IOException {
    need();
    return data.get() & 0xFF;
  }

  int unsignedShort() throws IOException {
    return unsignedByte() | unsignedByte() << 8;
  }

  int integer() throws IOException {
    return unsignedShort() | unsignedShort() << 16;
  }

  long longInteger() throws IOException {
    return Integer.toUnsignedLong(integer()) | (long) integer() << 32;
  }

  /** How many bytes are left of the record itself. */
  int left() {
    return data.remaining();
  }

  void skip(int bytes) throws IOException {
    int left = bytes;
    while (left > 0) {
      need();
      int some = Math.min(left, data.remaining());
      data.position(data.position() + some);
      left -= some;
    }
  }

  /** A text after its length in two bytes. */
  String text() throws IOException {
    return text(unsignedShort());
  }

  /** A text of a length. */
  String text(int length) throws IOException {
    return characters(length, unsignedByte());
  }

  /** A text after its length, and what lies behind it of looks and pronunciation. */
  String richText() throws IOException {
    int length = unsignedShort();
    int flags = unsignedByte();
    int runs = (flags & RICH) != 0 ? unsignedShort() : 0;
    int extension = (flags & EXTENDED) != 0 ? integer() : 0;
    String text = characters(length, flags);
    skip(runs * 4);
    skip(extension);
    return text;
  }

  /** Where a text goes on in the next record, that says anew how wide its characters are. */
  private String characters(int length, int flags) throws IOException {
    StringBuilder text = new StringBuilder(Math.min(length, 1 << 10));
    boolean wide = (flags & WIDE) != 0;
    while (text.length() < length) {
      if (!data.hasRemaining()) {
        wide = (unsignedByte() & WIDE) != 0;
      }
      text.append((char) (wide ? unsignedShort() : unsignedByte()));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
