package dev.docket.intake;

import dev.docket.sheet.Normal;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The text of a key cell (Order, Check) as it was issued, whatever programs and people put around
 * it: the apostrophe and the quotation marks that keep a text a text, full-width letters, hyphens
 * that were made prettier. Nothing is lost by that: the check proves the row.
 */
final class KeyText {

  private static final String QUOTES = "['\"`\\u00B4\\u2018-\\u201F\\u00AB\\u00BB]";
  private static final Pattern QUOTED =
      Pattern.compile("^=?" + QUOTES + "+\\s*|\\s*" + QUOTES + "+$");
  private static final Pattern HYPHENS =
      Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]");

  private KeyText() {}

  static String of(String cell) {
    String text = Normal.text(Normalizer.normalize(cell, Normalizer.Form.NFKC));
    return HYPHENS.matcher(QUOTED.matcher(text).replaceAll("")).replaceAll("-");
  }
}
