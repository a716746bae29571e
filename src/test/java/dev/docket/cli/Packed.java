package dev.docket.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A zip archive as people and programs pack it, written byte by byte, so that it can also be one
 * that no library of ours would write.
 */
final class Packed {

  private final ByteArrayOutputStream files = new ByteArrayOutputStream();
  private final List<byte[]> directory = new ArrayList<>();
  private String comment = "";

  private record Kind(int flags, int method, int attributes, Charset charset) {}

  private static final Kind USUAL = new Kind(0x0800, 8, 0, StandardCharsets.UTF_8);

  static Packed with(String name, byte[] content) {
    return new Packed().and(name, content);
  }

  static Packed with(String name, Path file) {
    return new Packed().and(name, file);
  }

  static Packed nothing() {
    return new Packed();
  }

  Packed and(String name, byte[] content) {
    return add(name, content, USUAL);
  }

  Packed and(String name, String content) {
    return and(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Packed and(String name, Path file) {
    try {
      return and(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file whose name is in some bytes, without a word on which. */
  Packed andNamedIn(Charset charset, String name, byte[] content) {
    return add(name, content, new Kind(0, 8, 0, charset));
  }

  Packed andEncrypted(String name, byte[] content) {
    return add(name, content, new Kind(0x0801, 8, 0, StandardCharsets.UTF_8));
  }

  Packed andByMethod(int method, String name, byte[] content) {
    return add(name, content, new Kind(0x0800, method, 0, StandardCharsets.UTF_8));
  }

  Packed andStored(String name, byte[] content) {
    return andByMethod(0, name, content);
  }

  Packed andLink(String name, String target) {
    return add(
        name,
        target.getBytes(StandardCharsets.UTF_8),
        new Kind(0x0800, 0, 0xA1FF << 16, StandardCharsets.UTF_8));
  }

  Packed andFolder(String name) {
    return add(
        name + "/", new byte[0], new Kind(0x0800, 0, 0x41ED << 16 | 0x10, StandardCharsets.UTF_8));
  }

  Packed commented(String text) {
    comment = text;
    return this;
  }

  private Packed add(String name, byte[] content, Kind kind) {
    byte[] packed = kind.method() == 0 ? content : deflated(content);
    byte[] nameBytes = name.getBytes(kind.charset());
    CRC32 crc = new CRC32();
    crc.update(content);
    int offset = files.size();
    ByteBuffer local = buffer(30);
    local.putInt(0x04034B50).putShort((short) 20).putShort((short) kind.flags());
    local.putShort((short) kind.method()).putInt(0x5C6F0000);
    local.putInt((int) crc.getValue()).putInt(packed.length).putInt(content.length);
    local.putShort((short) nameBytes.length).putShort((short) 0);
    files.writeBytes(local.array());
    files.writeBytes(nameBytes);
    files.writeBytes(packed);
    ByteBuffer entry = buffer(46 + nameBytes.length);
    entry.putInt(0x02014B50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    entry.putShort((short) kind.flags()).putShort((short) kind.method()).putInt(0x5C6F0000);
    entry.putInt((int) crc.getValue()).putInt(packed.length).putInt(content.length);
    entry.putShort((short) nameBytes.length).putShort((short) 0).putShort((short) 0);
    entry.putShort((short) 0).putShort((short) 0).putInt(kind.attributes()).putInt(offset);
    entry.put(nameBytes);
    directory.add(entry.array());
    return this;
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    while (!deflater.finished()) {
      packed.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return packed.toByteArray();
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(files.toByteArray());
    directory.forEach(all::writeBytes);
    byte[] commentBytes = comment.getBytes(StandardCharsets.UTF_8);
    ByteBuffer end = buffer(22 + commentBytes.length);
    end.putInt(0x06054B50).putInt(0);
    end.putShort((short) directory.size()).putShort((short) directory.size());
    end.putInt(all.size() - files.size()).putInt(files.size());
    end.putShort((short) commentBytes.length).put(commentBytes);
    all.writeBytes(end.array());
    return all.toByteArray();
  }

  Path save(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
