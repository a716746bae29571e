package dev.docket.sheet.workbook;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of an XML part, in which no tag, comment, instruction or piece of plain text may be
 * endless: a reader of XML holds each of them whole. What looks like a tag within a comment or a
 * marked section begins nothing new.
 */
final class StretchedText extends FilterReader {

  private static final String COMMENT = "<!--";
  private static final String SECTION = "<![CDATA[";

  /** The longest beginning by which a stretch is told, and the longest end. */
  private static final int LONGEST_START = SECTION.length();

  private final StringBuilder start = new StringBuilder();

  /** What ends the stretch; empty where the next tag does. */
  private String end = "";

  private int met;
  private int stretch;

  StretchedText(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    for (int i = offset; i < offset + read; i++) {
      watch(target[i]);
    }
    return read;
  }

  private void watch(char c) throws UnreadableFileException {
    stretch++;
    if (!end.isEmpty()) {
      within(c);
    } else if (c == '<') {
      stretch = 1;
      start.setLength(0);
      start.append(c);
    } else if (start.length() > 0) {
      begin(c);
    }
    if (stretch > Limits.XML_STRETCH_CHARS) {
      throw Damaged.tooLarge(Message.of("workbook.limit.stretch", Limits.XML_STRETCH_CHARS));
    }
  }

  /** Whether the first characters tell what the stretch is. */
  private void begin(char c) {
    if (start.length() == 1 && c != '!' && c != '?') {
      start.setLength(0);
      return;
    }
    start.append(c);
    String text = start.toString();
    if (text.equals("<?")) {
      open("?>");
    } else if (text.equals(COMMENT)) {
      open("-->");
    } else if (text.equals(SECTION)) {
      open("]]>");
    } else if (start.length() == LONGEST_START || !isBeginning(text)) {
      start.setLength(0);
    }
  }

  private static boolean isBeginning(String text) {
    return COMMENT.startsWith(text) || SECTION.startsWith(text);
  }

  private void open(String with) {
    end = with;
    met = 0;
    start.setLength(0);
  }

  /** The ends repeat their first character only, so that one more of it changes nothing. */
  private void within(char c) {
    if (c == end.charAt(met)) {
      met++;
      if (met == end.length()) {
        end = "";
        stretch = 0;
      }
    } else if (met == 0 || c != end.charAt(met - 1)) {
      met = c == end.charAt(0) ? 1 : 0;
    }
  }

  @Override
  public long skip(long n) throws IOException {
    return n > 0 && read() >= 0 ? 1 : 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
