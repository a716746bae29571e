package dev.docket.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells of files that others write whether they are whole, by watching each over several looks: its
 * size and time have not changed for long enough, its end is there, and no spreadsheet program has
 * it open. Nothing of it decides what becomes of a file; what is forgotten is only watched anew.
 * For one thread at a time.
 */
public final class Settling {

  private static final int LONG_NAME = 8;
  private static final int LONGEST_NAME = 255;

  private final Clock clock;
  private final Duration settle;
  private final Duration unfinished;
  private final Map<Path, Seen> seen = new HashMap<>();

  /**
   * @param settle how long a file must have been left alone
   * @param unfinished how long one that looks as if its end were missing must have been left alone
   */
  public Settling(Clock clock, Duration settle, Duration unfinished) {
    this.clock = clock;
    this.settle = settle;
    this.unfinished = unfinished.compareTo(settle) < 0 ? settle : unfinished;
  }

  /**
   * How a file is, since when, and whether its end was found in it; that is not looked for again.
   */
  private record Seen(
      long size, FileTime changed, @Nullable Object key, Instant since, boolean isWhole) {

    Seen whole() {
      return new Seen(size, changed, key, since, true);
    }

    boolean isAs(BasicFileAttributes now) {
      return size == now.size()
          && changed.equals(now.lastModifiedTime())
          && Objects.equals(key, now.fileKey());
    }
  }

  /** Whether a file may be taken. It must be looked at again and again to become so. */
  public boolean isSettled(Path file, BasicFileAttributes attributes) {
    Instant now = clock.instant();
    Seen before = seen.get(file);
    if (before == null || !before.isAs(attributes) || now.isBefore(before.since())) {
      before =
          new Seen(
              attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), now, false);
      seen.put(file, before);
    }
    Duration still = Duration.between(before.since(), now);
    if (still.compareTo(settle) < 0 || opener(file) != null) {
      return false;
    }
    if (before.isWhole() || still.compareTo(unfinished) >= 0) {
      return true;
    }
    boolean whole = hasEnd(file, attributes.size());
    if (whole) {
      seen.put(file, before.whole());
    }
    return whole;
  }

  /** A file that cannot be looked into is left to whoever takes it, and is told there. */
  private static boolean hasEnd(Path file, long size) {
    try {
      return FileEnd.isThere(file, size);
    } catch (IOException e) {
      return true;
    }
  }

  /** Since when a file has been as it is; null when it was not looked at. */
  public @Nullable Instant since(Path file) {
    Seen known = seen.get(file);
    return known == null ? null : known.since();
  }

  /** Forgets all files but these. */
  public void keepOnly(Collection<Path> files) {
    seen.keySet().retainAll(new HashSet<>(files));
  }

  /** The file by which a spreadsheet program says that it has a file open; null where none does. */
  public static @Nullable Path opener(Path file) {
    String name = String.valueOf(file.getFileName());
    List<String> openers = new ArrayList<>(List.of("~$" + name, ".~lock." + name + "#"));
    // Of long names Office replaces the first letters, where that is no other file's lock.
    for (int letters = 1; letters <= 2 && name.length() > LONG_NAME; letters++) {
      String rest = name.substring(letters);
      if (!Files.exists(file.resolveSibling(rest))) {
        openers.add("~$" + rest);
      }
    }
    return openers.stream()
        .filter(opener -> fits(opener))
        .map(file::resolveSibling)
        .filter(opener -> Files.exists(opener, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .orElse(null);
  }

  /** Whether a file system takes the name; of one that it does not there is no file. */
  private static boolean fits(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
  }
}
