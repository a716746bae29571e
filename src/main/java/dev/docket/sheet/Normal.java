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
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UMLAUT = Pattern.compile("([AEIOUaeiou])\\u0308");

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

  /** As {@link #text}, in lower case: for keys. */
  public static String key(String text) {
    return text(text).toLowerCase(Locale.ROOT);
  }

  /**
   * As {@link #key}, without accents and in plain letters: for headers and the words of a result,
   * which people type on the keyboard that they have.
   */
  public static String word(String text) {
    String plain = Normalizer.normalize(text(text), Normalizer.Form.NFKD);
    return MARKS
        .matcher(plain)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ı", "i")
        .strip();
  }

  /** A text with {@code ae} for {@code ä} and so on, as it is typed where there is no umlaut. */
  public static String withoutUmlauts(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return Normalizer.normalize(UMLAUT.matcher(apart).replaceAll("$1e"), Normalizer.Form.NFC);
  }
}
