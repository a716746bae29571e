package dev.docket.cli;

import dev.docket.language.ForeignText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** JSON that steers no terminal: what JSON itself need not escape is escaped where it would. */
final class HarmlessJson extends CharacterEscapes {

  private static final long serialVersionUID = 1L;

  static final HarmlessJson ESCAPES = new HarmlessJson();

  private static final int ASCII_DELETE = 0x7F;

  private final int[] ascii = standardAsciiEscapesForJSON();

  private HarmlessJson() {
    ascii[ASCII_DELETE] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return ForeignText.isHarmless(character) || Character.isSurrogate((char) character)
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
  }
}
