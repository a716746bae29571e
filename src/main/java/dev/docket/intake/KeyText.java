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

  private static final String AROUND =
      "'\"`\u00B4\u00AB\u00BB \u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F";
  private static final Pattern HYPHENS =
      Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]");

  private KeyText() {}

  static String of(String cell) {
    String text = Normal.text(Normal.normalized(cell, Normalizer.Form.NFKC));
    boolean isFormula = text.length() > 1 && text.charAt(0) == '=' && isAround(text.charAt(1));
    // By hand, since a pattern would look at a long row of quotation marks from each of them.
    int from = isFormula ? 1 : 0;
    int to = text.length();
    while (from < to && isAround(text.charAt(from))) {
      from++;
    }
    while (to > from && isAround(text.charAt(to - 1))) {
      to--;
    }
    return HYPHENS.matcher(text.substring(from, to)).replaceAll("-");
  }

  private static boolean isAround(char c) {
    return AROUND.indexOf(c) >= 0;
  }
}
