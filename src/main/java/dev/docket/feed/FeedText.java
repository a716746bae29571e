package dev.docket.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/**
 * A feed file as text: UTF-8, with or without byte order mark, or UTF-16 with one. Nothing is ever
 * replaced: bytes that are no text fail with a {@link java.nio.charset.CharacterCodingException}.
 */
final class FeedText {

  private static final int HEAD = 65_536;

  private enum Encoding {
    UTF_8_MARKED(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16_BIG(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    UTF_16_LITTLE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_8(StandardCharsets.UTF_8);

    final Charset charset;
    final int[] mark;

    Encoding(Charset charset, int... mark) {
      this.charset = charset;
      this.mark = mark;
    }

    static Encoding of(byte[] start) {
      for (Encoding encoding : values()) {
        if (encoding.begins(start)) {
          return encoding;
        }
      }
      return UTF_8;
    }

    private boolean begins(byte[] start) {
      if (start.length < mark.length) {
        return false;
      }
      for (int place = 0; place < mark.length; place++) {
        if ((start[place] & 0xFF) != mark[place]) {
          return false;
        }
      }
      return true;
    }
  }

  private FeedText() {}

  /** The text without its byte order mark. */
  static Reader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), HEAD);
    try {
      bytes.mark(3);
      Encoding encoding = Encoding.of(bytes.readNBytes(3));
      bytes.reset();
      bytes.skipNBytes(encoding.mark.length);
      return new InputStreamReader(
          bytes,
          encoding
              .charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException | RuntimeException fault) {
      bytes.close();
      throw fault;
    }
  }

  /** The beginning of the text, good enough to tell a format by; it may end with half a letter. */
  static String head(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] head = bytes.readNBytes(HEAD);
      Encoding encoding = Encoding.of(head);
      int mark = encoding.mark.length;
      return new String(head, mark, head.length - mark, encoding.charset);
    }
  }

  /** The refusal of a file whose bytes are no text. */
  static BadFeedException badEncoding(String fileName, @Nullable TokenStreamLocation near) {
    String where = near == null ? "" : " somewhere after line " + near.getLineNr();
    return new BadFeedException(
        Words.visible(fileName)
            + " is not valid UTF-8"
            + where
            + " (UTF-16 needs its byte order mark). Nothing of it was taken in. Save it as UTF-8;"
            + " if it is encrypted, set docket.governance.decrypt-command.");
  }
}
