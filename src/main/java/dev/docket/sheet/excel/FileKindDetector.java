package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a file is by its first bytes, and of a container by what it holds. */
@Component
class FileKindDetector implements FileKind.Detector {

  private static final int SAMPLE = 1 << 16;

  @Override
  public FileKind of(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(SAMPLE);
    }
    if (start.length == 0) {
      return Kinds.refused("kind.other.empty", "kind.other.empty-advice");
    }
    Signature signature = Signature.of(start);
    if (signature != null) {
      return switch (signature.container()) {
        case NONE -> signature.kind();
        case ZIP -> ZipKinds.of(file, start);
        case OLE2 -> Ole2Kinds.of(file);
      };
    }
    if (isZeros(start)) {
      return Kinds.refused("kind.other.zeros", "kind.other.damaged-advice");
    }
    FileKind link = LinkKinds.of(start);
    return link != null ? link : TextKinds.of(start);
  }

  /** What is left of a file whose content did not reach the disk before a machine stopped. */
  private static boolean isZeros(byte[] start) {
    for (byte b : start) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The ways to say it. */
  static final class Kinds {

    static final String SAVE_AS_XLSX = "kind.workbook.save-as-xlsx";
    static final String NOT_A_SHEET = "kind.other.not-a-sheet";
    static final String UNPACK = "kind.other.unpack";

    private Kinds() {}

    static FileKind readable(String name, SheetFormat format) {
      return new FileKind(said(name), format, Message.plain(""));
    }

    static FileKind refused(String name, String advice) {
      return refused(said(name), said(advice));
    }

    static FileKind refused(Message name, Message advice) {
      return new FileKind(name, (@Nullable SheetFormat) null, advice);
    }

    /** A key's text; a text that is no key as it is. */
    private static Message said(String key) {
      return key.startsWith("kind.") ? Message.of(key) : Message.plain(key);
    }
  }
}
