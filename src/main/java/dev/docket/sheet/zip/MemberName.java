package dev.docket.sheet.zip;

import dev.docket.language.ForeignText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Names in zip archives: what their bytes mean, and what of them may be shown. */
final class MemberName {

  private static final int UNICODE_PATH = 0x7075;

  /** What zip programs wrote before there was Unicode. */
  private static final Charset OLD =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  private static final int LONGEST_NAME = 160;
  private static final int LONGEST_FOLDERS = 240;

  private MemberName() {}

  /**
   * Decodes a name: as UTF-8 where the archive says so or where it is, by the Unicode name beside
   * it, else as programs of old wrote it.
   */
  static String decoded(byte[] raw, boolean saysUtf8, ByteBuffer extra) {
    if (!saysUtf8) {
      byte[] unicode = unicode(raw, extra);
      if (unicode != null) {
        return new String(unicode, StandardCharsets.UTF_8);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      return new String(raw, OLD);
    }
  }

  private static byte @Nullable [] unicode(byte[] raw, ByteBuffer extra) {
    byte[] field = ZipDirectory.field(extra, UNICODE_PATH);
    if (field == null || field.length < 5 || field[0] != 1) {
      return null;
    }
    CRC32 crc = new CRC32();
    crc.update(raw);
    long said = Integer.toUnsignedLong(ByteBuffer.wrap(field).order(extra.order()).getInt(1));
    return said != crc.getValue() ? null : java.util.Arrays.copyOfRange(field, 5, field.length);
  }

  /** A name without what leads elsewhere, steers a terminal, or is longer than anybody needs. */
  static String shown(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : name.replace('\\', '/').split("/")) {
      String clean = ForeignText.line(step);
      if (!clean.isEmpty() && !clean.equals(".")) {
        steps.add(clean.equals("..") ? "_" : clean);
      }
    }
    if (steps.isEmpty()) {
      return "_";
    }
    String file = shortened(steps.remove(steps.size() - 1), LONGEST_NAME);
    String folders = shortened(String.join("/", steps), LONGEST_FOLDERS);
    return folders.isEmpty() ? file : folders + "/" + file;
  }

  /** Shortened in the middle, so that the ending stays. */
  private static String shortened(String text, int most) {
    int[] points = text.codePoints().toArray();
    if (points.length <= most) {
      return text;
    }
    int half = most / 2;
    return new String(points, 0, half) + "…" + new String(points, points.length - half, half);
  }
}
