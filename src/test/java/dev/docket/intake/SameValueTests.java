package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.Tables;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameValueTests {

  @ParameterizedTest(name = "{0} came back as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
      Finance              | Finance
      Finance              | ~ Finance ~
      a b                  | ~a  b~
      007                  | n:7
      00420                | 420
      +4930123456          | n:4930123456
      -5.00                | n:-5
      1.10                 | n:1.1
      4,50                 | 4.5
      12345678901234567890 | n:12345678901234600000
      12345678901234567890 | n:12345678901234500000
      00123E4              | n:1230000
      123456789012         | 1.23457E+11
      true                 | b:TRUE
      true                 | WAHR
      TRUE                 | vrai
      false                | FALSCH
      false                | FAUX
      TRUE                 | true
      2026-12-31           | n:46387
      2026-12-31           | 31.12.2026
      2026-12-31           | 12/31/2026
      2026-12-31           | 31/12/26
      =1+1                 | '=1+1
      '=1+1                | =1+1
      =1+1                 | f:1+1
      @SUM(A1)             | '@SUM(A1)
      Sales → Finance      | Sales ? Finance
      Łukasz Žižek         | ?ukasz Ži?ek
      a\uD83D\uDE00日     | a???
      a\uD83D\uDE00日     | a??
      cafe\u0301 → Žofie      | cafe? ? Žofie
      caf\u00E9 → \u0107o       | cafe? ? ?o
      why?                 | why?
      Zoë                  | Zo\uFFFD
      ~~                   | ~~
      """)
  void whatProgramsDoByThemselvesIsTheSame(String issued, String found) {
    assertThat(
            SameValue.same(
                issued == null ? "" : issued, RowFixture.cell(found == null ? "" : found)))
        .isTrue();
  }

  @ParameterizedTest(name = "{0} came back as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      Finance              | finance
      Finance              | Financ
      Finance              | ~~
      ~~                   | Finance
      ab                   | a b
      007                  | n:8
      420                  | n:42
      1.10                 | n:1.11
      -5                   | 5
      12345678901234567890 | n:12345678901234700000
      123456789012         | 1.23458E+11
      123456789012         | 1E+11
      true                 | false
      true                 | 1
      2026-12-31           | 30.12.2026
      2026-12-31           | n:46388
      FI_READ, FI_WRITE    | FI_READ
      =1+1                 | n:2
      A1                   | A2
      Sales → Finance      | Sales ? Legal
      Sales → Finance      | Sales Finance
      Zoë                  | Zo??
      Zoe                  | Zo?
      Łukasz               | Lukasz
      cafe\u0301              | cafo?
      cafe\u0301              | cafe
      """)
  void whatAPersonChangedIsNot(String issued, String found) {
    assertThat(
            SameValue.same(
                issued == null ? "" : issued, RowFixture.cell(found == null ? "" : found)))
        .isFalse();
  }

  @Test
  void everyTextIsTheSameAsItselfPlainAndGuarded() {
    for (String text : Tables.NASTY) {
      assertThat(SameValue.same(text, Cell.text(text))).as(text).isTrue();
      assertThat(SameValue.same(text, Cell.text(FormulaGuard.encode(text)))).as(text).isTrue();
    }
  }

  @Test
  void comparesTheSameInTurkish() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(SameValue.same("true", new Cell(Cell.Kind.BOOLEAN, "TRUE", null))).isTrue();
      assertThat(SameValue.same("TITLE", Cell.text("title"))).isFalse();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31,2026-05-31,true",
    "31.05.2026,2026-05-31,true",
    "31.05.2026,2026-05-31T08:00:00,true",
    "31.05.2026,2026-06-01,false",
    "4.12,2026-12-04,true",
    "4.12,2026-04-12,true",
    "4.13,2026-12-04,false",
    "1-2,2026-02-01,true",
    "12/26,2026-12-01,true",
    "8:30,08:30:00,true",
    "08:30,08:31:00,false",
    "Sales,2026-12-04,false"
  })
  void comparesWithWhatTheFileSaysIsADayOrTime(String issued, String found, boolean same) {
    assertThat(SameValue.same(issued, new Cell(Cell.Kind.DATE, found, null))).isEqualTo(same);
  }

  @Test
  void takesADayThatIsCountedFrom1904() {
    Cell found = new Cell(Cell.Kind.NUMBER_1904, "44711", null);
    assertThat(SameValue.same("2026-05-31", found)).isTrue();
    assertThat(SameValue.same("2022-05-30", found)).isTrue();
    assertThat(SameValue.same("2026-06-01", found)).isFalse();
  }
}
