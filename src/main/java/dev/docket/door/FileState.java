package dev.docket.door;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a file that somebody named can be read by the process that asks. */
public enum FileState {
  READABLE,
  MISSING,
  FOLDER,
  /** A device, a pipe, or the like. */
  IRREGULAR,
  DENIED,
  FOLDER_DENIED,
  /** It could be opened, and then reading failed. */
  BROKEN;

  /** How it is with a file, now. */
  public static FileState of(Path file) {
    if (Files.isDirectory(file)) {
      return FOLDER;
    }
    if (Files.isRegularFile(file)) {
      return Files.isReadable(file) ? READABLE : DENIED;
    }
    if (Files.exists(file)) {
      return IRREGULAR;
    }
    return Files.notExists(file) ? MISSING : FOLDER_DENIED;
  }

  /**
   * Why the file cannot be taken, a sentence; null where it can be.
   *
   * @param name the file's name as people know it
   */
  public @Nullable String problem(String name) {
    return switch (this) {
      case READABLE -> null;
      case FOLDER -> name + " is a folder; name the files in it.";
      case DENIED -> name + " cannot be read: access is denied.";
      case IRREGULAR -> name + " is no regular file.";
      case MISSING -> name + " is not there.";
      case FOLDER_DENIED -> name + " cannot be read: access to its folder is denied.";
      case BROKEN -> name + " cannot be read to its end.";
    };
  }

  static FileState of(int number) {
    return number >= 0 && number < values().length ? values()[number] : BROKEN;
  }
}
