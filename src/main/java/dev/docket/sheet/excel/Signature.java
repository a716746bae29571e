package dev.docket.sheet.excel;

import dev.docket.sheet.FileKind;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes by which files of one format are told.
 *
 * @param place where they stand in the file
 * @param bytes the bytes, each character one
 * @param container whether to look inside before saying what it is
 * @param kind what it is
 */
record Signature(int place, String bytes, Container container, FileKind kind) {

  /** A format that others are packed into. */
  enum Container {
    NONE,
    ZIP,
    OLE2
  }

  private static final int LOOK_AT = 512;

  private static final FileKind CONTAINER = Kinds.refused("container", "");

  private static final List<Signature> ALL =
      List.of(
          new Signature(0, "PK\3\4", Container.ZIP, CONTAINER),
          new Signature(0, "PK\5\6", Container.ZIP, CONTAINER),
          new Signature(0, "PK\7\b", Container.ZIP, CONTAINER),
          new Signature(
              0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", Container.OLE2, CONTAINER),
          sheet("\u0009\u0000\u0004\u0000", "excel2"),
          sheet("\u0009\u0002\u0006\u0000", "excel3"),
          sheet("\u0009\u0004\u0006\u0000", "excel4"),
          sheet("\u0009\u0008", "excel5"),
          sheet("\0\0\2\0\6\4\6\0", "lotus"),
          sheet("\0\0\32\0\0\20\4\0", "lotus"),
          sheet("ID;PWXL", "sylk"),
          sheet("ID;PSCALC", "sylk"),
          sheet("ID;PCALC", "sylk"),
          other(0, "%PDF-", "pdf"),
          sheet("{\\rtf", "rtf"),
          other(0, "\u0089PNG", "png"),
          other(0, "\u00FF\u00D8\u00FF", "jpeg"),
          other(0, "GIF8", "gif"),
          other(0, "II*\u0000", "tiff"),
          other(0, "MM\u0000*", "tiff"),
          other(0, "\u001AE\u00DF\u00A3", "video"),
          other(0, "ID3\3", "sound"),
          other(0, "ID3\4", "sound"),
          other(0, "OggS", "sound"),
          packed(0, "\u001F\u008B", "gzip"),
          packed(0, "7z\u00BC\u00AF\u0027\u001C", "7zip"),
          packed(0, "Rar!\u001A\u0007", "rar"),
          packed(0, "BZh", "bzip2"),
          packed(0, "\u00FD7zXZ\u0000", "xz"),
          packed(0, "\u0028\u00B5\u002F\u00FD", "zstd"),
          packed(0, "MSCF\0\0\0\0", "cab"),
          packed(257, "ustar", "tar"),
          other(0, "\u007FELF", "program"),
          other(0, "MZ\u0090\u0000", "program"),
          other(0, "\u00CA\u00FE\u00BA\u00BE", "program"),
          other(0, "\u00CF\u00FA\u00ED\u00FE", "program"),
          other(0, "SQLite format 3", "sqlite"),
          other(0, "PAR1", "parquet"),
          other(
              0,
              "\u00E4R\\{\u008C\u00D8\u00A7\u004D\u00AE\u00B1\u0053\u0078\u00D0\u0029",
              "onenote"),
          other(4, "Standard Jet DB", "access"),
          other(4, "Standard ACE DB", "access"),
          link("\u004C\0\0\0\1\u0014\2\0"),
          link("bplist00"),
          message("!BDN"));

  /** What a file's first bytes say; null where they say nothing. */
  static @Nullable Signature of(byte[] start) {
    int length = Math.min(start.length, LOOK_AT);
    String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
    for (Signature signature : ALL) {
      if (text.startsWith(signature.bytes(), signature.place())) {
        return signature;
      }
    }
    String name = media(text);
    return name == null ? null : other(0, "", name);
  }

  /** Pictures, sounds and films whose first bytes alone may begin a text. */
  private static @Nullable String media(String text) {
    // A bitmap's header has zeros where its size ends.
    if (text.startsWith("BM") && text.startsWith("\0\0\0\0", 6)) {
      return "bmp";
    }
    if (text.startsWith("RIFF")) {
      return text.startsWith("WEBP", 8)
          ? "webp"
          : text.startsWith("WAVE", 8) ? "sound" : text.startsWith("AVI ", 8) ? "video" : null;
    }
    if (text.startsWith("\0\0\0") && text.startsWith("ftyp", 4)) {
      String brand = text.substring(8, Math.min(12, text.length()));
      return List.of("heic", "heix", "mif1", "msf1", "avif").contains(brand) ? "heic" : "video";
    }
    return null;
  }

  private static Signature sheet(String bytes, String name) {
    return of(0, bytes, "kind.workbook." + name, Kinds.SAVE_AS_XLSX);
  }

  private static Signature packed(int place, String bytes, String name) {
    return of(place, bytes, "kind.other." + name, Kinds.UNPACK);
  }

  private static Signature other(int place, String bytes, String name) {
    return of(place, bytes, "kind.other." + name, Kinds.NOT_A_SHEET);
  }

  private static Signature link(String bytes) {
    return of(0, bytes, "kind.other.link", "kind.other.link-advice");
  }

  private static Signature message(String bytes) {
    return of(0, bytes, "kind.other.mail", "kind.other.mail-advice");
  }

  private static Signature of(int place, String bytes, String name, String advice) {
    return new Signature(place, bytes, Container.NONE, Kinds.refused(name, advice));
  }
}
