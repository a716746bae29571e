package dev.docket.sheet;

import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a file really is, told by its content and never by its name.
 *
 * @param name the format's real name, as a person knows it: {@code Excel workbook (.xlsx)}, {@code
 *     PDF document}
 * @param format the format whose reader takes it; null where Docket cannot read it
 * @param advice what to do with a file that cannot be read, a sentence; empty where it can be read
 */
public record FileKind(Message name, @Nullable SheetFormat format, Message advice) {

  /** A zip archive that holds files, and is no document of an office program. */
  public static final FileKind ARCHIVE =
      new FileKind(Message.of("zip.archive"), null, Message.of("kind.other.unpack"));

  /** Whether it is a zip archive of files. */
  public boolean isArchive() {
    return equals(ARCHIVE);
  }

  /** Tells what a file is. */
  public interface Detector {

    /** Never null and never throws for strange content: what is not recognised is named as such. */
    FileKind of(java.nio.file.Path file) throws java.io.IOException;
  }
}
