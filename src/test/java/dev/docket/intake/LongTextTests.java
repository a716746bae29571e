package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.Normal;
import dev.docket.sheet.ResultWord;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.workbook.Numbers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However long a text in a cell is, and whatever it is made of, it is soon understood. */
class LongTextTests {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** Enough for what grows with its square to take minutes. */
  private static final int LENGTH = 300_000;

  private final ResultWords words = new ResultWords(new ResultWordSettings(List.of(), List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.",
        ",000",
        ".000",
        "1e",
        "1/",
        ".",
        ". ",
        " ",
        "=",
        "=-",
        "\u00A0x",
        "\u200B",
        "\u0300\u0316",
        "\u0300\u0316\u200B",
        "\uFF9E\u0300",
        "\u0301a",
        "\u03A3",
        "\uFDFA",
        "\u1112\u1161\u11AB",
        "?",
        "\uFFFD",
        "\uD83D\uDE00",
        "ok ",
        "\r"
      })
  void isSoonUnderstood(String piece) {
    String body = piece.repeat(LENGTH / piece.length());
    for (String text : List.of("1" + body, body + "x")) {
      Assertions.assertTimeoutPreemptively(SOON, () -> understand(text));
    }
  }

  private void understand(String text) {
    Cell cell = Cell.text(text);
    assertThat(SameValue.same("Finance", cell)).isFalse();
    assertThat(SameValue.same("1000", cell)).isFalse();
    assertThat(SameValue.same(text, cell)).isTrue();
    SameValue.same("Z" + text, cell);
    words.meaning(text);
    words.nearest(text);
    ResultWord.plain(text);
    KeyText.of(text);
    Normal.key(text);
    Normal.withoutUmlauts(text);
    SheetColumn.ofHeader(text);
    Dates.readingsOfCell(text);
    Dates.mayHaveBecome(text, "2026-05-31");
    Numbers.plain(text);
    FormulaGuard.decode(FormulaGuard.encode(text));
    ReturnColumns.of(List.of(text));
    assertThat(Words.quote(text).inEnglish()).hasSizeLessThan(130);
  }
}
