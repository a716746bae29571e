package dev.docket.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a rule, whose control characters can be seen: {@code ␍ ␊ ␉ ␀}, {@code ⍽} for the
 * no-break space, {@code ‹BOM›}, {@code ‹U+200B›} for any character, {@code ‹E9 80›} for bytes. The
 * line breaks of the rule's own file are not part of it.
 */
final class RuleText {

  private static final Pattern ESCAPE =
      Pattern.compile("‹(BOM|U\\+[0-9A-F]{4,6}|[0-9A-F]{2}(?: [0-9A-F]{2})*)›");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)\\}");
  private static final Map<String, String> VISIBLE =
      Map.of("␍", "\r", "␊", "\n", "␉", "\t", "␀", "\0", "⍽", "\u00A0");

  private RuleText() {}

  /** The file's bytes. */
  static byte[] bytes(String text, Charset charset, UnaryOperator<String> placeholders) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String filled = filled(text.replace("\n", ""), placeholders);
    Matcher escapes = ESCAPE.matcher(filled);
    int from = 0;
    while (escapes.find()) {
      out.writeBytes(plain(filled.substring(from, escapes.start())).getBytes(charset));
      String escape = escapes.group(1);
      String character = character(escape);
      if (character != null) {
        out.writeBytes(character.getBytes(charset));
      } else {
        for (String hex : escape.split(" ")) {
          out.write(Integer.parseInt(hex, 16));
        }
      }
      from = escapes.end();
    }
    out.writeBytes(plain(filled.substring(from)).getBytes(charset));
    return out.toByteArray();
  }

  /** A cell's text; it has no bytes of its own. */
  static String text(String text, UnaryOperator<String> placeholders) {
    String plain = plain(filled(text, placeholders));
    return ESCAPE
        .matcher(plain)
        .replaceAll(
            m -> {
              String character = character(m.group(1));
              if (character == null) {
                throw new IllegalArgumentException("a cell has no bytes: " + m.group());
              }
              return Matcher.quoteReplacement(character);
            });
  }

  private static String character(String escape) {
    if (escape.equals("BOM")) {
      return "\uFEFF";
    }
    return escape.startsWith("U+")
        ? Character.toString(Integer.parseInt(escape.substring(2), 16))
        : null;
  }

  private static String plain(String text) {
    String plain = text;
    for (Map.Entry<String, String> sign : VISIBLE.entrySet()) {
      plain = plain.replace(sign.getKey(), sign.getValue());
    }
    return plain;
  }

  private static String filled(String text, UnaryOperator<String> placeholders) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(placeholders.apply(m.group(1))));
  }
}
