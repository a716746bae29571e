package dev.docket.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How texts are made alike before they are compared: what nobody sees and what programs change by
 * themselves is left out.
 */
public final class Normal {

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2064\\uFEFF\\u00AD]");
  private static final Pattern SPACES =
      Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");

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
