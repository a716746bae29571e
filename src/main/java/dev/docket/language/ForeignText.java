package dev.docket.language;

/**
 * Texts of strangers (names of files, what operators type, what feeds hold) as they may be shown:
 * what steers a terminal, hides or turns text around, or fits into no database becomes visible.
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
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          clean.append('\n');
        }
      } else if (c == '\u2028' || c == '\u2029' || c == '\u0085') {
        clean.append('\n');
      } else if (c < ' ' && c != '\n' && c != '\t') {
        clean.append((char) ('\u2400' + c));
      } else if (c == '\u007F') {
        clean.append('\u2421');
      } else if (isUnfit(c)) {
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
        && (c > 0xFFFF || !isUnfit((char) c));
  }

  /**
   * Control characters beyond ASCII, what turns the direction of text, and what is no character.
   */
  private static boolean isUnfit(char c) {
    return c >= '\u0080' && c < '\u00A0'
        || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2066' && c <= '\u2069'
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C'
        || c >= '\uFFFE';
  }
}
