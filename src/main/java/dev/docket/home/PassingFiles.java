package dev.docket.home;

import java.util.List;
import java.util.Locale;

/** Files that programs put beside the real ones for a while; nobody means to deliver them. */
public final class PassingFiles {

  private static final List<String> NAMES = List.of("thumbs.db", "desktop.ini");
  private static final List<String> BEGINNINGS = List.of("~$", ".");
  private static final List<String> ENDINGS = List.of(".part", ".filepart", ".crdownload", ".tmp");

  private static final List<String> FOLDERS =
      List.of("__macosx", "$recycle.bin", "system volume information", "lost+found");

  private PassingFiles() {}

  /**
   * Whether a file in folders is one, by its own name or because it is in a folder that programs
   * keep for themselves.
   *
   * @param name the folders and the file, separated by {@code /}
   */
  public static boolean isOneInFolders(String name) {
    String[] steps = name.split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      if (isFolderOfPrograms(steps[i])) {
        return true;
      }
    }
    return isOne(steps[steps.length - 1]);
  }

  /** Whether programs keep a folder of that name for themselves, whatever its case. */
  public static boolean isFolderOfPrograms(String name) {
    return name.startsWith(".") || FOLDERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a file of that name is a lock, temporary or hidden one, whatever its case. */
  public static boolean isOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower)
        || BEGINNINGS.stream().anyMatch(lower::startsWith)
        || ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
