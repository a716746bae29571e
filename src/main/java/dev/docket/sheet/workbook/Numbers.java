package dev.docket.sheet.workbook;

import java.math.BigDecimal;

/** Numbers as a person would have typed them. */
public final class Numbers {

  private static final int MAX_LENGTH = 64;
  private static final int MAX_EXPONENT = 400;

  /** What a double can tell apart; digits beyond are how it is stored, not what was typed. */
  private static final int DIGITS = 15;

  private Numbers() {}

  /**
   * A stored number in plain digits: {@code 1.0} gives {@code 1}, {@code 1.77E10} gives {@code
   * 17700000000}, and {@code 1.1000000000000001}, which is how Excel stores it, {@code 1.1}. What
   * is no number is given back as it is.
   */
  public static String plain(String stored) {
    String text = stored.strip();
    if (text.length() > MAX_LENGTH) {
      return text;
    }
    try {
      BigDecimal number = new BigDecimal(text).stripTrailingZeros();
      if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
        // Written out it would be longer than anything.
        return text;
      }
      if (number.scale() > 0 && number.precision() > DIGITS) {
        number = BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros();
      }
      return number.toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
