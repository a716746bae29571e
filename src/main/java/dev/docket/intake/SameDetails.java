package dev.docket.intake;

import dev.docket.order.Answer;
import dev.docket.sheet.Cell;
import dev.docket.sheet.SheetColumn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Details of an answer that come back as a spreadsheet program changed them: a receipt that was
 * opened and saved says {@code 123} where {@code 00123} is recorded. That is no correction. What no
 * program does by itself is one: {@code 00123} where {@code 123} is recorded.
 */
final class SameDetails {

  /** A number in a spreadsheet keeps so many digits; it has zeros for those after them. */
  private static final int DIGITS_KEPT = 15;

  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern EXPONENT = Pattern.compile("[0-9.,]+[Ee][+-]?[0-9]+");

  private SameDetails() {}

  /** The row with what is recorded in place of what a program made of it. */
  static ReturnRow restored(ReturnRow row, Answer recorded) {
    Map<SheetColumn, Cell> fixed = new EnumMap<>(SheetColumn.class);
    fixed.putAll(row.fixed());
    restore(fixed, SheetColumn.MESSAGE, recorded.message());
    restore(fixed, SheetColumn.ACTUAL_ID, recorded.actualId());
    restore(fixed, SheetColumn.DONE_BY, recorded.doneBy());
    return row.with(fixed);
  }

  private static void restore(
      Map<SheetColumn, Cell> fixed, SheetColumn column, @Nullable String recorded) {
    Cell found = fixed.getOrDefault(column, Cell.BLANK);
    if (recorded != null && !found.isBlank() && isSame(recorded, found)) {
      fixed.put(column, Cell.text(recorded));
    }
  }

  /** Whether a program may have made what was found of what is recorded. */
  static boolean isSame(String recorded, Cell found) {
    return SameValue.same(recorded, found) && !isTyped(recorded, found);
  }

  /** Programs leave out, and write days in their own form; they add nothing and swap nothing. */
  private static boolean isTyped(String recorded, Cell found) {
    String text = found.text();
    if (text.startsWith("+") && !recorded.startsWith("+")) {
      return true;
    }
    if (found.kind() == Cell.Kind.DATE || EXPONENT.matcher(recorded).matches()) {
      return false;
    }
    if (!Dates.readings(recorded).isEmpty()) {
      return form(recorded).equals(form(text)) && !dayAndMonth(recorded).equals(dayAndMonth(text));
    }
    String was = digits(recorded);
    String is = digits(text);
    return is.length() > was.length()
        || found.kind() == Cell.Kind.TEXT && isTypedBeyondKept(plain(was), plain(is));
  }

  private static boolean isTypedBeyondKept(String was, String is) {
    return was.length() > DIGITS_KEPT
        && is.length() == was.length()
        && !is.equals(was)
        && !is.substring(DIGITS_KEPT).matches("0*");
  }

  /** The signs between the digits; a hand that corrects a day keeps them. */
  private static String form(String text) {
    return DIGITS.matcher(text).replaceAll("0");
  }

  private static List<String> dayAndMonth(String text) {
    return NO_DIGITS.splitAsStream(text).limit(2).map(SameDetails::plain).toList();
  }

  private static String plain(String digits) {
    return digits.replaceFirst("^0+(?=.)", "");
  }

  private static String digits(String text) {
    return NO_DIGITS.matcher(text).replaceAll("");
  }
}
