package dev.docket.sheet.ods;

import dev.docket.sheet.Limits;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.XmlPart;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell as a person sees it: its paragraphs one below the other. Blanks follow upon
 * each other only where they are counted (OpenDocument 1.2, part 1, 6.1.2).
 */
final class ParagraphText {

  /** What lies in a paragraph and is none of its text. */
  private static final Set<String> NO_TEXT =
      Set.of("annotation", "annotation-end", "note", "ruby-text", "frame", "custom-shape", "g");

  private final XmlPart xml;
  private final StringBuilder piece = new StringBuilder();

  ParagraphText(XmlPart xml) {
    this.xml = xml;
  }

  /** The text of the cell that the reader stands on; it stands on the cell's end then. */
  String ofCell() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean first = true;
    while (xml.next() && xml.starts()) {
      // Notes and drawings lie beside the paragraphs.
      if (!xml.starts("p") && !xml.starts("h")) {
        xml.skip();
        continue;
      }
      if (!first) {
        text.append('\n');
      }
      first = false;
      paragraph(text);
    }
    return text.toString();
  }

  private void paragraph(StringBuilder text) throws IOException {
    int inner = 1;
    boolean blank = true;
    while (inner > 0 && xml.nextPiece()) {
      if (xml.isText()) {
        piece.setLength(0);
        xml.piece(piece);
        blank = collapsed(text, blank);
      } else if (!xml.starts()) {
        inner--;
      } else if (NO_TEXT.contains(xml.name())) {
        xml.skip();
      } else {
        String counted = counted();
        if (counted == null) {
          inner++;
        } else {
          text.append(counted);
          blank = false;
          xml.skip();
        }
      }
      if (text.length() > Limits.CELL_CHARS) {
        throw Damaged.cellTooLong();
      }
    }
  }

  /** Appends the piece, of several blanks one, none at the start. */
  private boolean collapsed(StringBuilder text, boolean afterBlank) {
    boolean blank = afterBlank;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      boolean isBlank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!isBlank) {
        text.append(c);
      } else if (!blank) {
        text.append(' ');
      }
      blank = isBlank;
    }
    return blank;
  }

  /** The characters that an element stands for; null where it only holds text. */
  private @Nullable String counted() throws IOException {
    return switch (xml.name()) {
      case "tab" -> "\t";
      case "line-break" -> "\n";
      case "s" -> " ".repeat(spaces(xml.attribute("c")));
      default -> null;
    };
  }

  private static int spaces(@Nullable String count) throws IOException {
    try {
      int spaces = count == null ? 1 : Integer.parseInt(count.strip());
      if (spaces > Limits.CELL_CHARS) {
        throw Damaged.cellTooLong();
      }
      return Math.max(spaces, 0);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
