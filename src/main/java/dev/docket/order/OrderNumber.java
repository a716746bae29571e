package dev.docket.order;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order's number as people see it: {@code DKT}, nine digits, a check letter ({@code
 * DKT000000123M}). It survives spreadsheet programs: letters first, fixed width, no {@code E} that
 * could be taken for an exponent, nothing that fill-down counts on. The check letter (weighted
 * digits modulo 23) detects every single wrong digit and every swap of two neighbours.
 */
public final class OrderNumber {

  private static final String PREFIX = "DKT";
  private static final String LETTERS = "ABCDFGHJKLMNPQRSTUVWXYZ";
  private static final int DIGITS = 9;
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "([0-9]{" + DIGITS + "})([" + LETTERS + "])");

  private OrderNumber() {}

  /**
   * The text for an order's id.
   *
   * @param id from 1 to 999,999,999
   */
  public static String of(long id) {
    String digits = String.format(Locale.ROOT, "%0" + DIGITS + "d", id);
    if (id < 1 || digits.length() != DIGITS) {
      throw new IllegalArgumentException("no order number for " + id);
    }
    return PREFIX + digits + checkLetter(digits);
  }

  /**
   * The id that a text stands for, whatever its case; empty when it is no order number or its check
   * letter is wrong.
   */
  public static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches() || matcher.group(2).charAt(0) != checkLetter(matcher.group(1))) {
      return OptionalLong.empty();
    }
    long id = Long.parseLong(matcher.group(1));
    return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** Whether a text has the form of an order number, be its check letter right or wrong. */
  public static boolean looksLikeOne(String text) {
    return FORM.matcher(text.toUpperCase(Locale.ROOT)).matches();
  }

  private static char checkLetter(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i + 2);
    }
    return LETTERS.charAt(sum % LETTERS.length());
  }
}
