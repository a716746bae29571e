package dev.docket.sheet.excel;

import dev.docket.sheet.Cell;
import dev.docket.sheet.workbook.Numbers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a workbook keeps days and times as: days since 1900, or since 1904 where it says so.
 *
 * @param from1904 whether the workbook counts from 1904
 */
record Serial(boolean from1904) {

  private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate START_1900 = LocalDate.of(1899, 12, 30);

  /** The 29th of February 1900, which Excel believes in; days before it are one off. */
  private static final int NO_DAY = 60;

  private static final int MOST_DAYS = 2_958_466;
  private static final int DAY_SECONDS = 86_400;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** A number's cell as its format shows it: a day or time where it is one, else the number. */
  Cell cell(String stored, DateFormat format, @Nullable String formula) {
    String plain = Numbers.plain(stored);
    String date = format == DateFormat.NONE ? null : iso(plain, format);
    if (date != null) {
      return new Cell(Cell.Kind.DATE, date, formula);
    }
    return new Cell(from1904 ? Cell.Kind.NUMBER_1904 : Cell.Kind.NUMBER, plain, formula);
  }

  private @Nullable String iso(String plain, DateFormat format) {
    double value;
    try {
      value = Double.parseDouble(plain);
    } catch (NumberFormatException e) {
      return null;
    }
    if (!(value >= 0 && value < MOST_DAYS)) {
      return null;
    }
    long seconds = Math.round(value * DAY_SECONDS);
    long days = seconds / DAY_SECONDS;
    int ofDay = (int) (seconds % DAY_SECONDS);
    if (format == DateFormat.DURATION) {
      return String.format(
          Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    if (days == 0 && (ofDay > 0 || format == DateFormat.TIME)) {
      return LocalDate.EPOCH.atStartOfDay().plusSeconds(ofDay).format(TIME);
    }
    LocalDate day = day(days);
    if (day == null || ofDay == 0) {
      return day == null ? null : day.toString();
    }
    LocalDateTime moment = day.atStartOfDay().plusSeconds(ofDay);
    return day + "T" + moment.format(TIME);
  }

  private @Nullable LocalDate day(long days) {
    if (from1904) {
      return START_1904.plusDays(days);
    }
    if (days == 0 || days == NO_DAY) {
      return null;
    }
    return START_1900.plusDays(days < NO_DAY ? days + 1 : days);
  }
}
