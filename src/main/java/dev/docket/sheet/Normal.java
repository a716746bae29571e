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

  /**
   * Marks that follow upon each other are put into order in a time that grows with the square of
   * their number. No letter of any script has so many.
   */
  private static final int MOST_MARKS = 32;

  private static final int LONGEST_WITH_SIGMA = 400;

  /** Half-width voicing marks are letters by their kind, and marks once they are normalised. */
  private static final String MARKS_BY_ANOTHER_KIND = "\uFF9E\uFF9F";

  private Normal() {}

  /**
   * A text without invisible characters, with single plain spaces for every kind of space and line
   * break, trimmed.
   */
  public static String text(String text) {
    if (isPlain(text)) {
      return text;
    }
    String visible = INVISIBLE.matcher(normalized(text, Normalizer.Form.NFC)).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** Whether it is nothing but letters and signs of ASCII, so that nothing is to be done. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean single = c == ' ' && i > 0 && i + 1 < text.length() && text.charAt(i - 1) != ' ';
      if (!single && (c <= ' ' || c >= '\u007F')) {
        return false;
      }
    }
    return true;
  }

  /**
   * A text in a Unicode normalisation form, soon, whatever it is. Of marks that follow upon each
   * other in a letter, the first 32 are kept.
   */
  public static String normalized(String text, Normalizer.Form form) {
    return Normalizer.normalize(withFewMarks(text), form);
  }

  private static String withFewMarks(String text) {
    StringBuilder few = null;
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      marks = isMark(letter) ? marks + 1 : 0;
      if (marks > MOST_MARKS && few == null) {
        few = new StringBuilder(text.length()).append(text, 0, i);
      } else if (marks <= MOST_MARKS && few != null) {
        few.appendCodePoint(letter);
      }
      i += Character.charCount(letter);
    }
    return few == null ? text : few.toString();
  }

  private static boolean isMark(int letter) {
    if (letter < 0x300) {
      return false;
    }
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> MARKS_BY_ANOTHER_KIND.indexOf(letter) >= 0;
    };
  }

  /** As {@link #text}, in lower case: for keys. */
  public static String key(String text) {
    return lower(text(text));
  }

  /**
   * As {@link #key}, without accents and in plain letters: for headers and the words of a result,
   * which people type on the keyboard that they have.
   */
  public static String word(String text) {
    String plain = normalized(text(text), Normalizer.Form.NFKD);
    return lower(MARKS.matcher(plain).replaceAll(""))
        .replace("ß", "ss")
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ı", "i")
        .strip();
  }

  /**
   * A text in lower case. Whether a capital sigma ends a word is looked for from each of them, so
   * that in a long text none does.
   */
  private static String lower(String text) {
    String soon = text.length() > LONGEST_WITH_SIGMA ? text.replace('\u03A3', '\u03C3') : text;
    return soon.toLowerCase(Locale.ROOT);
  }

  /** A text with {@code ae} for {@code ä} and so on, as it is typed where there is no umlaut. */
  public static String withoutUmlauts(String text) {
    String apart = normalized(text, Normalizer.Form.NFD);
    return normalized(UMLAUT.matcher(apart).replaceAll("$1e"), Normalizer.Form.NFC);
  }
}
