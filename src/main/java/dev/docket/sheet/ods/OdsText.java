package dev.docket.sheet.ods;

import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;

/** Writes a cell's text as paragraphs, so that no blank of it is lost. */
final class OdsText {

  /** Stands for what XML cannot hold. */
  private static final char REPLACEMENT = '\uFFFD';

  private OdsText() {}

  static void write(PartWriter out, String text) throws IOException {
    for (String line : text.split("\r\n|\r|\n", -1)) {
      out.raw("<text:p>");
      paragraph(out, line);
      out.raw("</text:p>");
    }
  }

  private static void paragraph(PartWriter out, String line) throws IOException {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        flush(out, plain);
        out.raw("<text:tab/>");
      } else if (c == ' ' && (plain.isEmpty() || i == line.length() - 1)) {
        flush(out, plain);
        int from = i;
        while (i + 1 < line.length() && line.charAt(i + 1) == ' ') {
          i++;
        }
        out.raw("<text:s text:c=\"").raw(i + 1 - from).raw("\"/>");
      } else {
        plain.append(held(line, i));
        // A blank ends what can be written plainly: a second one would be lost.
        if (c == ' ') {
          flush(out, plain);
        }
      }
    }
    flush(out, plain);
  }

  private static void flush(PartWriter out, StringBuilder plain) throws IOException {
    out.text(plain.toString());
    plain.setLength(0);
  }

  private static char held(String line, int i) {
    char c = line.charAt(i);
    boolean held =
        Character.isHighSurrogate(c)
            ? i + 1 < line.length() && Character.isLowSurrogate(line.charAt(i + 1))
            : Character.isLowSurrogate(c)
                ? i > 0 && Character.isHighSurrogate(line.charAt(i - 1))
                : c >= ' ' && c < REPLACEMENT + 1;
    return held ? c : REPLACEMENT;
  }
}
