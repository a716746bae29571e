package dev.docket.sheet.csv;

import dev.docket.language.Message;
import dev.docket.sheet.TextEncoding;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decodes a text file. What is no valid text in its encoding refuses the file with its line; a
 * replacement character would be stored as if somebody had typed it.
 */
final class DecodingReader extends Reader {

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final TextEncoding encoding;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
  private final TextEncoding.LineCount lines = new TextEncoding.LineCount();
  private boolean end;
  private boolean flushed;

  DecodingReader(Path file, TextEncoding encoding) throws IOException {
    this.encoding = encoding;
    in = Files.newInputStream(file);
    bytes.flip();
    fill();
    bytes.position(Math.min(encoding.mark(), bytes.limit()));
    decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
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
        lines.add(target, offset, chars.position());
        throw new UnreadableFileException(refusal());
      }
      if (end && result.isUnderflow()) {
        decoder.flush(chars);
        flushed = true;
      }
    }
    lines.add(target, offset, chars.position());
    return chars.position();
  }

  private Message refusal() {
    boolean expected = encoding.isGuessed() || encoding.charset().equals(StandardCharsets.UTF_8);
    String name = expected ? encoding.charset().name() : "UTF-16";
    return Message.of("csv.foreign-characters", lines.line(), name);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
