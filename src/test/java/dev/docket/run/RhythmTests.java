package dev.docket.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.home.ConfigurationException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTests {

  private static List<String> times(String expression, String zone, String after, int count) {
    return Rhythm.of("setting", expression, ZoneId.of(zone))
        .next(Instant.parse(after), count)
        .stream()
        .map(time -> time.atZone(ZoneId.of(zone)).toOffsetDateTime().toString())
        .toList();
  }

  @Test
  void aTimeThatDoesNotExistComesAsMuchLaterOnce() {
    assertThat(times("0 30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void aTimeThatComesTwiceCountsTheFirstTimeOnly() {
    assertThat(times("0 30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(times("0 30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
        .as("asked in the repeated hour")
        .containsExactly("2026-10-26T02:30+01:00");
  }

  @Test
  void everyHourIsEveryHourWhenTheClocksAreMoved() {
    assertThat(times("0 0 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", 2))
        .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
    assertThat(times("*/30 * * * *", "Europe/Berlin", "2026-10-24T23:59:00Z", 6))
        .containsExactly(
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T02:30+01:00",
            "2026-10-25T03:00+01:00",
            "2026-10-25T03:30+01:00");
  }

  @Test
  void aMidnightThatDoesNotExistIsOneInTheMorning() {
    assertThat(times("0 0 0 * * *", "Africa/Cairo", "2026-04-23T12:00:00Z", 2))
        .containsExactly("2026-04-24T01:00+03:00", "2026-04-25T00:00+03:00");
  }

  @ParameterizedTest
  @CsvSource({
    "0 5 * * *, 2026-11-26T05:00+01:00",
    "0 0 5 * * *, 2026-11-26T05:00+01:00",
    "0 6-18 * * MON-FRI, 2026-11-25T18:00+01:00",
    "0 5 * * 7, 2026-11-29T05:00+01:00",
    "@daily, 2026-11-26T00:00+01:00",
    "@hourly, 2026-11-25T18:00+01:00"
  })
  void expressionsHaveSixFieldsOrTheFiveOfTheSystemsCron(String expression, String next) {
    assertThat(times(expression, "Europe/Berlin", "2026-11-25T16:30:00Z", 1)).containsExactly(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 25 * * *", "daily", "* * *", "0 0 5 30 2 *", "0 5 31 4 *"})
  void whatIsNoExpressionOrNeverComesIsRefused(String expression) {
    assertThatThrownBy(() -> Rhythm.of("docket.x", expression, ZoneId.of("UTC")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("docket.x: found \"" + expression + "\"")
        .hasMessageContaining("allowed is");
  }

  @Test
  void timesComeInTheirOrderThroughAWholeYear() {
    for (String expression : List.of("0 */20 1-4 * * *", "0 30 2 * * *", "0 15 * * * *")) {
      Rhythm rhythm = Rhythm.of("setting", expression, ZoneId.of("Europe/Berlin"));
      Instant end = Instant.parse("2027-01-01T00:00:00Z");
      List<Instant> all =
          Stream.iterate(Instant.parse("2026-01-01T00:00:00Z"), t -> t.isBefore(end), rhythm::next)
              .toList();
      assertThat(all).as(expression).isSorted().doesNotHaveDuplicates();
    }
  }
}
