package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.workbook.Damaged;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many strings by number, in memory up to a size, in a temporary file beyond it. Excel keeps every
 * text of a workbook in one list, which at a million rows does not fit a small heap.
 *
 * <p>Strings are kept in blocks; only the blocks' places are held, and of small blocks those used
 * last.
 */
final class StringStore implements Closeable {

  private static final int BLOCK = 16;
  private static final int CACHED_BLOCKS = 64;

  /** A larger block is not kept: its strings are read one by one. */
  private static final int CACHED_BYTES = 1 << 16;

  private final int memory;
  private final Scratch scratch;
  private byte[] bytes = new byte[1 << 12];
  private int used;
  private long written;
  private long[] blocks = new long[64];
  private int count;
  private @Nullable FileChannel file;

  private final Map<Integer, String[]> cache =
      new LinkedHashMap<>(CACHED_BLOCKS * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String[]> eldest) {
          return size() > CACHED_BLOCKS;
        }
      };

  /**
   * An empty store.
   *
   * @param memory how many bytes may be held before the temporary file is begun
   * @param scratch where that file is made
   */
  StringStore(int memory, Scratch scratch) {
    this.memory = memory;
    this.scratch = scratch;
  }

  /** The number of strings. */
  int size() {
    return count;
  }

  /** Whether a temporary file is in use. */
  boolean spilled() {
    return file != null;
  }

  /** Adds a string; all are added before the first is asked for. It holds no lone surrogates. */
  void add(String text) throws IOException {
    if (count == Limits.SHARED_TEXTS) {
      throw Damaged.tooLarge(Message.of("workbook.limit.texts", Limits.SHARED_TEXTS));
    }
    if (count % BLOCK == 0) {
      if (count / BLOCK == blocks.length) {
        blocks = Arrays.copyOf(blocks, blocks.length * 2);
      }
      blocks[count / BLOCK] = written + used;
    }
    count++;
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int needed = used + Integer.BYTES + encoded.length;
    if (needed > memory && used > 0) {
      flush();
      needed = Integer.BYTES + encoded.length;
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(bytes.length * 2, memory)));
    }
    ByteBuffer.wrap(bytes, used, Integer.BYTES).putInt(encoded.length);
    System.arraycopy(encoded, 0, bytes, used + Integer.BYTES, encoded.length);
    used = needed;
  }

  private void flush() throws IOException {
    if (file == null) {
      file = scratch.open();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, used);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    written += used;
    used = 0;
  }

  /** The string of a number, which must be below {@link #size()}. */
  String get(int number) throws IOException {
    int block = number / BLOCK;
    String[] strings = cache.get(block);
    if (strings == null) {
      boolean last = (block + 1) * BLOCK >= count;
      long size = (last ? written + used : blocks[block + 1]) - blocks[block];
      if (size > CACHED_BYTES) {
        return single(blocks[block], number % BLOCK);
      }
      strings = load(blocks[block], (int) size, Math.min(BLOCK, count - block * BLOCK));
      cache.put(block, strings);
    }
    return strings[number % BLOCK];
  }

  /** One string of a block, past those before it. */
  private String single(long block, int before) throws IOException {
    long place = block;
    for (int i = 0; i < before; i++) {
      place += Integer.BYTES + read(place, Integer.BYTES).getInt();
    }
    return string(read(place + Integer.BYTES, read(place, Integer.BYTES).getInt()));
  }

  private String[] load(long block, int size, int length) throws IOException {
    ByteBuffer buffer = read(block, size);
    String[] strings = new String[length];
    for (int i = 0; i < length; i++) {
      int bytesOfIt = buffer.getInt();
      strings[i] = string(buffer.slice(buffer.position(), bytesOfIt));
      buffer.position(buffer.position() + bytesOfIt);
    }
    return strings;
  }

  private static String string(ByteBuffer encoded) {
    return new String(
        encoded.array(),
        encoded.arrayOffset() + encoded.position(),
        encoded.remaining(),
        StandardCharsets.UTF_8);
  }

  private ByteBuffer read(long from, int length) throws IOException {
    if (file == null) {
      return ByteBuffer.wrap(bytes, (int) from, length);
    }
    if (used > 0) {
      flush();
      bytes = new byte[0];
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("The temporary file of a workbook's texts was cut short");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
