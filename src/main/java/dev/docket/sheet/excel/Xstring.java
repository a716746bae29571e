package dev.docket.sheet.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The escapes of a spreadsheet's text ({@code ST_Xstring}, ECMA-376 part 1, 22.9.2.19): a character
 * that XML cannot hold is written as {@code _xHHHH_}, and so is the underscore of a text that looks
 * like such an escape. The two directions are inverse for every string.
 */
final class Xstring {

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Xstring() {}

  /** The text as it is written. */
  static String encode(String text) {
    int i = 0;
    while (i < text.length() && !needsEscape(text, i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (needsEscape(text, i)) {
        encoded.append("_x");
        for (int shift = 12; shift >= 0; shift -= 4) {
          encoded.append("0123456789ABCDEF".charAt(c >> shift & 0xF));
        }
        encoded.append('_');
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  /** The text as it was meant. */
  static String decode(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher matcher = ESCAPE.matcher(text);
    StringBuilder decoded = new StringBuilder(text.length());
    int from = 0;
    while (matcher.find()) {
      decoded.append(text, from, matcher.start());
      decoded.append((char) Integer.parseInt(matcher.group(1), 16));
      from = matcher.end();
    }
    return decoded.append(text, from, text.length()).toString();
  }

  private static boolean needsEscape(String text, int i) {
    char c = text.charAt(i);
    if (c == '_') {
      return looksEscaped(text, i);
    }
    if (Character.isSurrogate(c)) {
      return !inPair(text, i);
    }
    // XML allows a carriage return, but its readers turn it into a line feed.
    return c < ' ' && c != '\t' && c != '\n' || c >= '\uFFFE';
  }

  private static boolean looksEscaped(String text, int i) {
    // What follows the digits may become an underscore by being escaped itself.
    if (i + 6 >= text.length() || text.charAt(i + 1) != 'x') {
      return false;
    }
    if (text.charAt(i + 6) != '_' && !needsEscape(text, i + 6)) {
      return false;
    }
    for (int k = i + 2; k < i + 6; k++) {
      if (Character.digit(text.charAt(k), 16) < 0 || text.charAt(k) > 'f') {
        return false;
      }
    }
    return true;
  }

  private static boolean inPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
