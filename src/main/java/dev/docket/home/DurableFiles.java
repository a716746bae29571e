package dev.docket.home;

import dev.docket.language.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * Puts files down so that they outlive a crash and nobody sees half of one: written under a name
 * ending in {@code .part}, forced to disk, then renamed.
 */
public final class DurableFiles {

  private static final int LONGEST_STEM = 160;

  private DurableFiles() {}

  /** The name that a file has until it is whole: hidden, in the same folder. */
  public static Path part(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }

  /** Forces a file that was written to disk. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces a folder's entries to disk, where the operating system lets us. */
  public static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // A folder cannot be opened on every system; where it cannot, the file system orders renames
      // itself.
    }
  }

  /**
   * Gives a whole file its final name, atomically.
   *
   * @throws FileAlreadyExistsException when there is a file of that name
   */
  public static void publish(Path part, Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(folderOf(target));
  }

  /** Copies a file, making the folders on the way; an older copy of that name is replaced. */
  public static void copy(Path from, Path target) throws IOException {
    Files.createDirectories(folderOf(target));
    Path part = part(target);
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    force(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folderOf(target));
  }

  /** Moves a file, across file systems by copy and delete. */
  public static void move(Path from, Path target) throws IOException {
    Files.createDirectories(folderOf(target));
    try {
      Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (java.nio.file.AtomicMoveNotSupportedException e) {
      copy(from, target);
      try {
        Files.delete(from);
      } catch (IOException cannot) {
        // It is either here or there.
        Files.deleteIfExists(target);
        throw cannot;
      }
    }
    forceFolder(folderOf(target));
  }

  /** Writes a small text file. */
  public static void write(Path target, String text) throws IOException {
    Files.createDirectories(folderOf(target));
    Path part = part(target);
    Files.writeString(part, text, StandardCharsets.UTF_8);
    force(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folderOf(target));
  }

  /**
   * A name for a file of ours after somebody's: without what steers a terminal or reads as an
   * option of a command, and short enough that what Docket puts before and after it still fits into
   * a file system's 255 bytes; its ending is kept.
   */
  public static String shortened(String foreign) {
    String line = ForeignText.line(foreign).replace('/', '_');
    String name = line.startsWith("-") ? "_" + line : line;
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    String stem = name.substring(0, name.length() - ending.length());
    int end = stem.length();
    while (stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM) {
      end = stem.offsetByCodePoints(end, -1);
    }
    return stem.substring(0, end) + ending;
  }

  /**
   * A file in a folder that is not there yet: of that name, or {@code name (2).ext} where it is
   * taken.
   */
  public static Path free(Path folder, String wanted) {
    return free(folder, wanted, candidate -> false);
  }

  /** As {@link #free(Path, String)}, passing over what is promised to another file. */
  public static Path free(Path folder, String wanted, Predicate<Path> promised) {
    String name = shortened(wanted);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    Path file = folder.resolve(name);
    for (int i = 2; Files.exists(file) || promised.test(file); i++) {
      file = folder.resolve(stem + " (" + i + ")" + ending);
    }
    return file;
  }

  /** The SHA-256 of a file's content, in lower-case hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A new SHA-256, to be fed by the caller. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Path folderOf(Path file) {
    return java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
