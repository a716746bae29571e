package dev.docket.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTests {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00AD, 0x034F, 0x061C, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A,
        0x202E, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0x3164, 0xFE0F, 0xFEFF,
        0xFFA0, 0xE0020
      })
  void whatNobodySeesIsLeftOut(int character) {
    assertThat(Normal.text("Con" + Character.toString(character) + "firmed"))
        .isEqualTo("Confirmed");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2000, 0x2009, 0x200A, 0x2028,
        0x2029, 0x202F, 0x205F, 0x3000
      })
  void everySpaceIsOne(int character) {
    String space = Character.toString(character);
    assertThat(Normal.text(space + "Ada" + space + space + "Lovelace" + space))
        .isEqualTo("Ada Lovelace");
  }

  @Test
  void lettersAreLowerInEveryLanguage() {
    assertThat(Normal.key("OWNER ID")).isEqualTo("owner id");
    assertThat(Normal.key("Cafe\u0301")).isEqualTo("caf\u00E9");
  }
}
