package dev.docket.sheet.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

  @ParameterizedTest
  @CsvSource({
    "1.0,1",
    "1,1",
    "-0,0",
    "100,100",
    "1.77E10,17700000000",
    "1.0000000000000000E+17,100000000000000000",
    "12345678901234567,12345678901234567",
    "1.1000000000000001,1.1",
    "4.12,4.12",
    "0.10000000000000001,0.1",
    "1E-5,0.00001",
    "1E999999999,1E999999999",
    "INF,INF"
  })
  void writesNumbersInPlainDigits(String stored, String plain) {
    assertThat(Numbers.plain(stored)).isEqualTo(plain);
  }
}
