package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Tables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class XstringTests {

  @Test
  void escapesWhatXmlCannotHold() {
    assertThat(Xstring.encode("a\u0001\r\uFFFE\uD800")).isEqualTo("a_x0001__x000D__xFFFE__xD800_");
    assertThat(Xstring.encode("tab\tline\n\uD83D\uDE00")).isEqualTo("tab\tline\n\uD83D\uDE00");
  }

  @Test
  void escapesTheUnderscoreOfWhatLooksEscaped() {
    assertThat(Xstring.encode("_x0041_")).isEqualTo("_x005F_x0041_");
    assertThat(Xstring.encode("_xABCD\u0001")).isEqualTo("_x005F_xABCD_x0001_");
    assertThat(Xstring.encode("_x00G1_ _x004")).isEqualTo("_x00G1_ _x004");
  }

  @Test
  void decodingUndoesEncodingForEveryString() {
    List<String> texts = new ArrayList<>(Tables.random(50_000, true));
    texts.addAll(Tables.NASTY);
    texts.addAll(Tables.LONE_SURROGATES);
    for (String text : texts) {
      assertThat(Xstring.decode(Xstring.encode(text))).isEqualTo(text);
    }
    for (int c = 0; c < 0x10000; c++) {
      String text = "a" + (char) c;
      assertThat(Xstring.decode(Xstring.encode(text))).isEqualTo(text);
    }
  }
}
