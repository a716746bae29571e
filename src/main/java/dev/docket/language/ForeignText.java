package dev.docket.language;

/**
 * Texts of strangers (names of files, what operators type, what feeds hold) as they may be shown:
 * what steers a terminal, hides or turns text around, or fits into no database becomes visible.
 *
 * <ul>
 *   <li>Within sentences, on a terminal and in names of files: {@link #line}.
 *   <li>On a terminal over several lines: {@link #lines}.
 *   <li>In a cell or a column of the database, where a text stands alone: {@link #cell}. Marks of
 *       direction, which are meant in a right-to-left name, stay there.
 * </ul>
 */
public final class ForeignText {

  private static final char UNKNOWN = '\uFFFD';

  private ForeignText() {}

  /** A text on one line. */
  public static String line(String text) {
    return lines(text).replace('\n', '⏎').replace('\t', '⇥');
  }

  /** A text whose line breaks and tabs stay; every line break is one {@code \n}. */
  public static String lines(String text) {
    return clean(text, false);
  }

  /** A text that stands alone and comes back: marks of direction and Unicode's line ends stay. */
  public static String cell(String text) {
    return clean(text, true);
  }

  private static String clean(String text, boolean isAlone) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          clean.append('\n');
        }
      } else if (c == '\u0085' || !isAlone && (c == '\u2028' || c == '\u2029')) {
        clean.append('\n');
      } else if (c < ' ' && c != '\n' && c != '\t') {
        clean.append((char) ('\u2400' + c));
      } else if (c == '\u007F') {
        clean.append('\u2421');
      } else if (isUnfit(c) || !isAlone && isDirection(c)) {
        clean.append(UNKNOWN);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else {
        clean.append(Character.isSurrogate(c) ? UNKNOWN : c);
      }
    }
    return clean.toString();
  }

  /** Whether a character may be shown as it is, wherever it stands. */
  public static boolean isHarmless(int c) {
    return c >= ' '
        && c != 0x7F
        && c != 0x2028
        && c != 0x2029
        && (c > 0xFFFF || !isUnfit((char) c) && !isDirection((char) c));
  }

  /** Control characters beyond ASCII, and what is no character. */
  private static boolean isUnfit(char c) {
    return c >= '\u0080' && c < '\u00A0' || c >= '\uFFFE';
  }

  private static boolean isDirection(char c) {
    return c >= '\u202A' && c <= '\u202E'
        || c >= '\u2066' && c <= '\u2069'
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C';
  }
}
