package dev.docket.intake;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.Normal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether a cell that came back still says what was issued. Excused is what spreadsheet programs do
 * to values by themselves: spaces and line breaks, leading zeros and plus signs gone, digits past
 * the 15th, scientific notation, {@code TRUE} for {@code true}, a date in another form, a text
 * taken for a formula, the guard against that, a question mark for a letter that the charset of the
 * file does not have.
 */
final class SameValue {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern GROUPED =
      Pattern.compile("([+-]?[0-9]{1,3}([,. '])[0-9]{3}(?:\\2[0-9]{3})*)((?!\\2)([.,][0-9]+))?");

  /** What programs write for a letter that they cannot. */
  private static final String LOST = "?\uFFFD";

  private static final Pattern TIME = Pattern.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?");

  /** Spreadsheet programs write these in their own language. */
  private static final Set<String> TRUE = Set.of("true", "vrai", "wahr");

  private static final int LONGEST_BOOLEAN = 8;

  private static final Set<String> FALSE = Set.of("false", "faux", "falsch");

  /** What a spreadsheet writes of its largest number; a longer row of digits is a text. */
  private static final int LONGEST_NUMBER = 400;

  private static final int DIGITS_KEPT = 15;
  private static final int LEAST_DIGITS_SHOWN = 3;

  private SameValue() {}

  static boolean same(String issued, Cell found) {
    String text =
        found.text().isEmpty() && found.formula() != null ? "=" + found.formula() : found.text();
    return same(issued, text)
        || found.formula() != null && same(issued, "=" + found.formula())
        || same(issued, FormulaGuard.decode(text))
        || same(FormulaGuard.decode(issued), text)
        || sameDayOrTime(Normal.text(issued), found.kind(), Normal.text(text));
  }

  /** Where the file says that a cell is a day or time, or counts days in another way. */
  private static boolean sameDayOrTime(String issued, Cell.Kind kind, String found) {
    if (kind == Cell.Kind.NUMBER_1904) {
      Set<LocalDate> days = Dates.readings(issued);
      return Dates.readingsOfCell(kind, found).stream().anyMatch(days::contains);
    }
    return kind == Cell.Kind.DATE
        && (Dates.mayHaveBecome(issued, found)
            || TIME.matcher(issued).matches() && withSeconds(issued).equals(withSeconds(found)));
  }

  private static String withSeconds(String time) {
    String padded = time.indexOf(':') == 1 ? "0" + time : time;
    return padded.length() == "14:30".length() ? padded + ":00" : padded;
  }

  private static boolean same(String issued, String found) {
    String a = Normal.text(issued);
    String b = Normal.text(found);
    return a.equals(b)
        || sameBoolean(a, b)
        || sameNumber(a, b)
        || sameDate(a, b)
        || sameButForLostLetters(a, b, 1)
        || sameButForLostLetters(a, b, 2);
  }

  /**
   * Whether letters beyond ASCII were lost only: a program that saves in a charset without them
   * writes a mark for each.
   *
   * @param marks how many marks a letter beyond 16 bits has become
   */
  private static boolean sameButForLostLetters(String issued, String found, int marks) {
    int at = 0;
    for (int i = 0; i < issued.length(); i += Character.charCount(issued.codePointAt(i))) {
      int letter = issued.codePointAt(i);
      if (at < found.length() && found.codePointAt(at) == letter) {
        at += Character.charCount(letter);
        continue;
      }
      int length = letter < 0x80 ? 0 : lostLength(letter, found, at, marks);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return at == found.length();
  }

  /** How long what has become of a lost letter is; 0 where something else stands there. */
  private static int lostLength(int letter, String found, int at, int marks) {
    int length = letter > 0xFFFF ? marks : 1;
    if (IntStream.range(at, at + length).allMatch(place -> isLost(found, place))) {
      return length;
    }
    // Of a letter that was written in parts, only the accents may be lost.
    String parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
    for (int k = 0; k < parts.length(); k++) {
      boolean kept = at + k < found.length() && found.charAt(at + k) == parts.charAt(k);
      if (!kept && (k == 0 || !isLost(found, at + k))) {
        return 0;
      }
    }
    return parts.length();
  }

  private static boolean isLost(String found, int at) {
    return at < found.length() && LOST.indexOf(found.charAt(at)) >= 0;
  }

  private static boolean sameBoolean(String a, String b) {
    return isOneOf(TRUE, a) && isOneOf(TRUE, b) || isOneOf(FALSE, a) && isOneOf(FALSE, b);
  }

  private static boolean isOneOf(Set<String> words, String text) {
    return text.length() <= LONGEST_BOOLEAN && words.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean sameNumber(String issued, String found) {
    if (Math.max(issued.length(), found.length()) > LONGEST_NUMBER) {
      return false;
    }
    String plainIssued = ungrouped(issued);
    String plainFound = ungrouped(found);
    if (!NUMBER.matcher(plainIssued).matches() || !NUMBER.matcher(plainFound).matches()) {
      return false;
    }
    BigDecimal a = new BigDecimal(plainIssued.replace(',', '.'));
    BigDecimal b = new BigDecimal(plainFound.replace(',', '.'));
    if (a.compareTo(b) == 0) {
      return true;
    }
    if (a.precision() > DIGITS_KEPT) {
      MathContext half = new MathContext(DIGITS_KEPT, RoundingMode.HALF_UP);
      MathContext cut = new MathContext(DIGITS_KEPT, RoundingMode.DOWN);
      BigDecimal kept = b.round(half);
      if (a.round(half).compareTo(kept) == 0 || a.round(cut).compareTo(kept) == 0) {
        return true;
      }
    }
    int shown = b.stripTrailingZeros().precision();
    return found.toLowerCase(Locale.ROOT).contains("e")
        && shown >= LEAST_DIGITS_SHOWN
        && a.round(new MathContext(shown, RoundingMode.HALF_UP)).compareTo(b) == 0;
  }

  /** A number without what separates its thousands: {@code 1,050.00}, {@code 1.050,00}. */
  private static String ungrouped(String text) {
    Matcher matcher = GROUPED.matcher(text);
    return matcher.matches()
        ? matcher.group(1).replaceAll("[^0-9+-]", "")
            + Objects.requireNonNullElse(matcher.group(4), "")
        : text;
  }

  private static boolean sameDate(String issued, String found) {
    Set<LocalDate> days = Dates.readings(issued);
    return !days.isEmpty() && Dates.readingsOfCell(found).stream().anyMatch(days::contains);
  }
}
