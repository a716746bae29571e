package dev.docket.feed;

import java.util.Locale;

/** Foreign text as it is shown in a message. */
final class Words {

  private static final int LONGEST = 80;

  private Words() {}

  /**
   * A foreign text in quotes: at most 80 characters of it, and characters that cannot be seen
   * (controls, directions, zero widths, halves of a pair) as their code.
   */
  static String quoted(String foreign) {
    return '"' + visible(foreign) + '"';
  }

  /** The same without quotes. */
  static String visible(String foreign) {
    StringBuilder shown = new StringBuilder();
    int place = 0;
    for (int count = 0; place < foreign.length() && count < LONGEST; count++) {
      int character = foreign.codePointAt(place);
      place += Character.charCount(character);
      if (isVisible(character)) {
        shown.appendCodePoint(character);
      } else {
        shown.append("\\u").append(String.format(Locale.ROOT, "%04X", character));
      }
    }
    return place < foreign.length() ? shown.append('…').toString() : shown.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
