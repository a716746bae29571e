package dev.docket.home;

import java.util.List;
import java.util.Locale;

/** Files that programs put beside the real ones for a while; nobody means to deliver them. */
public final class PassingFiles {

  private static final List<String> NAMES = List.of("thumbs.db", "desktop.ini");
  private static final List<String> BEGINNINGS = List.of("~$", ".");
  private static final List<String> ENDINGS = List.of(".part", ".filepart", ".crdownload", ".tmp");

  private PassingFiles() {}

  /** Whether a file of that name is a lock, temporary or hidden one, whatever its case. */
  public static boolean isOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower)
        || BEGINNINGS.stream().anyMatch(lower::startsWith)
        || ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
