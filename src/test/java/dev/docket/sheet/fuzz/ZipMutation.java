package dev.docket.sheet.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Spoils a zip by its entries: drops, doubles, swaps, cuts and renames them, spoils one inside. */
final class ZipMutation {

  private record Entry(String name, byte[] content) {}

  private final Random random;

  ZipMutation(Random random) {
    this.random = random;
  }

  static boolean isZip(byte[] content) {
    return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
  }

  byte[] spoilt(byte[] content) {
    List<Entry> entries = entries(content);
    if (entries.isEmpty()) {
      return Mutation.bytes(random, content);
    }
    int place = random.nextInt(entries.size());
    Entry entry = entries.get(place);
    int other = random.nextInt(entries.size());
    switch (random.nextInt(14)) {
      case 0 -> entries.remove(place);
      case 1 -> entries.add(random.nextInt(entries.size()), entry);
      case 2 -> entries.set(place, new Entry(entry.name(), entries.get(other).content()));
      case 3 ->
          entries.set(
              place,
              new Entry(
                  entry.name(),
                  Arrays.copyOf(entry.content(), random.nextInt(entry.content().length + 1))));
      case 4 -> entries.set(place, new Entry(renamed(entry.name()), entry.content()));
      case 5 -> Collections.shuffle(entries, random);
      case 6 -> {
        for (int i = random.nextInt(300); i > 0; i--) {
          entries.add(
              new Entry(
                  "xl/worksheets/sheet" + i + ".xml",
                  entry.content().length > 5_000 ? new byte[0] : entry.content()));
        }
      }
      case 7 ->
          entries.set(place, new Entry(entry.name(), Mutation.bytes(random, entry.content())));
      default ->
          entries.set(
              place, new Entry(entry.name(), new XmlMutation(random).spoilt(entry.content())));
    }
    return written(entries);
  }

  private String renamed(String name) {
    return switch (random.nextInt(6)) {
      case 0 -> "../" + name;
      case 1 -> "/" + name;
      case 2 -> name.replace('/', '\\');
      case 3 -> name.toUpperCase(java.util.Locale.ROOT);
      case 4 -> name + "\u0000x";
      default -> "";
    };
  }

  private static List<Entry> entries(byte[] content) {
    List<Entry> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(new Entry(entry.getName(), zip.readNBytes(4 << 20)));
      }
    } catch (IOException | IllegalArgumentException e) {
      // Spoilt before; what could be read of it is spoilt further.
    }
    return entries;
  }

  /** Writes a zip as no library would: the same name twice is fine. */
  private byte[] written(List<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    boolean stored = random.nextInt(5) == 0;
    for (Entry entry : entries) {
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      byte[] packed = stored ? entry.content() : deflated(entry.content());
      CRC32 crc = new CRC32();
      crc.update(entry.content());
      int start = out.size();
      ByteBuffer common = little(26);
      common
          .putShort((short) 20)
          .putShort((short) 0x800)
          .putShort((short) (stored ? 0 : 8))
          .putInt(0);
      common.putInt((int) crc.getValue()).putInt(packed.length).putInt(entry.content().length);
      common.putShort((short) name.length).putShort((short) 0);
      out.writeBytes(little(4).putInt(0x04034b50).array());
      out.writeBytes(common.array());
      out.writeBytes(name);
      out.writeBytes(packed);
      directory.writeBytes(little(6).putInt(0x02014b50).putShort((short) 20).array());
      directory.writeBytes(common.array());
      directory.writeBytes(little(14).putInt(10, start).array());
      directory.writeBytes(name);
    }
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    short count = (short) entries.size();
    ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
    out.writeBytes(end.putInt(directory.size()).putInt(start).array());
    return out.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] deflated(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true))) {
      deflate.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
