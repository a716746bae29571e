package dev.docket.sheet.excel;

import java.util.Locale;

/** What a cell's number format makes of its number: a day, a time, or neither. */
enum DateFormat {
  NONE,
  /** A day, perhaps with a time. */
  DAY,
  /** A time of day. */
  TIME,
  /** Hours beyond a day, as of a stopwatch. */
  DURATION;

  /** The format of a number that every workbook knows without saying (ECMA-376, 18.8.30). */
  static DateFormat ofNumber(int number) {
    if (number == 46) {
      return DURATION;
    }
    if (number >= 18 && number <= 21 || number == 45 || number == 47) {
      return TIME;
    }
    boolean day =
        number >= 14 && number <= 17
            || number == 22
            || number >= 27 && number <= 36
            || number >= 50 && number <= 58;
    return day ? DAY : NONE;
  }

  /** The format that a code such as {@code [$-407]dd.mm.yyyy;@} describes. */
  static DateFormat ofCode(String code) {
    String letters = letters(code);
    boolean day = letters.indexOf('d') >= 0 || letters.indexOf('y') >= 0;
    boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
    if (letters.startsWith("general")) {
      return NONE;
    }
    if (day || letters.indexOf('m') >= 0 && !time && letters.indexOf('[') < 0) {
      return DAY;
    }
    if (letters.indexOf('[') >= 0) {
      return DURATION;
    }
    return time ? TIME : NONE;
  }

  /**
   * What is left of a code's first section without quoted texts, escaped characters and brackets,
   * in lower case; a bracket that counts hours, minutes or seconds leaves a {@code [}.
   */
  private static String letters(String code) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      switch (c) {
        case ';' -> {
          return lower(letters);
        }
        case '"' -> i = after(code, '"', i);
        // The next character is shown, left as wide a gap, or repeated.
        case '\\', '_', '*' -> i++;
        case '[' -> {
          int end = after(code, ']', i);
          String inner = code.substring(i + 1, Math.min(end, code.length()));
          if (inner.toLowerCase(Locale.ROOT).matches("h+|m+|s+")) {
            letters.append('[');
          }
          i = end;
        }
        default -> letters.append(c);
      }
    }
    return lower(letters);
  }

  private static String lower(StringBuilder letters) {
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  private static int after(String code, char end, int from) {
    int at = code.indexOf(end, from + 1);
    return at < 0 ? code.length() : at;
  }
}
