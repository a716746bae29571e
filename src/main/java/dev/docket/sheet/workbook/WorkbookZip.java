package dev.docket.sheet.workbook;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.zip.ZipArchive;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip that a workbook is, its parts found by name whatever the case and the slashes. Nothing is
 * ever unpacked to disk, so that no name in it leads anywhere. Not safe for use by several threads.
 */
public final class WorkbookZip implements Closeable {

  private static final int MAX_HEAD = 1 << 20;

  private final ZipFile zip;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private final Set<String> twice = new HashSet<>();
  private final AtomicLong unpacked = new AtomicLong();

  /**
   * Opens the zip.
   *
   * @throws UnreadableFileException when it is none, damaged or beyond the limits
   */
  public WorkbookZip(Path file) throws IOException {
    if (Files.size(file) > Limits.FILE_BYTES) {
      throw Damaged.tooLarge(
          Message.of("workbook.limit.file", Limits.megabytes(Limits.FILE_BYTES)));
    }
    if (directoryBytes(file) > Limits.ZIP_DIRECTORY_BYTES) {
      throw tooManyParts();
    }
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw Damaged.because(e);
    }
    if (zip.size() > Limits.ZIP_ENTRIES) {
      zip.close();
      throw tooManyParts();
    }
    zip.stream()
        .forEach(
            entry -> {
              if (parts.putIfAbsent(key(entry.getName()), entry) != null) {
                twice.add(key(entry.getName()));
              }
            });
  }

  private static long directoryBytes(Path file) throws IOException {
    try {
      return ZipArchive.directoryBytes(file);
    } catch (UnreadableFileException e) {
      throw Damaged.because(new ZipException(e.getMessage()));
    }
  }

  private static IOException tooManyParts() {
    return Damaged.tooLarge(Message.of("workbook.limit.parts", Limits.ZIP_ENTRIES));
  }

  private static String key(String name) {
    String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return slashed.startsWith("/") ? slashed.substring(1) : slashed;
  }

  /** Whether there is such a part. */
  public boolean has(String name) {
    return parts.containsKey(key(name));
  }

  /** The names of the parts, lower case. */
  public Iterable<String> names() {
    return parts.keySet();
  }

  /**
   * A part's bytes, counted. A part that is there twice is refused: two programs could read two
   * different ones.
   */
  public InputStream open(String name) throws IOException {
    ZipEntry entry = parts.get(key(name));
    if (entry == null) {
      throw Damaged.at(Message.of("workbook.fault.part-missing", shown(name)));
    }
    if (twice.contains(key(name))) {
      throw Damaged.at(Message.of("workbook.fault.part-twice", shown(name)));
    }
    try {
      InputStream in = zip.getInputStream(entry);
      if (in == null) {
        throw Damaged.at(Message.of("workbook.fault.part-missing", shown(name)));
      }
      return new CappedStream(in, entry.getCompressedSize(), unpacked);
    } catch (IOException | IllegalArgumentException e) {
      throw Damaged.because(e);
    }
  }

  /** A name in the file is foreign text: what steers a terminal is left out of it. */
  private static String shown(String name) {
    String text = name.replaceAll("[^\\p{L}\\p{N}._/\\[\\] -]", "");
    return text.length() > 60 ? text.substring(0, 60) : text;
  }

  /** The beginning of a part as text, at most a million bytes, whatever it is encoded in. */
  public String head(String name) throws IOException {
    try (InputStream in = open(name)) {
      String text = new String(in.readNBytes(MAX_HEAD), StandardCharsets.UTF_8);
      // Parts may be in UTF-16; what is looked for is plain letters.
      return text.indexOf('\0') >= 0 ? text.replace("\0", "") : text;
    } catch (IOException e) {
      throw Damaged.because(e);
    }
  }

  /** A part as XML. */
  public XmlPart xml(String name) throws IOException {
    return new XmlPart(open(name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
