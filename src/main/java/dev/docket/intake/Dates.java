package dev.docket.intake;

import dev.docket.sheet.Cell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days that a text in a cell may stand for. */
final class Dates {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})([T ][0-9:.]+Z?)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})( [0-9:.]+)?");
  private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");
  private static final Pattern DAY_OR_MONTH = Pattern.compile("([0-9]{1,2})[-/.]([0-9]{1,2})\\.?");
  private static final int DAYS_TO_1904 = 1_462;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private Dates() {}

  /**
   * Every day that the text can mean: none when it is no date, two when day and month could be
   * either.
   */
  static Set<LocalDate> readings(String text) {
    Set<LocalDate> days = new LinkedHashSet<>();
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (yearFirst.matches()) {
      add(days, number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
    } else if (yearLast.matches()) {
      int year = number(yearLast, 4) < 100 ? 2000 + number(yearLast, 4) : number(yearLast, 4);
      add(days, year, number(yearLast, 3), number(yearLast, 1));
      if (!yearLast.group(2).equals(".")) {
        add(days, year, number(yearLast, 1), number(yearLast, 3));
      }
    }
    return days;
  }

  /** As {@link #readings}, also of a number that a spreadsheet keeps a day as. */
  static Set<LocalDate> readingsOfCell(String text) {
    return SERIAL.matcher(text).matches()
        ? Set.of(SERIAL_ZERO.plusDays(Long.parseLong(List.of(text.split("\\.")).get(0))))
        : readings(text);
  }

  /** As {@link #readingsOfCell(String)}, of a cell that may count days from 1904, too. */
  static Set<LocalDate> readingsOfCell(Cell.Kind kind, String text) {
    Set<LocalDate> readings = readingsOfCell(text);
    if (kind != Cell.Kind.NUMBER_1904 || readings.isEmpty()) {
      return readings;
    }
    Set<LocalDate> both = new LinkedHashSet<>();
    readings.forEach(day -> both.add(day.plusDays(DAYS_TO_1904)));
    both.addAll(readings);
    return both;
  }

  /**
   * Whether a spreadsheet program may have taken a text for the day that a cell holds: {@code 4.12}
   * becomes the fourth of December or the twelfth of April of the year of typing.
   */
  static boolean mayHaveBecome(String typed, String day) {
    Matcher parts = DAY_OR_MONTH.matcher(typed);
    Matcher found = YEAR_FIRST.matcher(day);
    if (!parts.matches() || !found.matches() || found.group(4) != null) {
      return false;
    }
    int month = number(found, 2);
    int dayOfMonth = number(found, 3);
    int first = number(parts, 1);
    int second = number(parts, 2);
    return first == dayOfMonth && second == month
        || first == month && second == dayOfMonth
        || first == month && dayOfMonth == 1 && second == number(found, 1) % 100;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static void add(Set<LocalDate> days, int year, int month, int day) {
    try {
      days.add(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // Not a reading: there is no such day.
    }
  }
}
