package dev.docket.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTests {

  @Test
  void showsWhatCannotBeSeenAsItsCode() {
    assertThat(Words.quoted("a\n\u001B[31m\u202E\u200Bb\uD800"))
        .isEqualTo("\"a\\u000A\\u001B[31m\\u202E\\u200Bb\\uD800\"");
  }

  @Test
  void shortensLongTextsWithoutCuttingACharacter() {
    assertThat(Words.visible("x".repeat(80))).hasSize(80);
    assertThat(Words.visible("😀".repeat(81))).isEqualTo("😀".repeat(80) + "…");
  }
}
