package dev.docket.sheet;

import java.util.regex.Pattern;

/**
 * Keeps a text from being taken for a formula where a file has no cell types (CSV, reason files).
 * The two directions are inverse for every string: {@code decode(encode(s)).equals(s)}.
 *
 * <p>A text is written with one apostrophe before it when it begins like a formula ({@code = +
 * - @}, their full-width forms, tab, carriage return, line feed) and is not a strict number ({@code
 * -5.00}, {@code +4930123456}), or when it begins with an apostrophe itself.
 */
public final class FormulaGuard {

  private static final Pattern STRICT_NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");
  private static final String STARTERS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

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
    char first = text.charAt(0);
    return first == '\'' || STARTERS.indexOf(first) >= 0 && !STRICT_NUMBER.matcher(text).matches();
  }
}
