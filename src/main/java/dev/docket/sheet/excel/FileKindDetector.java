package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
      return Kinds.refused(
          "empty file", "Nothing is in it; save the sheet again and return the new file.");
    }
    Signature signature = Signature.of(start);
    if (signature != null) {
      return switch (signature.container()) {
        case NONE -> signature.kind();
        case ZIP -> ZipKinds.of(file, start);
        case OLE2 -> Ole2Kinds.of(file);
      };
    }
    return TextKinds.of(start);
  }

  /** The ways to say it. */
  static final class Kinds {

    static final String SAVE_AS_XLSX =
        "Open it in Excel or LibreOffice, save it as Excel workbook (.xlsx) and return that.";
    static final String NOT_A_SHEET =
        "Return the work sheet itself, as Excel workbook (.xlsx) or CSV file.";

    private Kinds() {}

    static FileKind readable(String name, SheetFormat format) {
      return new FileKind(Message.plain(name), format, Message.plain(""));
    }

    static FileKind refused(String name, String advice) {
      return new FileKind(Message.plain(name), null, Message.plain(advice));
    }
  }
}
