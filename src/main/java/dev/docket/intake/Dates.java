package dev.docket.intake;

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
