package dev.docket.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How texts are made alike before they are compared: what nobody sees and what programs change by
 * themselves is left out.
 */
public final class Normal {

  /** Characters that only steer how others are shown: joiners, directions, marks, fillers. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u3164\\uFE00-\\uFE0F\\uFFA0]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085]+");

  private Normal() {}

  /**
   * A text without invisible characters, with single plain spaces for every kind of space and line
   * break, trimmed.
   */
  public static String text(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** As {@link #text}, in lower case: for headers, keys and the words of a result. */
  public static String key(String text) {
    return text(text).toLowerCase(Locale.ROOT);
  }
}
