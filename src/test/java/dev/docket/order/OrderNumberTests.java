package dev.docket.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumberTests {

  private static final int FIRST_DIGIT = 3;
  private static final int CHECK = 12;

  private static void forMany(LongConsumer ids) {
    LongStream.concat(
            LongStream.of(1, 9, 10, 99, 123, 1_000, 999_999_998, 999_999_999),
            new Random(20260101).longs(500, 1, 1_000_000_000))
        .forEach(ids);
  }

  @Test
  void comesBackAsTheIdThatItWasMadeOf() {
    forMany(id -> assertThat(OrderNumber.parse(OrderNumber.of(id))).hasValue(id));
  }

  @Test
  void hasLettersFirstAndOneWidth() {
    forMany(id -> assertThat(OrderNumber.of(id)).matches("DKT[0-9]{9}[A-Z]"));
  }

  @Test
  void hasNoLetterThatASpreadsheetTakesForAnExponent() {
    forMany(id -> assertThat(OrderNumber.of(id)).doesNotContain("E"));
  }

  @Test
  void isReadInAnyCaseAndInAnyLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      forMany(
          id ->
              assertThat(OrderNumber.parse(OrderNumber.of(id).toLowerCase(Locale.ROOT)))
                  .hasValue(id));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void detectsEverySingleWrongDigit() {
    forMany(
        id -> {
          String number = OrderNumber.of(id);
          for (int place = FIRST_DIGIT; place < CHECK; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
              if (number.charAt(place) != digit) {
                String wrong = number.substring(0, place) + digit + number.substring(place + 1);
                assertThat(OrderNumber.parse(wrong)).as(wrong).isEmpty();
                assertThat(OrderNumber.looksLikeOne(wrong)).isTrue();
              }
            }
          }
        });
  }

  @Test
  void detectsEverySwapOfNeighbours() {
    forMany(
        id -> {
          String number = OrderNumber.of(id);
          for (int place = 0; place < CHECK; place++) {
            char left = number.charAt(place);
            char right = number.charAt(place + 1);
            if (left != right) {
              String wrong =
                  number.substring(0, place) + right + left + number.substring(place + 2);
              assertThat(OrderNumber.parse(wrong)).as(wrong).isEmpty();
            }
          }
        });
  }

  @Test
  void detectsEveryWrongCheckLetter() {
    forMany(
        id -> {
          String number = OrderNumber.of(id);
          for (char letter = 'A'; letter <= 'Z'; letter++) {
            String other = number.substring(0, CHECK) + letter;
            assertThat(OrderNumber.parse(other).isPresent()).isEqualTo(other.equals(number));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "DKT", "123", "DKT12S", "DKT0000000001B", "XKT000000001B", "DKT000000000A"})
  void whatHasAnotherFormIsNone(String text) {
    assertThat(OrderNumber.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_000_000, Long.MAX_VALUE, Long.MIN_VALUE})
  void thereIsNoneBeyondNineDigits(long id) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> OrderNumber.of(id))
        .withMessageContaining(Long.toString(id));
  }
}
