package dev.docket.sheet.zip;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory at the end of a zip archive, by PKWARE's APPNOTE. It is read in a stream, and no
 * further than the limits allow, whatever it says of its own size.
 *
 * @param members files and folders, in the directory's order
 */
record ZipDirectory(List<ZipMember> members) {

  private static final int END = 0x06054B50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int END_64 = 0x06064B50;
  private static final int END_64_LENGTH = 56;
  private static final int LOCATOR_64 = 0x07064B50;
  private static final int LOCATOR_64_LENGTH = 20;
  private static final int ENTRY = 0x02014B50;
  private static final int ENTRY_LENGTH = 46;
  private static final int SIZES_64 = 0x0001;
  private static final long ELSEWHERE = 0xFFFF_FFFFL;
  private static final int UNIX = 3;
  private static final int UNIX_KIND = 0xF000;
  private static final int UNIX_LINK = 0xA000;

  /** Where the directory is and how many entries it is to have. */
  private record Place(long start, long end, long entries) {}

  static ZipDirectory read(SeekableByteChannel file) throws IOException {
    Place place = place(file);
    List<ZipMember> members = new ArrayList<>();
    file.position(place.start());
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
    long at = place.start();
    try {
      while (at < place.end()) {
        ByteBuffer entry = bytes(in.readNBytes(ENTRY_LENGTH));
        if (entry.capacity() < ENTRY_LENGTH || entry.getInt(0) != ENTRY) {
          throw damaged();
        }
        byte[] name = in.readNBytes(unsigned(entry.getShort(28)));
        ByteBuffer extra = bytes(in.readNBytes(unsigned(entry.getShort(30))));
        int comment = unsigned(entry.getShort(32));
        in.skipNBytes(comment);
        at += ENTRY_LENGTH + name.length + extra.capacity() + comment;
        members.add(member(entry, name, extra));
        if (members.size() > Limits.ZIP_ENTRIES) {
          throw new UnreadableFileException(Message.of("zip.too-many", Limits.ARCHIVE_MEMBERS));
        }
      }
    } catch (EOFException e) {
      throw damaged();
    }
    if (at != place.end() || (members.size() & 0xFFFF) != (place.entries() & 0xFFFF)) {
      throw damaged();
    }
    return new ZipDirectory(members);
  }

  /** How long the directory is, by what the archive says of it. */
  static long bytes(SeekableByteChannel file) throws IOException {
    Place place = place(file);
    return place.end() - place.start();
  }

  private static Place place(SeekableByteChannel file) throws IOException {
    long size = file.size();
    int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
    ByteBuffer tail = at(file, size - length, length);
    for (int i = length - END_LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == END && i + END_LENGTH + unsigned(tail.getShort(i + 20)) <= length) {
        return place(file, size - length + i, tail.slice(i, END_LENGTH).order(tail.order()));
      }
    }
    throw damaged();
  }

  private static Place place(SeekableByteChannel file, long endAt, ByteBuffer end)
      throws IOException {
    if (end.getShort(4) != 0 && end.getShort(4) != -1) {
      throw new UnreadableFileException(Message.of("zip.split"));
    }
    long entries = unsigned(end.getShort(10));
    long length = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    long directoryEnd = endAt;
    boolean isLarge = entries == 0xFFFF || length == ELSEWHERE || offset == ELSEWHERE;
    if (isLarge && endAt >= LOCATOR_64_LENGTH) {
      ByteBuffer locator = at(file, endAt - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
      if (locator.getInt(0) == LOCATOR_64) {
        long large = locator.getLong(8);
        ByteBuffer end64 = at(file, large, END_64_LENGTH);
        if (end64.getInt(0) != END_64) {
          throw damaged();
        }
        entries = end64.getLong(32);
        length = end64.getLong(40);
        offset = end64.getLong(48);
        directoryEnd = large;
      }
    }
    long start = directoryEnd - length;
    // One that begins later is an archive inside this one, whose own directory was cut off.
    if (length < 0 || offset < 0 || start != offset) {
      throw damaged();
    }
    return new Place(start, directoryEnd, entries);
  }

  private static ZipMember member(ByteBuffer entry, byte[] rawName, ByteBuffer extra) {
    int flags = unsigned(entry.getShort(8));
    long packed = Integer.toUnsignedLong(entry.getInt(20));
    long unpacked = Integer.toUnsignedLong(entry.getInt(24));
    long offset = Integer.toUnsignedLong(entry.getInt(42));
    byte[] large = field(extra, SIZES_64);
    if (large != null) {
      ByteBuffer sizes = bytes(large);
      unpacked = unpacked == ELSEWHERE && sizes.remaining() >= 8 ? sizes.getLong() : unpacked;
      packed = packed == ELSEWHERE && sizes.remaining() >= 8 ? sizes.getLong() : packed;
      offset = offset == ELSEWHERE && sizes.remaining() >= 8 ? sizes.getLong() : offset;
    }
    String name = MemberName.decoded(rawName, (flags & 0x0800) != 0, extra);
    int mode = entry.get(5) == UNIX ? entry.getInt(38) >>> 16 : 0;
    return new ZipMember(
        MemberName.shown(name),
        name.endsWith("/") || name.endsWith("\\") && unpacked == 0,
        (mode & UNIX_KIND) == UNIX_LINK,
        (flags & 0x2041) != 0,
        unsigned(entry.getShort(10)),
        packed,
        unpacked,
        Integer.toUnsignedLong(entry.getInt(16)),
        offset);
  }

  /** The content of an extra field; null where there is none of that kind. */
  static byte @Nullable [] field(ByteBuffer extra, int kind) {
    for (int at = 0; at + 4 <= extra.capacity(); ) {
      int length = unsigned(extra.getShort(at + 2));
      if (at + 4 + length > extra.capacity()) {
        return null;
      }
      if (unsigned(extra.getShort(at)) == kind) {
        byte[] content = new byte[length];
        extra.get(at + 4, content);
        return content;
      }
      at += 4 + length;
    }
    return null;
  }

  /** So many bytes of a file from a place; damage where there are fewer. */
  static ByteBuffer at(SeekableByteChannel file, long from, int length) throws IOException {
    if (from < 0 || from > file.size() - length) {
      throw damaged();
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(from);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw damaged();
      }
    }
    return buffer.rewind();
  }

  private static ByteBuffer bytes(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int unsigned(short number) {
    return Short.toUnsignedInt(number);
  }

  static UnreadableFileException damaged() {
    return new UnreadableFileException(Message.of("zip.damaged"));
  }
}
