package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.language.Language;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

  @ParameterizedTest
  @CsvSource({"0,A", "25,Z", "26,AA", "27,AB", "51,AZ", "52,BA", "701,ZZ", "702,AAA", "16383,XFD"})
  void namesColumnsAsTheSpreadsheetDoes(int column, String name) {
    assertThat(Words.column(column)).isEqualTo(name);
  }

  @Test
  void quotesAForeignTextOnOneLine() {
    assertThat(Words.quote("a\nb\tc")).hasToString("\"a⏎b⇥c\"");
  }

  @Test
  void quotesAsTheReadersLanguageDoes() {
    assertThat(Words.quote("a\"b").in(Language.ENGLISH)).isEqualTo("\"a\"b\"");
    assertThat(Words.quote("a'{0}b").in(Language.GERMAN)).isEqualTo("„a'{0}b“");
    assertThat(Words.list(List.of("a", "b")).in(Language.FRENCH)).isEqualTo("« a », « b »");
    assertThat(Words.and(List.of(Words.quote("a"), "3")).in(Language.GERMAN))
        .isEqualTo("„a“ und 3");
  }

  @Test
  void shortensALongTextWithoutCuttingACharacter() {
    assertThat(Words.quote("x".repeat(120))).hasToString("\"" + "x".repeat(120) + "\"");
    assertThat(Words.quote("x".repeat(121))).hasToString("\"" + "x".repeat(120) + "…\"");
    assertThat(Words.quote("x".repeat(119) + "\uD83D\uDE00 and more"))
        .hasToString("\"" + "x".repeat(119) + "…\"");
  }

  @Test
  void whatSteersOrTurnsATextAroundBecomesVisibleInQuotes() {
    for (int mark :
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C"
            .chars()
            .toArray()) {
      assertThat(Words.quote("a" + (char) mark + "b"))
          .as("U+%04X", mark)
          .hasToString("\"a\uFFFDb\"");
    }
    assertThat(Words.quote("\u001B[31mred\u2028\u009B")).hasToString("\"␛[31mred⏎\uFFFD\"");
  }

  @Test
  void listsTheFirstOnly() {
    assertThat(Words.list(List.of("a", "b"))).hasToString("\"a\", \"b\"");
    assertThat(Words.list(Collections.nCopies(25, "a"))).asString().endsWith("\"a\" and 5 more");
  }

  @Test
  void putsAnAndBeforeTheLast() {
    assertThat(Words.and(List.of("a"))).hasToString("a");
    assertThat(Words.and(List.of("a", "b", "c"))).hasToString("a, b and c");
    assertThat(Words.and(Collections.nCopies(20, "a"))).asString().endsWith("a and a");
    assertThat(Words.and(Collections.nCopies(25, "a"))).asString().endsWith("a and 5 more");
  }
}
