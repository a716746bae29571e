package dev.docket.sheet;

import java.util.regex.Pattern;

/**
 * Keeps a text from being taken for a formula where a file has no cell types (CSV, reason files).
 * The two directions are inverse for every string: {@code decode(encode(s)).equals(s)}.
 *
 * <p>A text is written with one apostrophe before it when it begins like a formula ({@code = +
 * - @}, their full-width forms, also after blanks and what nobody sees; tab, line end, NUL) and is
 * not a strict number ({@code -5.00}, {@code +4930123456}), or when it begins with an apostrophe
 * itself.
 */
public final class FormulaGuard {

  private static final Pattern STRICT_NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");
  private static final String STARTERS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String STARTERS_OF_ALL = "'\t\r\n\0";

  private FormulaGuard() {}

  /** The text as it is written. */
  public static String encode(String text) {
    return needsGuard(text) ? "'" + text : text;
  }

  /** The text as it was meant. What did not need guarding is left as it is. */
  public static String decode(String text) {
    return text.startsWith("'") && needsGuard(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean needsGuard(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (STARTERS_OF_ALL.indexOf(text.charAt(0)) >= 0) {
      return true;
    }
    int start = 0;
    while (start < text.length() - 1 && isPassedOver(text.charAt(start))) {
      start++;
    }
    return STARTERS.indexOf(text.charAt(start)) >= 0 && !STRICT_NUMBER.matcher(text).matches();
  }

  private static boolean isPassedOver(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
