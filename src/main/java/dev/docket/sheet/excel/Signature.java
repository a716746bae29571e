package dev.docket.sheet.excel;

import dev.docket.sheet.FileKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that files of one format begin with.
 *
 * @param bytes the bytes, each character one
 * @param container whether to look inside before saying what it is
 * @param kind what it is
 */
record Signature(String bytes, Container container, FileKind kind) {

  /** A format that others are packed into. */
  enum Container {
    NONE,
    ZIP,
    OLE2
  }

  private static final FileKind CONTAINER = FileKindDetector.Kinds.refused("container", "");

  private static final List<Signature> ALL =
      List.of(
          new Signature("PK\3\4", Container.ZIP, CONTAINER),
          new Signature("PK\5\6", Container.ZIP, CONTAINER),
          new Signature("PK\7\b", Container.ZIP, CONTAINER),
          new Signature(
              "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", Container.OLE2, CONTAINER),
          sheet("\u0009\u0000\u0004\u0000", "Excel 2 workbook (.xls)"),
          sheet("\u0009\u0002\u0006\u0000", "Excel 3 workbook (.xls)"),
          sheet("\u0009\u0004\u0006\u0000", "Excel 4 workbook (.xls)"),
          sheet("\u0009\u0008", "Excel 5 workbook (.xls)"),
          sheet("ID;PWXL", "SYLK spreadsheet (.slk)"),
          other("%PDF-", "PDF document"),
          sheet("{\\rtf", "RTF document"),
          other("\u0089PNG", "PNG picture"),
          other("\u00FF\u00D8\u00FF", "JPEG picture"),
          other("GIF8", "GIF picture"),
          other("II*\u0000", "TIFF picture"),
          other("MM\u0000*", "TIFF picture"),
          packed("\u001F\u008B", "gzip archive"),
          packed("7z\u00BC\u00AF\u0027\u001C", "7-Zip archive"),
          packed("Rar!\u001A\u0007", "RAR archive"),
          packed("BZh", "bzip2 archive"),
          packed("\u00FD7zXZ\u0000", "xz archive"),
          other("\u007FELF", "program"),
          other("MZ\u0090\u0000", "program"),
          other("\u00CA\u00FE\u00BA\u00BE", "program"),
          other("\u00CF\u00FA\u00ED\u00FE", "program"),
          other("SQLite format 3", "SQLite database"));

  /** What a file's first bytes say; null where they say nothing. */
  static @Nullable Signature of(byte[] start) {
    int length = Math.min(start.length, 32);
    String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
    for (Signature signature : ALL) {
      if (text.startsWith(signature.bytes())) {
        return signature;
      }
    }
    // Two letters alone may begin a text; a bitmap's header has zeros where its size ends.
    boolean bitmap = text.startsWith("BM") && length > 10 && text.startsWith("\0\0\0\0", 6);
    return bitmap ? other("BM", "BMP picture") : null;
  }

  private static Signature sheet(String bytes, String name) {
    return of(bytes, name, FileKindDetector.Kinds.SAVE_AS_XLSX);
  }

  private static Signature packed(String bytes, String name) {
    return of(bytes, name, "Unpack it and return the work sheets in it, each as a file.");
  }

  private static Signature other(String bytes, String name) {
    return of(bytes, name, FileKindDetector.Kinds.NOT_A_SHEET);
  }

  private static Signature of(String bytes, String name, String advice) {
    return new Signature(bytes, Container.NONE, FileKindDetector.Kinds.refused(name, advice));
  }
}
