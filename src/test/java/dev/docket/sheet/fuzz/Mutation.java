package dev.docket.sheet.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoils files, as disks, networks, programs and people do and worse. The same seed gives the same
 * file.
 */
public final class Mutation {

  private final Random random;

  private Mutation(Random random) {
    this.random = random;
  }

  /**
   * A file to be spoilt.
   *
   * @param ending tells what it is: {@code csv}, or a zip like {@code xlsx} and {@code ods}, or
   *     anything else
   */
  public record Source(String ending, byte[] content) {

    @Override
    public String toString() {
      return ending + " of " + content.length + " bytes";
    }
  }

  /** The file of a number in the sequence that a seed gives. */
  public static Source of(long seed, int number, List<Source> sources) {
    Random random = new Random(seed * 1_000_003L + number);
    // The first numbers of neighbouring seeds are much alike.
    random.nextLong();
    Source source = sources.get(random.nextInt(sources.size()));
    byte[] content = source.content();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      content = new Mutation(random).spoilt(source.ending(), content);
    }
    return new Source(source.ending(), content);
  }

  private byte[] spoilt(String ending, byte[] content) {
    boolean structured = random.nextInt(4) > 0;
    if (structured && ending.equals("csv")) {
      return new TextMutation(random).spoilt(content);
    }
    if (structured && ZipMutation.isZip(content)) {
      return new ZipMutation(random).spoilt(content);
    }
    return bytes(random, content);
  }

  /** Spoils bytes, whatever they are. */
  static byte[] bytes(Random random, byte[] content) {
    if (content.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int from = random.nextInt(content.length);
    int length =
        Math.min(content.length - from, 1 + random.nextInt(random.nextBoolean() ? 8 : 512));
    byte[] block = Arrays.copyOfRange(content, from, from + length);
    byte[] copy = content.clone();
    switch (random.nextInt(9)) {
      case 0 -> copy[from] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[from] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(content, from);
      }
      case 3 -> {
        return Arrays.copyOfRange(content, from, content.length);
      }
      case 4 -> {
        return joined(Arrays.copyOf(content, from), tail(content, from + length));
      }
      case 5 -> {
        random.nextBytes(block);
        return joined(Arrays.copyOf(content, from), block, tail(content, from));
      }
      case 6 -> {
        int times = random.nextBoolean() ? 1 : 1 + random.nextInt(200);
        byte[][] parts = new byte[times + 2][];
        Arrays.fill(parts, block);
        parts[0] = Arrays.copyOf(content, from);
        parts[times + 1] = tail(content, from);
        return joined(parts);
      }
      case 7 -> Arrays.fill(copy, from, from + length, (byte) 0);
      default -> {
        int other = random.nextInt(content.length - length + 1);
        System.arraycopy(block, 0, copy, other, length);
      }
    }
    return copy;
  }

  private static byte[] tail(byte[] content, int from) {
    return Arrays.copyOfRange(content, from, content.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
