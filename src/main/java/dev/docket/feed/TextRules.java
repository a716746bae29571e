package dev.docket.feed;

import org.jspecify.annotations.Nullable;

/** What a text of an order may be. */
final class TextRules {

  /** The longest text of an order, in UTF-16 units. */
  static final int LONGEST_TEXT = 100_000;

  /** The longest id and the longest name of a property. */
  static final int LONGEST_ID = 200;

  /** The longest number, in characters. */
  static final int LONGEST_NUMBER = 1_000;

  private TextRules() {}

  /** Why a text cannot be taken, a sentence that does not quote it; null where it can. */
  static @Nullable String problem(String field, String text) {
    if (text.length() > LONGEST_TEXT) {
      return tooLong(field, text.length());
    }
    for (int place = 0; place < text.length(); place++) {
      char unit = text.charAt(place);
      if (unit == 0) {
        return field
            + " holds the character U+0000 at place "
            + (place + 1)
            + ". No text may hold it; remove it and send the order again.";
      }
      if (Character.isHighSurrogate(unit)
          && place + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(place + 1))) {
        place++;
      } else if (Character.isSurrogate(unit)) {
        return field
            + " holds half a character (an unpaired surrogate) at place "
            + (place + 1)
            + ". Correct the text and send the order again.";
      }
    }
    return null;
  }

  /** Why a text of this length cannot be taken. */
  static String tooLong(String field, int length) {
    return field
        + " is "
        + length
        + " characters long; at most "
        + LONGEST_TEXT
        + " are allowed. Shorten it and send the order again.";
  }
}
