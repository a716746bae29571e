package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Cell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      2026-05-31           | 2026-05-31
      2026/5/1             | 2026-05-01
      2026-05-31T17:00:00Z | 2026-05-31
      2026-05-31 17:00     | 2026-05-31
      31.05.2026           | 2026-05-31
      1.5.26               | 2026-05-01
      31/05/2026           | 2026-05-31
      05/31/2026           | 2026-05-31
      04/05/2026           | 2026-05-04 2026-04-05
      04-05-2026           | 2026-05-04 2026-04-05
      05/05/2026           | 2026-05-05
      04.05.2026           | 2026-05-04
      29.02.2028           | 2028-02-29
      29.02.2026           |
      31/31/2026           |
      tomorrow             |
      2026                 |
      46173                |
      """)
  void tellsEveryDayThatATextCanMean(String text, @Nullable String days) {
    assertThat(Dates.readings(text)).isEqualTo(days(days));
  }

  @ParameterizedTest
  @CsvSource({"46173,2026-05-31", "46173.708333,2026-05-31", "2026-05-31,2026-05-31"})
  void aNumberInACellIsTheDayThatTheSpreadsheetShows(String text, LocalDate day) {
    assertThat(Dates.readingsOfCell(text)).containsExactly(day);
  }

  @Test
  void aYearAloneIsNoSerial() {
    assertThat(Dates.readingsOfCell("2026")).isEmpty();
  }

  private static Set<LocalDate> days(@Nullable String text) {
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(" ")).map(LocalDate::parse).collect(Collectors.toSet());
  }

  @Test
  void readsANumberOfAWorkbookThatCountsFrom1904InBothWays() {
    assertThat(Dates.readingsOfCell(Cell.Kind.NUMBER_1904, "44711"))
        .isEqualTo(days("2026-05-31 2022-05-30"));
    assertThat(Dates.readingsOfCell(Cell.Kind.NUMBER, "46173")).isEqualTo(days("2026-05-31"));
    assertThat(Dates.readingsOfCell(Cell.Kind.DATE, "2026-05-31T14:30:00"))
        .isEqualTo(days("2026-05-31"));
    assertThat(Dates.readingsOfCell(Cell.Kind.DATE, "14:30:00")).isEmpty();
  }
}
