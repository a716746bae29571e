package dev.docket.intake;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.Normal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a cell that came back still says what was issued. Excused is what spreadsheet programs do
 * to values by themselves: spaces and line breaks, leading zeros and plus signs gone, digits past
 * the 15th, scientific notation, {@code TRUE} for {@code true}, a date in another form, a text
 * taken for a formula, the guard against that.
 */
final class SameValue {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final int DIGITS_KEPT = 15;
  private static final int LEAST_DIGITS_SHOWN = 3;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private SameValue() {}

  static boolean same(String issued, Cell found) {
    String text =
        found.text().isEmpty() && found.formula() != null ? "=" + found.formula() : found.text();
    return same(issued, text)
        || found.formula() != null && same(issued, "=" + found.formula())
        || same(issued, FormulaGuard.decode(text))
        || same(FormulaGuard.decode(issued), text);
  }

  private static boolean same(String issued, String found) {
    String a = Normal.text(issued);
    String b = Normal.text(found);
    return a.equals(b) || sameBoolean(a, b) || sameNumber(a, b) || sameDate(a, b);
  }

  private static boolean sameBoolean(String a, String b) {
    String lower = a.toLowerCase(Locale.ROOT);
    return (lower.equals("true") || lower.equals("false"))
        && lower.equals(b.toLowerCase(Locale.ROOT));
  }

  private static boolean sameNumber(String issued, String found) {
    if (!NUMBER.matcher(issued).matches() || !NUMBER.matcher(found).matches()) {
      return false;
    }
    BigDecimal a = new BigDecimal(issued.replace(',', '.'));
    BigDecimal b = new BigDecimal(found.replace(',', '.'));
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

  private static boolean sameDate(String issued, String found) {
    Optional<LocalDate> day = isoDay(issued);
    return day.isPresent() && Dates.readings(found).contains(day.get())
        || day.isPresent()
            && found.matches("[0-9]{5}")
            && SERIAL_ZERO.plusDays(Long.parseLong(found)).equals(day.get());
  }

  private static Optional<LocalDate> isoDay(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
