package dev.docket.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTests {

  private static final String DIRECTIONS =
      "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C";

  @Test
  void makesControlCharactersVisible() {
    assertThat(ForeignText.cell("\u001B[31mred\u0000\u007F")).isEqualTo("␛[31mred␀␡");
    assertThat(ForeignText.cell("a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
    assertThat(ForeignText.cell("\u009Bx\uFFFE\u0085")).isEqualTo("\uFFFDx\uFFFD\n");
    assertThat(ForeignText.lines("a\r\nb\u2028c\td")).isEqualTo("a\nb\nc\td");
    assertThat(ForeignText.line("a\r\nb\u2028c\td")).isEqualTo("a⏎b⏎c⇥d");
  }

  @Test
  void keepsWholeCharactersAndReplacesHalves() {
    assertThat(ForeignText.cell("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    assertThat(ForeignText.line("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void onlyATextThatStandsAloneKeepsItsMarksOfDirection() {
    assertThat(ForeignText.cell(DIRECTIONS)).isEqualTo(DIRECTIONS);
    assertThat(ForeignText.line(DIRECTIONS)).isEqualTo("\uFFFD".repeat(DIRECTIONS.length()));
    assertThat(DIRECTIONS.chars()).noneMatch(ForeignText::isHarmless);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsCleanStaysAsItIs(boolean isAlone) {
    IntStream.rangeClosed(0, 0xFFFF)
        .mapToObj(c -> "x" + (char) c + "y")
        .forEach(
            text -> {
              String once = isAlone ? ForeignText.cell(text) : ForeignText.line(text);
              String twice = isAlone ? ForeignText.cell(once) : ForeignText.line(once);
              assertThat(twice).isEqualTo(once);
            });
  }
}
