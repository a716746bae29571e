package dev.docket.home;

import dev.docket.door.FileState;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that somebody named as an argument.
 *
 * @param named what was named; absolute
 * @param content where its content can be read: the file itself, or a copy that the caller handed
 *     over
 * @param state whether the content is there, and why not
 */
public record GivenFile(Path named, Path content, FileState state) {

  /** A file that this process reads where it is. */
  public static GivenFile at(Path file) {
    return new GivenFile(file, file, FileState.of(file));
  }

  /** Whether the content is a copy that is ours to move. */
  public boolean isHandedOver() {
    return !content.equals(named);
  }

  /**
   * Puts the content down elsewhere, forced to disk: a copy that was handed over is moved, a file
   * of somebody stays where it is.
   */
  public void putDown(Path target) throws IOException {
    if (isHandedOver()) {
      DurableFiles.force(content);
      DurableFiles.move(content, target);
    } else {
      DurableFiles.copy(content, target);
    }
  }

  /** Whether there is no such file. */
  public boolean isMissing() {
    return state == FileState.MISSING;
  }
}
