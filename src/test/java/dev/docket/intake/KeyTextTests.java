package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K7QA-0123",
        " K7QA-0123\u00A0",
        "'K7QA-0123",
        "''K7QA-0123",
        "\u2019K7QA-0123",
        "\"K7QA-0123\"",
        "=\"K7QA-0123\"",
        "\u201EK7QA-0123\u201C",
        "K7QA\u20110123",
        "K7QA\u20130123",
        "K7QA\u22120123",
        "\uFF2B\uFF17\uFF31\uFF21\uFF0D\uFF10\uFF11\uFF12\uFF13",
        "\u2066K7QA-0123\u2069"
      })
  void whatProgramsAndPeoplePutAroundAKeyIsNoPartOfIt(String cell) {
    assertThat(KeyText.of(cell)).isEqualTo("K7QA-0123");
  }

  @Test
  void whatIsInsideAKeyStays() {
    assertThat(KeyText.of("K7'QA")).isEqualTo("K7'QA");
    assertThat(KeyText.of("")).isEmpty();
    assertThat(KeyText.of("'")).isEmpty();
  }

  @Test
  @Timeout(5)
  void aLongRowOfQuotationMarksIsSoonRead() {
    String quotes = "\"".repeat(1_000_000);
    assertThat(KeyText.of("D" + quotes + "D")).hasSize(1_000_002);
    assertThat(KeyText.of("D" + quotes)).isEqualTo("D");
  }
}
