package dev.docket.sheet;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A work sheet's number as people see it: {@code S000123}. */
public final class SheetNumber {

  private static final Pattern FORM = Pattern.compile("[Ss]0*([0-9]{1,18})");

  private SheetNumber() {}

  /** The text for a sheet's id. */
  public static String of(long id) {
    return String.format(Locale.ROOT, "S%06d", id);
  }

  /** The id that a text stands for; empty when it is no sheet number. */
  public static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
