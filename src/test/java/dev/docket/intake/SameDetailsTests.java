package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameDetailsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      00123                | 123
      00123                | n:123
      +4930123             | 4930123
      1.50                 | 1.5
      1.50                 | 1,5
      1050                 | 1,050
      12345678901234567890 | 1.23457E+19
      12345678901234567890 | 12345678901234500000
      1234567890123456     | n:1234567890123460
      true                 | WAHR
      3/4/2026             | 03/04/26
      2026-04-03           | 03.04.2026
      1E5                  | n:100000
      Zoë                  | Zo?
      a  b                 | a b
      """)
  void whatProgramsDoIsTheSame(String recorded, String found) {
    assertThat(SameDetails.isSame(recorded, RowFixture.cell(found))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      123              | 00123
      123              | n:124
      4930123          | +4930123
      1.5              | 1.50
      1234567890123456 | 1234567890123457
      1234567890123456 | 001234567890123456
      3/4/2026         | 4/3/2026
      Zo?              | Zoë
      Ada              | ADA
      locked           | lokked
      """)
  void whatSomebodyTypedIsACorrection(String recorded, String found) {
    assertThat(SameDetails.isSame(recorded, RowFixture.cell(found))).isFalse();
  }
}
