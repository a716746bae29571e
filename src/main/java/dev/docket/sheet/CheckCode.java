package dev.docket.sheet;

import dev.docket.order.OrderNumber;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The check digest of a row: HMAC-SHA-256 over order, sheet, attempt and proposed values, of which
 * 80 bits are shown, after the id of the key. It proves that Docket issued the row; it says nothing
 * of who answers it.
 */
@Component
public final class CheckCode {

  private static final Pattern FORM = Pattern.compile("K[0-9A-Z]{3}-[0-9A-Z]{16}");

  private final CheckSecret secret;

  CheckCode(CheckSecret secret) {
    this.secret = secret;
  }

  /** The digest for a row that is being issued. */
  public String of(long order, long sheet, int attempt, String valuesDigest) {
    return secret.digest(text(order, sheet, attempt, valuesDigest));
  }

  /** Whether a digest is that of this row, be it made with the current key or an older one. */
  public boolean proves(String code, long order, long sheet, int attempt, String valuesDigest) {
    return secret.proves(code, text(order, sheet, attempt, valuesDigest));
  }

  /** Whether a digest was made with a key that is not here any more. */
  public boolean isOfLostKey(String code) {
    return FORM.matcher(code).matches() && !secret.knowsKeyOf(code);
  }

  /** Whether a text has the form of a check digest, whatever its case; it may prove nothing. */
  public static boolean looksLikeOne(String text) {
    return FORM.matcher(text.toUpperCase(Locale.ROOT)).matches();
  }

  private static String text(long order, long sheet, int attempt, String valuesDigest) {
    return String.join(
        "\n",
        OrderNumber.of(order),
        SheetNumber.of(sheet),
        Integer.toString(attempt),
        valuesDigest);
  }
}
