package dev.docket.sheet.workbook;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook's zip being written, part by part. The parts carry no time of writing, so that the
 * same table gives the same bytes.
 */
public final class PartWriter implements Closeable {

  /** Fast, and a sheet's markup packs well at any level. */
  private static final int COMPRESSION_LEVEL = 4;

  /** The first moment that a zip keeps without the time zone of the machine in it. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private final ZipOutputStream zip;
  private final Writer writer;

  /** Writes to a stream, which stays open. */
  public PartWriter(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(COMPRESSION_LEVEL);
    writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 15);
  }

  /** Begins a part; it lasts until the next one begins. */
  public PartWriter part(String name) throws IOException {
    writer.flush();
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    return raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  }

  /** Writes a part of plain text as it is, not packed. */
  public void stored(String name, String text) throws IOException {
    writer.flush();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
  }

  /** Writes markup as it is. */
  public PartWriter raw(String markup) throws IOException {
    writer.write(markup);
    return this;
  }

  /** Writes a number. */
  public PartWriter raw(int number) throws IOException {
    writer.write(Integer.toString(number));
    return this;
  }

  /**
   * Writes text with XML's own characters escaped, for elements and attributes alike; what XML
   * cannot hold must be gone.
   */
  public PartWriter text(String text) throws IOException {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String escape = escape(text.charAt(i));
      if (escape != null) {
        writer.write(text, from, i - from);
        writer.write(escape);
        from = i + 1;
      }
    }
    writer.write(text, from, text.length() - from);
    return this;
  }

  private static @Nullable String escape(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\n' -> "&#10;";
      case '\t' -> "&#9;";
      default -> null;
    };
  }

  @Override
  public void close() throws IOException {
    writer.flush();
    zip.finish();
    zip.flush();
  }
}
