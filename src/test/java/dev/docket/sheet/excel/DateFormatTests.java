package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "General|NONE",
        "@|NONE",
        "0.00|NONE",
        "#,##0.00 \"dm\"|NONE",
        "[Red]-0.00;[Blue]0.00|NONE",
        "[$€-407]#,##0.00|NONE",
        "0.00E+00|NONE",
        "0\\d|NONE",
        "_d0|NONE",
        "*d0|NONE",
        "0 \"years\"|NONE",
        "yyyy-mm-dd|DAY",
        "YYYY/MM/DD|DAY",
        "[$-407]dd.mm.yyyy;@|DAY",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy|DAY",
        "mmm-yy|DAY",
        "mmmm|DAY",
        "d/m/yy h:mm|DAY",
        "[Red]d.m.|DAY",
        "yyyy\"年\"m\"月\"d\"日\"|DAY",
        "h:mm AM/PM|TIME",
        "mm:ss.0|TIME",
        "[h]:mm:ss|DURATION",
        "[mm]:ss|DURATION",
        "\"unclosed d|NONE",
        "[unclosed d|NONE",
        "\\|NONE"
      })
  void tellsCodesOfDaysAndTimes(String code, DateFormat format) {
    assertThat(DateFormat.ofCode(code)).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "0,NONE",
    "1,NONE",
    "13,NONE",
    "14,DAY",
    "17,DAY",
    "18,TIME",
    "21,TIME",
    "22,DAY",
    "23,NONE",
    "27,DAY",
    "36,DAY",
    "37,NONE",
    "45,TIME",
    "46,DURATION",
    "47,TIME",
    "48,NONE",
    "49,NONE",
    "50,DAY",
    "58,DAY",
    "59,NONE",
    "164,NONE",
    "-1,NONE"
  })
  void knowsTheFormatsThatEveryWorkbookHas(int number, DateFormat format) {
    assertThat(DateFormat.ofNumber(number)).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "46173,DAY,2026-05-31",
    "46173.0,DAY,2026-05-31",
    "46173.604166666664,DAY,2026-05-31T14:30:00",
    "46173.999999999,DAY,2026-06-01",
    "46173.5,TIME,2026-05-31T12:00:00",
    "0.5,TIME,12:00:00",
    "0.5,DAY,12:00:00",
    "0,TIME,00:00:00",
    "1.25,DURATION,30:00:00",
    "1,DAY,1900-01-01",
    "59,DAY,1900-02-28",
    "61,DAY,1900-03-01",
    "2958465,DAY,9999-12-31"
  })
  void countsDaysFrom1900(String number, DateFormat format, String text) {
    assertThat(new Serial(false).cell(number, format, null))
        .isEqualTo(new Cell(Cell.Kind.DATE, text, null));
  }

  @ParameterizedTest
  @CsvSource({"60,DAY", "0,DAY", "-1,DAY", "2958466,DAY", "1E300,DAY", "NaN,DAY", "46173,NONE"})
  void leavesNumbersThatAreNoDay(String number, DateFormat format) {
    assertThat(new Serial(false).cell(number, format, null).kind()).isEqualTo(Cell.Kind.NUMBER);
  }

  @Test
  void countsDaysFrom1904() {
    Serial serial = new Serial(true);
    assertThat(serial.cell("44711", DateFormat.DAY, null).text()).isEqualTo("2026-05-31");
    assertThat(serial.cell("0", DateFormat.DAY, null).text()).isEqualTo("1904-01-01");
    assertThat(serial.cell("44711", DateFormat.NONE, null))
        .isEqualTo(new Cell(Cell.Kind.NUMBER_1904, "44711", null));
  }
}
