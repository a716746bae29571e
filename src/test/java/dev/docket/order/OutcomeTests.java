package dev.docket.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTests {

  /** The contract's table of moves. What does not stand here is not possible. */
  private static final String TABLE =
      """
      NONE              -> AWAITING_APPROVAL : REVIEW_ASKED
      NONE              -> PENDING           : TAKEN_IN
      NONE              -> ERROR             : RULE_FAILED
      NONE              -> INACTIVE          : USELESS
      AWAITING_APPROVAL -> PENDING           : APPROVED
      AWAITING_APPROVAL -> INACTIVE          : DECLINED SUPERSEDED CANCELLED
      PENDING           -> TRANSMITTED       : PUBLISHED
      PENDING           -> INACTIVE          : SUPERSEDED CANCELLED
      PENDING           -> AWAITING_APPROVAL : HELD
      PENDING           -> EXECUTED          : CONFIRMED
      PENDING           -> ERRORED           : REPORTED_ERROR
      TRANSMITTED       -> EXECUTED          : CONFIRMED
      TRANSMITTED       -> ERRORED           : REPORTED_ERROR
      TRANSMITTED       -> PENDING           : RECALLED LEASE_OVER VOIDED
      TRANSMITTED       -> INACTIVE          : CANCELLED
      ERRORED           -> PENDING           : UNBLOCKED
      ERRORED           -> INACTIVE          : DECLINED SUPERSEDED
      ERRORED           -> EXECUTED          : CORRECTED_TO_CONFIRMED
      EXECUTED          -> ERRORED           : CORRECTED_TO_ERROR OVERRULED
      EXECUTED          -> VERIFIED          : SEEN
      EXECUTED          -> PENDING           : REISSUED
      ERROR             -> PENDING           : RECOMPUTED
      ERROR             -> INACTIVE          : GIVEN_UP SUPERSEDED CANCELLED
      """;

  private static final Map<Outcome, Set<String>> POSSIBLE = possible();

  private static Map<Outcome, Set<String>> possible() {
    Map<Outcome, Set<String>> possible = new EnumMap<>(Outcome.class);
    TABLE
        .lines()
        .forEach(
            line -> {
              String[] parts = line.split("->|:");
              for (String outcome : parts[2].strip().split(" ")) {
                possible
                    .computeIfAbsent(Outcome.valueOf(outcome), o -> new TreeSet<>())
                    .add(move(parts[0].strip(), parts[1].strip()));
              }
            });
    return possible;
  }

  private static String move(Object from, Object to) {
    return from + " -> " + to;
  }

  @ParameterizedTest
  @EnumSource(names = "NOTED", mode = EnumSource.Mode.EXCLUDE)
  void allowsTheMovesOfTheTableAndNoOthers(Outcome outcome) {
    Set<String> allowed = new TreeSet<>();
    for (OrderState from : OrderState.values()) {
      for (OrderState to : OrderState.values()) {
        if (outcome.allows(from, to)) {
          allowed.add(move(from, to));
        }
      }
    }
    assertThat(allowed).isEqualTo(POSSIBLE.get(outcome));
  }

  @ParameterizedTest
  @EnumSource
  void leadsWhereItAllowsAndRefusesAllElse(Outcome outcome) {
    for (OrderState from : OrderState.values()) {
      if (outcome.from().contains(from)) {
        assertThat(outcome.allows(from, outcome.target(from))).isTrue();
      } else {
        assertThatExceptionOfType(IllegalMoveException.class)
            .isThrownBy(() -> outcome.target(from))
            .withMessageContaining(from.name())
            .withMessageContaining(outcome.name())
            .satisfies(
                e -> {
                  assertThat(e.state()).isEqualTo(from);
                  assertThat(e.outcome()).isEqualTo(outcome);
                });
      }
    }
  }

  @Test
  void aNoteMovesNothingInAnyState() {
    for (OrderState from : OrderState.values()) {
      for (OrderState to : OrderState.values()) {
        assertThat(Outcome.NOTED.allows(from, to)).isEqualTo(from == to);
      }
    }
  }

  @Test
  void noWordOfAPersonEverSetsVerified() {
    assertThat(Outcome.values())
        .filteredOn(
            o -> Arrays.stream(OrderState.values()).anyMatch(s -> o.allows(s, OrderState.VERIFIED)))
        .filteredOn(o -> o != Outcome.NOTED)
        .containsExactly(Outcome.SEEN);
    assertThat(Answer.Result.values())
        .extracting(Answer.Result::state)
        .doesNotContain(OrderState.VERIFIED);
  }

  @ParameterizedTest
  @EnumSource(names = {"VERIFIED", "INACTIVE"})
  void nothingLeadsOutOfAFinalState(OrderState state) {
    assertThat(state.isFinal()).isTrue();
    assertThat(Outcome.values())
        .filteredOn(o -> o.from().contains(state))
        .containsExactly(Outcome.NOTED);
  }

  @Test
  void fromEveryOtherStateSomethingLeadsOn() {
    for (OrderState state :
        EnumSet.complementOf(EnumSet.of(OrderState.VERIFIED, OrderState.INACTIVE))) {
      assertThat(state.isFinal()).isFalse();
      assertThat(Outcome.values()).anyMatch(o -> o != Outcome.NOTED && o.from().contains(state));
    }
  }

  @Test
  void onlyIssuingAnewBeginsAnotherAttempt() {
    assertThat(Outcome.values())
        .filteredOn(Outcome::beginsAttempt)
        .containsExactlyInAnyOrder(
            Outcome.RECALLED,
            Outcome.LEASE_OVER,
            Outcome.VOIDED,
            Outcome.UNBLOCKED,
            Outcome.REISSUED);
  }

  @ParameterizedTest
  @CsvSource({
    "0,NONE",
    "1,PENDING",
    "2,TRANSMITTED",
    "3,ERRORED",
    "4,VERIFIED",
    "5,AWAITING_APPROVAL",
    "6,INACTIVE",
    "7,ERROR",
    "8,EXECUTED"
  })
  void statesHaveTheNumbersOfTheGovernanceSystem(int number, OrderState state) {
    assertThat(state.number()).isEqualTo(number);
    assertThat(OrderState.ofNumber(number)).isEqualTo(state);
  }

  @Test
  void thereAreNineStatesAndNoOtherNumber() {
    assertThat(OrderState.values()).hasSize(9);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> OrderState.ofNumber(9))
        .withMessageContaining("9");
  }
}
