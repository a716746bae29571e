package dev.docket.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the characters of a text file are written: told by its byte order mark; without one by where
 * the zeros of UTF-16 lie; else UTF-8 where the whole file is valid, and a charset of former times
 * where it is not.
 *
 * @param charset how to decode it
 * @param mark the bytes of its byte order mark, which are no text
 * @param foreignLine the first line that is no UTF-8, for a charset that was guessed; else 0
 */
public record TextEncoding(Charset charset, int mark, int foreignLine) {

  /** What suffices to see where the zeros lie, in bytes. */
  private static final int SAMPLE = 1 << 16;

  /**
   * Tells a file's encoding; reads it to its end where it has no mark.
   *
   * @param legacy the charset of a file that is no UTF-8; null where there is none, and reading
   *     such a file as UTF-8 will say where it is not
   */
  public static TextEncoding of(Path file, @Nullable Charset legacy) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(SAMPLE);
      TextEncoding told = ofStart(start);
      if (told != null) {
        return told;
      }
      int foreign = legacy == null ? 0 : foreignLine(start, in);
      return foreign == 0 || legacy == null ? utf8() : new TextEncoding(legacy, 0, foreign);
    }
  }

  /** What a file's first bytes tell; null where it has no mark and is no UTF-16. */
  public static @Nullable TextEncoding ofStart(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3, 0);
    }
    if (begins(start, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2, 0);
    }
    if (begins(start, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2, 0);
    }
    int zeros = zeroPlace(start);
    if (zeros < 0) {
      return null;
    }
    return new TextEncoding(
        zeros == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0, 0);
  }

  /** UTF-8 without a mark. */
  public static TextEncoding utf8() {
    return new TextEncoding(StandardCharsets.UTF_8, 0, 0);
  }

  /** Whether it was guessed, since the file says nothing of it. */
  public boolean isGuessed() {
    return foreignLine > 0;
  }

  private static boolean begins(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where nearly every other byte is zero, as in Western text: at places even (0) or odd (1). */
  private static int zeroPlace(byte[] start) {
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i & 1] += start[i] == 0 ? 1 : 0;
    }
    int half = start.length / 2;
    int most = zeros[0] > zeros[1] ? 0 : 1;
    boolean told = half > 4 && zeros[most] > half * 0.6 && zeros[1 - most] < half * 0.1;
    return told ? most : -1;
  }

  /**
   * The first line that is no UTF-8; 0 where all of them are, and where the file is partly UTF-8:
   * it is damaged, and in a charset of former times it would be spoilt. It is partly UTF-8 where
   * one character is that {@link #isTold tells} it, or where more characters beyond ASCII are than
   * are not.
   */
  private static int foreignLine(byte[] start, InputStream rest) throws IOException {
    int line = 1;
    int foreignLine = 0;
    long whole = 0;
    long foreign = 0;
    int open = 0;
    int lead = 0;
    boolean told = false;
    int before = 0;
    for (byte[] next = start; next.length > 0; next = rest.readNBytes(SAMPLE)) {
      for (byte signed : next) {
        int b = signed & 0xFF;
        boolean follows = b >= 0x80 && b < 0xC0;
        if (open > 0 && follows) {
          open--;
          whole += open == 0 ? 1 : 0;
          told |= open == 0 && isTold(lead);
        } else {
          int expected = b < 0x80 ? 0 : following(b);
          if (open > 0 || expected < 0) {
            foreign++;
            foreignLine = foreignLine == 0 ? line : foreignLine;
          }
          open = Math.max(expected, 0);
          lead = b;
          line += b == '\r' || b == '\n' && before != '\r' ? 1 : 0;
        }
        before = b;
      }
    }
    if (open > 0) {
      foreign++;
      foreignLine = foreignLine == 0 ? line : foreignLine;
    }
    return told || whole > foreign ? 0 : foreignLine;
  }

  /**
   * Whether the first byte of a whole character in UTF-8 tells that the text is: Western letters
   * and signs begin with these, which in charsets of former times are Â, Ã and â, and hardly ever
   * stand before another sign. Others do by chance: {@code É»}, {@code ß“}.
   */
  private static boolean isTold(int lead) {
    return lead == 0xC2 || lead == 0xC3 || lead == 0xE2;
  }

  /** How many bytes follow one that begins a character in UTF-8; -1 where it begins none. */
  private static int following(int first) {
    if (first >= 0xC2 && first <= 0xDF) {
      return 1;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      return 2;
    }
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
  }

  /** Counts lines in a text that comes in pieces. */
  public static final class LineCount {

    private int line = 1;
    private boolean afterReturn;

    /** Goes on over a piece. */
    public void add(char[] text, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        char c = text[i];
        if (c == '\r' || c == '\n' && !afterReturn) {
          line++;
        }
        afterReturn = c == '\r';
      }
    }

    /** The line after all that was counted, from 1. */
    public int line() {
      return line;
    }
  }
}
