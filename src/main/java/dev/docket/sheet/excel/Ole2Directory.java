package dev.docket.sheet.excel;

import dev.docket.sheet.Limits;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How many sectors an OLE2 container's directory has (MS-CFB, 2.6), before a library holds it
 * whole: a container may be nothing but directory.
 */
final class Ole2Directory {

  private static final int HEADER = 512;
  private static final int LISTED_IN_HEADER = 109;
  private static final int FIRST_LISTED = 0x4C;

  private final RandomAccessFile file;
  private final ByteBuffer header;
  private final int sectorSize;

  private Ole2Directory(RandomAccessFile file) throws IOException {
    this.file = file;
    byte[] bytes = new byte[(int) Math.min(HEADER, file.length())];
    file.readFully(bytes);
    header = ByteBuffer.wrap(Arrays.copyOf(bytes, HEADER)).order(ByteOrder.LITTLE_ENDIAN);
    sectorSize = header.getShort(0x1E) == 12 ? 4096 : 512;
  }

  /** Whether the directory is larger than any real one; false where it cannot be followed. */
  static boolean isTooLarge(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      return new Ole2Directory(file).isTooLarge();
    }
  }

  private boolean isTooLarge() throws IOException {
    int sector = header.getInt(0x30);
    for (int count = 0; count <= Limits.OLE2_DIRECTORY_SECTORS; count++) {
      // The chain's end is a number beyond any sector, too.
      if ((Integer.toUnsignedLong(sector) + 1) * sectorSize > file.length()) {
        return false;
      }
      sector = after(sector);
    }
    return true;
  }

  /** The sector that a chain goes on with. */
  private int after(int sector) throws IOException {
    int perSector = sectorSize / 4;
    int table = Integer.divideUnsigned(sector, perSector);
    int place = Integer.remainderUnsigned(sector, perSector);
    return integer(tableSector(table), place);
  }

  /** Where a part of the table of chains lies: the first are listed in the header. */
  private int tableSector(int table) throws IOException {
    if (table < LISTED_IN_HEADER) {
      return header.getInt(FIRST_LISTED + table * 4);
    }
    int perSector = sectorSize / 4 - 1;
    int left = table - LISTED_IN_HEADER;
    int sector = header.getInt(0x44);
    while (left >= perSector) {
      sector = integer(sector, perSector);
      left -= perSector;
    }
    return integer(sector, left);
  }

  private int integer(int sector, int place) throws IOException {
    long at = (Integer.toUnsignedLong(sector) + 1) * sectorSize + place * 4L;
    if (at + 4 > file.length()) {
      return -1;
    }
    file.seek(at);
    return Integer.reverseBytes(file.readInt());
  }
}
