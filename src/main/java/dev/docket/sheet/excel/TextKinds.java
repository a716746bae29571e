package dev.docket.sheet.excel;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.TextEncoding;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file without a signature is: a text of some kind, or no text at all. */
final class TextKinds {

  private static final int HEAD = 4096;

  /**
   * One control character in so many is still a text: some are pasted, binaries are full of them.
   */
  private static final int CONTROLS_ONE_IN = 10;

  /**
   * Texts that are something else than a table, the first that fits wins.
   *
   * @param start how such a text begins, in lower case and without blanks before it
   * @param anywhere what its first characters hold, too; empty where the beginning suffices
   */
  private record Known(Pattern start, List<String> anywhere, String name, String advice) {

    boolean fits(String head) {
      return start.matcher(head).lookingAt()
          && (anywhere.isEmpty() || anywhere.stream().anyMatch(head::contains));
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          sheet("<(!doctype html|html|head|body|table|meta|style|div|tr)\\b", "html"),
          sheet("<\\?xml", "html", "<html"),
          sheet("mime-version:", "mht"),
          sheet("<\\?xml|<workbook", "xml-2003", "excel.sheet", "office:spreadsheet\""),
          sheet("<\\?xml|<office:", "fods", "opendocument.spreadsheet"),
          other("<\\?xml|<svg", "svg", "<svg"),
          other("<\\?xml|<!--|<!\\[cdata", "xml"),
          other("(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d-])", "json"),
          other("begin:vcard", "vcard"),
          other("begin:vcalendar", "calendar"),
          other("-----begin pgp", "pgp"),
          other("-----begin [a-z ]+-----", "pem"),
          other("%!ps", "postscript"),
          other("#!", "script"),
          other("(diff --git |--- a/|index [0-9a-f]{7,})", "diff"),
          other("\\|[^\\n]*\\|\\s*\\n\\|\\s*:?-{3,}", "markdown"));

  private TextKinds() {}

  private static Known sheet(String start, String name, String... anywhere) {
    return known(start, name, Kinds.SAVE_AS_XLSX, anywhere);
  }

  private static Known other(String start, String name, String... anywhere) {
    return known(start, name, Kinds.NOT_A_SHEET, anywhere);
  }

  private static Known known(String start, String name, String advice, String... anywhere) {
    return new Known(Pattern.compile(start), List.of(anywhere), "kind.text." + name, advice);
  }

  static FileKind of(byte[] start) {
    TextEncoding told = TextEncoding.ofStart(start);
    if (told == null && isBinary(start)) {
      return Kinds.refused("kind.text.binary", Kinds.NOT_A_SHEET);
    }
    TextEncoding encoding = told == null ? TextEncoding.utf8() : told;
    int length = Math.min(start.length - encoding.mark(), HEAD);
    String head =
        new String(start, encoding.mark(), length, encoding.charset())
            .replaceFirst("^[\uFEFF\\s]+", "")
            .toLowerCase(Locale.ROOT);
    for (Known known : KNOWN) {
      if (known.fits(head)) {
        return Kinds.refused(known.name(), known.advice());
      }
    }
    return Kinds.readable("kind.text.csv", SheetFormat.CSV);
  }

  private static boolean isBinary(byte[] start) {
    int controls = 0;
    for (byte b : start) {
      boolean spacing = b == '\t' || b == '\n' || b == '\r' || b == '\f';
      controls += b >= 0 && b < ' ' && !spacing ? 1 : 0;
    }
    return controls * CONTROLS_ONE_IN > start.length;
  }
}
