package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowHeightTests {

  private static String of(String text, int width) {
    RowHeight height = new RowHeight();
    height.add("short", 20);
    height.add(text, width);
    return height.attribute();
  }

  @Test
  void leavesARowOfOneLineToTheProgram() {
    assertThat(of("", 10)).isEmpty();
    assertThat(of("ten digits", 10)).isEmpty();
  }

  @Test
  void makesRoomForWrappedWords() {
    assertThat(of("seven and eleven", 10)).isEqualTo(" ht=\"27.0\"");
    assertThat(of("x".repeat(23), 10)).isEqualTo(" ht=\"40.5\"");
    assertThat(of("a\nb\nc", 10)).isEqualTo(" ht=\"40.5\"");
  }

  @Test
  void makesNoRowHigherThanExcelTakes() {
    assertThat(of("x ".repeat(16_000), 5)).isEqualTo(" ht=\"405.0\"");
    assertThat(of("word", -2)).isEqualTo(" ht=\"54.0\"");
  }
}
