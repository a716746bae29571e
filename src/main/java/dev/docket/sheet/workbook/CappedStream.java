package dev.docket.sheet.workbook;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One part of a workbook as it is unpacked, within the {@link Limits}. What the zip says of sizes
 * is not believed; the bytes are counted.
 */
final class CappedStream extends FilterInputStream {

  private final long packed;
  private final AtomicLong unpackedInAll;
  private long unpacked;

  /**
   * Opens the part.
   *
   * @param packed the part's size in the zip
   * @param unpackedInAll what all parts of the workbook have been unpacked to
   */
  CappedStream(InputStream in, long packed, AtomicLong unpackedInAll) {
    super(in);
    this.packed = Math.max(packed, 1);
    this.unpackedInAll = unpackedInAll;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) throws UnreadableFileException {
    unpacked += read;
    if (unpackedInAll.addAndGet(read) > Limits.UNPACKED_BYTES) {
      throw Damaged.tooLarge(
          Message.of("workbook.limit.unpacked", Limits.megabytes(Limits.UNPACKED_BYTES)));
    }
    if (unpacked > Limits.UNPACK_RATIO_FROM && unpacked / packed > Limits.UNPACK_RATIO) {
      throw Damaged.tooLarge(Message.of("workbook.limit.ratio", Limits.UNPACK_RATIO));
    }
  }

  @Override
  public long skip(long n) throws IOException {
    return n > 0 && read() >= 0 ? 1 : 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
