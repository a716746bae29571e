package dev.docket.sheet.zip;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * An opened zip archive. What it says of sizes is not believed; the bytes are counted, of all
 * members together. For one thread.
 */
public final class ZipArchive implements Closeable {

  private static final int LOCAL = 0x04034B50;
  private static final int LOCAL_LENGTH = 30;
  private static final int PIECE = 1 << 16;

  private final SeekableByteChannel file;
  private final ZipDirectory directory;
  private long unpackedInAll;

  private ZipArchive(SeekableByteChannel file, ZipDirectory directory) {
    this.file = file;
    this.directory = directory;
  }

  /**
   * Opens an archive and reads its directory.
   *
   * @throws UnreadableFileException when it is damaged, a part of a split one, or beyond the limits
   * @throws IOException when the file cannot be read
   */
  public static ZipArchive open(Path path) throws IOException {
    SeekableByteChannel file = Files.newByteChannel(path);
    try {
      if (file.size() > Limits.FILE_BYTES) {
        throw new UnreadableFileException(
            Message.of("zip.file-too-large", Limits.megabytes(Limits.FILE_BYTES)));
      }
      return new ZipArchive(file, ZipDirectory.read(file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Whether a file is a zip archive that has nothing but files in it: no office program's document,
   * all of which are zip archives as well.
   *
   * @throws IOException when the file cannot be read
   */
  public static boolean isPlain(Path path) throws IOException {
    try (ZipArchive archive = open(path)) {
      return archive.members().stream().map(ZipMember::name).noneMatch(ZipArchive::isOfDocument);
    } catch (UnreadableFileException e) {
      return false;
    }
  }

  /**
   * How large a zip's table of contents is, in bytes, before anything holds it: a small zip may
   * list millions of entries.
   *
   * @throws UnreadableFileException when there is none, or only that of a zip inside this one
   * @throws IOException when the file cannot be read
   */
  public static long directoryBytes(Path path) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      return ZipDirectory.bytes(file);
    }
  }

  private static boolean isOfDocument(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return lower.equals("[content_types].xml")
        || lower.equals("mimetype")
        || lower.equals("content.xml")
        || lower.equals("index.apxl")
        || lower.equals("index.zip")
        || lower.startsWith("index/") && lower.endsWith(".iwa");
  }

  /** What is in it, folders too, in the archive's order. */
  public List<ZipMember> members() {
    return directory.members();
  }

  /**
   * Unpacks a member.
   *
   * @param member one without an {@linkplain ZipMember#obstacle() obstacle}
   * @throws UnreadableFileException when it is damaged or beyond the limits
   */
  public void unpack(ZipMember member, OutputStream target) throws IOException {
    long start = member.offset();
    ByteBuffer local = ZipDirectory.at(file, start, LOCAL_LENGTH);
    start +=
        LOCAL_LENGTH
            + ZipDirectory.unsigned(local.getShort(26))
            + ZipDirectory.unsigned(local.getShort(28));
    if (local.getInt(0) != LOCAL || member.packed() < 0 || start > file.size() - member.packed()) {
      throw damaged(member);
    }
    file.position(start);
    Inflater inflater = new Inflater(true);
    try (InputStream packed = new Stretch(Channels.newInputStream(file), member.packed());
        InputStream in =
            member.method() == ZipMember.STORED
                ? packed
                : new InflaterInputStream(packed, inflater, PIECE)) {
      copy(member, in, target);
    } finally {
      inflater.end();
    }
  }

  private void copy(ZipMember member, InputStream in, OutputStream target) throws IOException {
    CRC32 crc = new CRC32();
    byte[] piece = new byte[PIECE];
    long unpacked = 0;
    for (int read = read(member, in, piece); read >= 0; read = read(member, in, piece)) {
      unpacked += read;
      unpackedInAll += read;
      refuseTooMuch(member, unpacked);
      crc.update(piece, 0, read);
      target.write(piece, 0, read);
    }
    if (unpacked != member.size() || crc.getValue() != member.crc()) {
      throw damaged(member);
    }
  }

  private static int read(ZipMember member, InputStream in, byte[] piece) throws IOException {
    try {
      return in.read(piece);
    } catch (ZipException | EOFException e) {
      throw damaged(member);
    }
  }

  private void refuseTooMuch(ZipMember member, long unpacked) throws UnreadableFileException {
    if (unpacked > Limits.FILE_BYTES) {
      throw new UnreadableFileException(
          Message.of("zip.member-too-large", member.name(), Limits.megabytes(Limits.FILE_BYTES)));
    }
    if (unpackedInAll > Limits.ARCHIVE_UNPACKED_BYTES) {
      throw new UnreadableFileException(
          Message.of("zip.too-large", Limits.megabytes(Limits.ARCHIVE_UNPACKED_BYTES)));
    }
    if (unpacked > Limits.UNPACK_RATIO_FROM
        && unpacked / Math.max(1, member.packed()) > Limits.UNPACK_RATIO) {
      throw new UnreadableFileException(
          Message.of("zip.ratio", member.name(), Limits.UNPACK_RATIO));
    }
  }

  private static UnreadableFileException damaged(ZipMember member) {
    return new UnreadableFileException(Message.of("zip.damaged-member", member.name()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** So many bytes of a stream, which stays open. */
  private static final class Stretch extends InputStream {

    private final InputStream in;
    private long left;

    Stretch(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(target, offset, (int) Math.min(length, left));
      left = read < 0 ? 0 : left - read;
      return read;
    }
  }
}
