package dev.docket.sheet.excel;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file without a signature is: a text of some kind, or no text at all. */
final class TextKinds {

  private static final Pattern HTML =
      Pattern.compile(
          "<(!doctype html|html|head|body|table|meta|style|div|tr)\\b.*", Pattern.DOTALL);
  private static final Pattern JSON =
      Pattern.compile("(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d-]).*", Pattern.DOTALL);
  private static final int HEAD = 4096;

  /**
   * One control character in so many is still a text: some are pasted, binaries are full of them.
   */
  private static final int CONTROLS_ONE_IN = 10;

  private TextKinds() {}

  static FileKind of(byte[] start) {
    Charset marked = marked(start);
    if (marked == null && isUnmarkedUtf16(start)) {
      return Kinds.refused(
          "text in UTF-16 without a byte order mark",
          "Open it in the program it was filled in with and save it as 'CSV UTF-8'.");
    }
    if (marked == null && isBinary(start)) {
      return Kinds.refused("binary file", Kinds.NOT_A_SHEET);
    }
    Charset charset = marked == null ? StandardCharsets.UTF_8 : marked;
    String text = new String(start, 0, Math.min(start.length, HEAD), charset);
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return markup(text.strip().toLowerCase(Locale.ROOT));
  }

  private static FileKind markup(String head) {
    if (HTML.matcher(head).matches() || head.startsWith("<?xml") && head.contains("<html")) {
      return Kinds.refused("HTML page", Kinds.SAVE_AS_XLSX);
    }
    if (head.startsWith("mime-version:")) {
      return Kinds.refused("web archive (.mht)", Kinds.SAVE_AS_XLSX);
    }
    if (head.startsWith("<?xml") || head.startsWith("<workbook")) {
      return head.contains("excel.sheet") || head.contains("office:spreadsheet")
          ? Kinds.refused("XML spreadsheet 2003", Kinds.SAVE_AS_XLSX)
          : Kinds.refused("XML file", Kinds.NOT_A_SHEET);
    }
    if (JSON.matcher(head).matches()) {
      return Kinds.refused("JSON file", Kinds.NOT_A_SHEET);
    }
    return Kinds.readable("CSV file", SheetFormat.CSV);
  }

  private static @Nullable Charset marked(byte[] start) {
    if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  /** Every other byte is zero, as in Western text. */
  private static boolean isUnmarkedUtf16(byte[] start) {
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i & 1] += start[i] == 0 ? 1 : 0;
    }
    int half = start.length / 2;
    return half > 4
        && Math.max(zeros[0], zeros[1]) > half * 0.8
        && Math.min(zeros[0], zeros[1]) < half * 0.1;
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
