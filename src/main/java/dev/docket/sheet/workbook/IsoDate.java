package dev.docket.sheet.workbook;

import dev.docket.sheet.Cell;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times that a file holds as ISO 8601 writes them. */
public final class IsoDate {

  private static final Pattern MIDNIGHT = Pattern.compile("T00:00(:00([.,]0+)?)?Z?$");
  private static final Pattern FRACTION = Pattern.compile("[.,][0-9]+(Z?)$");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}(:[0-9]{2}){1,2}([.,][0-9]+)?Z?)?|[0-9]{2}(:[0-9]{2}){1,2}([.,][0-9]+)?");
  private static final Pattern DURATION =
      Pattern.compile("PT(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,7})(?:[.,][0-9]+)?S)?");

  private IsoDate() {}

  /** The cell of a day, a time or both; a text where it is none of them. */
  public static Cell cell(String text, @Nullable String formula) {
    String stripped = text.strip();
    if (!DATE.matcher(stripped).matches()) {
      return stripped.isEmpty() && formula == null
          ? Cell.BLANK
          : new Cell(stripped.isEmpty() ? Cell.Kind.BLANK : Cell.Kind.TEXT, stripped, formula);
    }
    String day = MIDNIGHT.matcher(stripped).replaceFirst("");
    return new Cell(Cell.Kind.DATE, FRACTION.matcher(day).replaceFirst("$1"), formula);
  }

  /** The cell of a time that is kept as a duration: {@code PT14H30M00S} is {@code 14:30:00}. */
  public static Cell time(String duration, @Nullable String formula) {
    Matcher matcher = DURATION.matcher(duration.strip());
    if (!matcher.matches()) {
      return cell(duration, formula);
    }
    long seconds = part(matcher, 1) * 3600 + part(matcher, 2) * 60 + part(matcher, 3);
    String text =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return new Cell(Cell.Kind.DATE, text, formula);
  }

  private static long part(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Long.parseLong(text);
  }
}
