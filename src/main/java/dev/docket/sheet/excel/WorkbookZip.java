package dev.docket.sheet.excel;

import dev.docket.sheet.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The zip that a workbook is, its parts found by name whatever the case. */
final class WorkbookZip implements Closeable {

  private final ZipFile zip;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private final AtomicLong unpacked = new AtomicLong();

  WorkbookZip(Path file) throws IOException {
    if (Files.size(file) > Limits.FILE_BYTES) {
      throw Damaged.tooLarge(
          "is larger than " + Limits.megabytes(Limits.FILE_BYTES) + ", the most that is read");
    }
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Damaged.because(e);
    }
    if (zip.size() > Limits.ZIP_ENTRIES) {
      zip.close();
      throw Damaged.tooLarge("holds more than " + Limits.ZIP_ENTRIES + " parts, the most read");
    }
    zip.stream().forEach(entry -> parts.put(key(entry.getName()), entry));
  }

  private static String key(String name) {
    String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return slashed.startsWith("/") ? slashed.substring(1) : slashed;
  }

  /** Whether there is such a part. */
  boolean has(String name) {
    return parts.containsKey(key(name));
  }

  /** The names of the parts, lower case. */
  Iterable<String> names() {
    return parts.keySet();
  }

  /** A part's bytes, counted. */
  InputStream open(String name) throws IOException {
    ZipEntry entry = parts.get(key(name));
    if (entry == null) {
      throw Damaged.at("its part " + name + " is missing");
    }
    try {
      return new CappedStream(zip.getInputStream(entry), entry.getCompressedSize(), unpacked);
    } catch (IOException e) {
      throw Damaged.because(e);
    }
  }

  /** A part as XML. */
  XmlPart xml(String name) throws IOException {
    return new XmlPart(open(name));
  }

  /**
   * What a part refers to.
   *
   * @return the target's name and the last word of its type, by the reference's id
   */
  Map<String, Reference> references(String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    Map<String, Reference> references = new HashMap<>();
    if (!has(name)) {
      return references;
    }
    try (XmlPart xml = xml(name)) {
      while (xml.next()) {
        String id = xml.starts("Relationship") ? xml.attribute("Id") : null;
        String type = id == null ? null : xml.attribute("Type");
        String target = id == null ? null : xml.attribute("Target");
        if (id != null && type != null && target != null) {
          String word = type.substring(type.lastIndexOf('/') + 1);
          references.put(id, new Reference(word, resolved(part.substring(0, slash), target)));
        }
      }
    }
    return references;
  }

  /** A reference from one part to another. */
  record Reference(String type, String target) {}

  private static String resolved(String folder, String target) {
    String path = target.startsWith("/") ? target : folder + target;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  /** The target of the first reference of a type. */
  static @Nullable String target(Map<String, Reference> references, String type) {
    for (Reference reference : references.values()) {
      if (reference.type().equals(type)) {
        return reference.target();
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
