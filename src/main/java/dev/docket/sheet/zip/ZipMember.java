package dev.docket.sheet.zip;

import dev.docket.language.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file or folder in a zip archive, as the archive's directory describes it.
 *
 * @param name its name as it may be shown: no control characters, no way out of a folder; folders
 *     and the file separated by {@code /}
 * @param size what it unpacks to, in bytes, as far as the archive is to be believed
 */
public record ZipMember(
    String name,
    boolean isFolder,
    boolean isLink,
    boolean isEncrypted,
    int method,
    long packed,
    long size,
    long crc,
    long offset) {

  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int AES = 99;

  private static final Map<Integer, String> METHODS =
      Map.of(
          1, "Shrink",
          6, "Implode",
          9, "Deflate64",
          12, "BZip2",
          14, "LZMA",
          93, "Zstandard",
          95, "XZ",
          98, "PPMd");

  /** The name without its folders. */
  public String baseName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The folder that it is in; empty where it is in none. */
  public String folder() {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** Why it cannot be unpacked, while others in the archive can; null where it can. */
  public @Nullable Message obstacle() {
    if (isEncrypted || method == AES) {
      return Message.of("zip.password");
    }
    if (isLink) {
      return Message.of("zip.link");
    }
    if (method != STORED && method != DEFLATED) {
      return Message.of("zip.method", METHODS.getOrDefault(method, Integer.toString(method)));
    }
    return null;
  }
}
