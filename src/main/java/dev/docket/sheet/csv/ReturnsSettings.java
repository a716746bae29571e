package dev.docket.sheet.csv;

import dev.docket.home.ConfigurationException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How returned files are read.
 *
 * @param legacyCharset the charset of returned text files that are no UTF-8; {@code none} refuses
 *     them
 */
@ConfigurationProperties(prefix = "docket.returns", ignoreUnknownFields = false)
record ReturnsSettings(@DefaultValue("windows-1252") String legacyCharset) {

  private static final String NONE = "none";
  private static final String ASCII =
      IntStream.rangeClosed(' ', '~')
          .mapToObj(c -> String.valueOf((char) c))
          .collect(Collectors.joining("", "\t", "\r\n"));

  ReturnsSettings {
    if (!isNone(legacyCharset) && !isUsable(legacyCharset)) {
      throw new ConfigurationException(
          "docket.returns.legacy-charset: found "
              + legacyCharset
              + ", allowed are none and charsets that hold ASCII as it is, like windows-1252,"
              + " windows-1250 or ISO-8859-15.");
    }
  }

  /** The charset; null where such files are refused. */
  @Nullable Charset charset() {
    return isNone(legacyCharset) ? null : Charset.forName(legacyCharset);
  }

  private static boolean isNone(String name) {
    return name.toLowerCase(Locale.ROOT).equals(NONE);
  }

  private static boolean isUsable(String name) {
    try {
      byte[] bytes = ASCII.getBytes(StandardCharsets.US_ASCII);
      return new String(bytes, Charset.forName(name)).equals(ASCII);
    } catch (IllegalArgumentException e) {
      // No such charset, or no name of one.
      return false;
    }
  }
}
