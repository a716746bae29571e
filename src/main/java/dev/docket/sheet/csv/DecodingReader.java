package dev.docket.sheet.csv;

import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decodes a text file by its byte order mark (UTF-8, UTF-16), strictly as UTF-8 without one. What
 * is no valid text refuses the file with its line; a replacement character would be stored as if
 * somebody had typed it.
 */
final class DecodingReader extends Reader {

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
  private boolean end;
  private boolean flushed;
  private int line = 1;
  private boolean afterReturn;

  DecodingReader(Path file) throws IOException {
    in = Files.newInputStream(file);
    bytes.flip();
    fill();
    decoder =
        charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Tells the charset by the mark and leaves the mark behind. */
  private Charset charset() {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      bytes.position(3);
    } else if (startsWith(0xFF, 0xFE)) {
      bytes.position(2);
      return StandardCharsets.UTF_16LE;
    } else if (startsWith(0xFE, 0xFF)) {
      bytes.position(2);
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private boolean startsWith(int... mark) {
    if (bytes.limit() < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes.get(i) & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads on until the buffer is full or the file at its end. */
  private void fill() throws IOException {
    bytes.compact();
    while (!end && bytes.hasRemaining()) {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        end = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    }
    bytes.flip();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    // A surrogate pair needs room for two.
    if (length < 2) {
      throw new IllegalArgumentException("The target has room for " + length + " characters only");
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (chars.position() == 0) {
      if (flushed) {
        return -1;
      }
      if (!end) {
        fill();
      }
      CoderResult result = decoder.decode(bytes, chars, end);
      if (result.isError()) {
        count(target, offset, chars.position());
        throw new UnreadableFileException(
            "Line "
                + line
                + " holds characters that are not "
                + (decoder.charset().equals(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16")
                + ". Open the file in the program it was filled in with and save it as 'CSV UTF-8'"
                + " (or as an Excel workbook).");
      }
      if (end && result.isUnderflow()) {
        decoder.flush(chars);
        flushed = true;
      }
    }
    count(target, offset, chars.position());
    return chars.position();
  }

  private void count(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c == '\r' || c == '\n' && !afterReturn) {
        line++;
      }
      afterReturn = c == '\r';
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
