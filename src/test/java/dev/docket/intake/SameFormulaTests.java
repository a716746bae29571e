package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Cell;
import org.junit.jupiter.api.Test;

/** What was issued as a text and came back as a formula, and what only looks alike. */
class SameFormulaTests {

  @Test
  void aTextThatAProgramTookForAFormulaIsTheSame() {
    assertThat(SameValue.same("=1+1", new Cell(Cell.Kind.BLANK, "", "1+1"))).isTrue();
    assertThat(SameValue.same("=1+1", new Cell(Cell.Kind.NUMBER, "2", "1+1"))).isTrue();
    assertThat(SameValue.same("=1+1", new Cell(Cell.Kind.ERROR, "#NAME?", "1+1"))).isTrue();
  }

  @Test
  void anotherFormulaIsNot() {
    assertThat(SameValue.same("=1+1", new Cell(Cell.Kind.NUMBER, "2", "1+2"))).isFalse();
    assertThat(SameValue.same("=1+1", new Cell(Cell.Kind.BLANK, "", null))).isFalse();
    assertThat(SameValue.same("", new Cell(Cell.Kind.BLANK, "", "1+1"))).isFalse();
    assertThat(SameValue.same("=x", Cell.text("x"))).isFalse();
  }

  @Test
  void digitsAreExcusedFromTheSixteenthOnOnly() {
    assertThat(SameValue.same("123456789012345", Cell.text("123456789012340"))).isFalse();
    assertThat(SameValue.same("1234567890123456", Cell.text("1234567890123450"))).isTrue();
    assertThat(SameValue.same("1234567890123456", Cell.text("1234567890123400"))).isFalse();
  }

  @Test
  void scientificNotationNeedsThreeDigitsThatAreTheSame() {
    assertThat(SameValue.same("123456789012", Cell.text("1.23E+11"))).isTrue();
    assertThat(SameValue.same("123456789012", Cell.text("1.2E+11"))).isFalse();
    assertThat(SameValue.same("123456789012", Cell.text("1.24E+11"))).isFalse();
  }
}
