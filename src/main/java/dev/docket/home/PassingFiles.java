package dev.docket.home;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files that programs put beside the real ones for a while; nobody means to deliver them. */
public final class PassingFiles {

  private static final List<String> NAMES =
      List.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r");

  /** Lock files of Office; hidden files, LibreOffice's locks and all that Unix programs hide. */
  private static final List<String> BEGINNINGS = List.of("~$", ".");

  /** Downloads, copies and uploads under way, autosaves, and the backups of editors. */
  private static final List<String> ENDINGS =
      List.of(
          ".part",
          ".partial",
          ".filepart",
          ".crdownload",
          ".opdownload",
          ".download",
          ".tmp",
          ".temp",
          ".swp",
          ".swx",
          ".lock",
          ".lck",
          ".upload",
          ".uploading",
          ".incomplete",
          ".unfinished",
          ".inprogress",
          ".aria2",
          ".!ut",
          ".bc!",
          ".drivedownload",
          "~");

  /** What macOS saves into before it renames, and what Emacs saves by itself. */
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile(".*\\.sb-[0-9a-f]{6,}-\\w+", Pattern.DOTALL), Pattern.compile("#.*#"));

  private static final List<String> FOLDERS =
      List.of(
          "__macosx",
          "$recycle.bin",
          "recycler",
          "system volume information",
          "lost+found",
          "@eadir",
          "@recycle",
          "#recycle",
          "#snapshot");

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
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".")
        || FOLDERS.contains(lower)
        || lower.endsWith(".download")
        || SHAPES.get(0).matcher(lower).matches();
  }

  /** Whether a file of that name is a lock, temporary or hidden one, whatever its case. */
  public static boolean isOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower)
        || BEGINNINGS.stream().anyMatch(lower::startsWith)
        || ENDINGS.stream().anyMatch(lower::endsWith)
        || SHAPES.stream().anyMatch(shape -> shape.matcher(lower).matches());
  }
}
