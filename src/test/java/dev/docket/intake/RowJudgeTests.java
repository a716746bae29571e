package dev.docket.intake;

import static dev.docket.intake.FactsFixture.LONG_AGO;
import static dev.docket.intake.FactsFixture.NOW;
import static dev.docket.intake.FactsFixture.YESTERDAY;
import static dev.docket.intake.FactsFixture.anOrder;
import static dev.docket.intake.RowFixture.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.language.Language;
import dev.docket.order.Answer;
import dev.docket.order.Move;
import dev.docket.order.OrderState;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.order.Sender;
import dev.docket.sheet.Cell;
import dev.docket.sheet.SheetColumn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules for rows, most of them as tables: what stands in the row, how the order is, what is
 * decided.
 */
class RowJudgeTests {

  private static final RowJudge JUDGE =
      new RowJudge(
          new Origin(NOW, Sender.osUser("ada"), null, 9L, null, null, 4L),
          Duration.ofDays(7),
          ZoneOffset.UTC,
          new ResultWords(ResultWordSettings.NONE));

  private static Decision decide(RowFixture row, FactsFixture facts) {
    OrderFacts known = facts.build();
    return JUDGE.decide(
        row.build(),
        new RowJudge.Lookup() {
          @Override
          public @Nullable OrderFacts facts(long order) {
            return order == FactsFixture.ORDER ? known : null;
          }

          @Override
          public @Nullable String orderWithCheck(String check) {
            return check.equals("CHECK-OF-ANOTHER") ? "DKT000000007B" : null;
          }

          @Override
          public boolean isOfLostKey(String check) {
            return check.startsWith("KLST-");
          }
        });
  }

  private static FactsFixture order(String how) {
    return switch (how) {
      case "out" -> anOrder();
      case "pending again" -> anOrder().is(OrderState.PENDING, 2);
      case "out again" -> anOrder().is(OrderState.TRANSMITTED, 2);
      case "out again, other values" ->
          anOrder().is(OrderState.TRANSMITTED, 2).proposes("digest of Legal");
      case "confirmed" ->
          anOrder()
              .is(OrderState.EXECUTED, 1)
              .answered(1, Answer.Result.CONFIRMED, null, null, YESTERDAY);
      case "confirmed by Grace" ->
          anOrder()
              .is(OrderState.EXECUTED, 1)
              .answered(1, Answer.Result.CONFIRMED, "all done", "Grace Hopper", YESTERDAY);
      case "confirmed long ago" ->
          anOrder()
              .is(OrderState.EXECUTED, 1)
              .answered(1, Answer.Result.CONFIRMED, null, null, LONG_AGO);
      case "verified" ->
          anOrder()
              .is(OrderState.VERIFIED, 1)
              .answered(1, Answer.Result.CONFIRMED, null, null, YESTERDAY);
      case "overruled" ->
          anOrder()
              .is(OrderState.ERRORED, 1)
              .answered(1, Answer.Result.CONFIRMED, null, null, YESTERDAY);
      case "errored" ->
          anOrder()
              .is(OrderState.ERRORED, 1)
              .answered(1, Answer.Result.ERROR, "locked", null, YESTERDAY);
      case "errored long ago" ->
          anOrder()
              .is(OrderState.ERRORED, 1)
              .answered(1, Answer.Result.ERROR, "locked", null, LONG_AGO);
      case "errored, pending again" ->
          anOrder()
              .is(OrderState.PENDING, 2)
              .answered(1, Answer.Result.ERROR, "locked", null, YESTERDAY);
      case "errored, out again" ->
          anOrder()
              .is(OrderState.TRANSMITTED, 2)
              .answered(1, Answer.Result.ERROR, "locked", null, YESTERDAY);
      case "confirmed in attempt 2" ->
          anOrder()
              .is(OrderState.EXECUTED, 2)
              .answered(2, Answer.Result.CONFIRMED, null, "Grace Hopper", YESTERDAY);
      case "errored, then confirmed" ->
          anOrder()
              .is(OrderState.EXECUTED, 2)
              .answered(1, Answer.Result.ERROR, "locked", null, LONG_AGO)
              .answered(2, Answer.Result.CONFIRMED, null, null, YESTERDAY);
      case "confirmed late" ->
          anOrder()
              .is(OrderState.EXECUTED, 2)
              .answered(1, Answer.Result.CONFIRMED, null, null, YESTERDAY);
      case "confirmed late by Grace" ->
          anOrder()
              .is(OrderState.EXECUTED, 2)
              .answered(1, Answer.Result.CONFIRMED, "all done", "Grace Hopper", YESTERDAY);
      case "errored late" ->
          anOrder()
              .is(OrderState.ERRORED, 2)
              .answered(1, Answer.Result.ERROR, "locked", null, YESTERDAY);
      case "cancelled" ->
          anOrder()
              .is(OrderState.INACTIVE, 1)
              .ended("it was cancelled by ada (left the company). Nothing is to be done.");
      case "superseded" ->
          anOrder()
              .is(OrderState.INACTIVE, 1)
              .ended(
                  "its proposed values changed since this sheet was issued. Order DKT000000124X took its place and says: \"Department: Legal\". Answer it on sheet S000002.");
      default -> throw new IllegalArgumentException(how);
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      no order number             | Order=                        | Row 12, column A (Order): there is no order number
      an unknown order            | Order=DKT000000007B           | there is no order DKT000000007B here
      a mistyped order            | Order=DKT000000124M           | "DKT000000124M", which is mistyped: its last letter does not fit
      something else              | Order=SAP-4711                | "SAP-4711", which is no order number; they look like DKT
      an order Excel made a number| Order=n:123                   | the spreadsheet program changed the order number
      an order in scientific form | Order=1.23E+05                | the spreadsheet program changed the order number
      no check                    | Check=                        | Row 12, column B (Check): the check of order DKT000000123M is missing
      a wrong check               | Check=CHECK-9                 | "CHECK-9" was never issued for order DKT000000123M
      another order's check       | Check=CHECK-OF-ANOTHER        | belongs to order DKT000000007B, not to DKT000000123M
      an unknown word             | Result=perhaps                | Row 12, column H (Result): found "perhaps"; allowed are Confirmed and Error
      a tick                      | Result=x                      | found "x"; allowed are Confirmed and Error
      a boolean                   | Result=b:TRUE                 | found "TRUE"; allowed are Confirmed and Error
      a number                    | Result=n:1                    | found "1"; allowed are Confirmed and Error
      an error without message    | Result=Error                  | Row 12, column I (Message): an Error needs a message
      an error, message of spaces | Result=Error; Message=\u00A0\u200B | an Error needs a message
      a formula without value     | Result=f:A1                   | Row 12, column H (Result): found a formula without a value
      a message without value     | Result=Error; Message=f:A1    | Row 12, column I (Message): found a formula without a value
      an error value              | Result=e:#N/A                 | Row 12, column H (Result): found the error value "#N/A"
      a NUL                       | Result=Error; Message=a\\0b   | (NUL)
      a NUL in the key            | Check=CHECK-1\\0              | Check
      a NUL without a result      | Message=a\\0b                 | (NUL)
      """)
  void rejectsWhatCannotBeAnAnswer(String what, String cells, String reason) {
    Decision decision = decide(aRow(cells.isBlank() ? "Result=" : cells), order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.REJECTED);
    assertThat(decision.reason()).asString().contains(reason);
    assertThat(decision.move()).isNull();
  }

  @ParameterizedTest(name = "an order that is {0}, the row says {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
      out                     |                                           | UNCHANGED | -                      | -
      out                     | Result=Confirmed                          | CONFIRMED | CONFIRMED              | -
      out                     | Result=Error; Message=locked              | ERRORED   | REPORTED_ERROR         | -
      out                     | Message=waits for parts                   | UNCHANGED | NOTED                  | -
      out                     | Done by=Grace                             | UNCHANGED | -                      | -
      confirmed               |                                           | UNCHANGED | -                      | -
      confirmed               | Result=Confirmed                          | REPEATED  | -                      | Already recorded: answered Confirmed by ada on 2026-04-09 12:00, file 5 row 3
      confirmed               | Result=Confirmed; Message=late shift      | CONFIRMED | NOTED                  | -
      confirmed               | Result=Confirmed; Actual id=X7            | CONFIRMED | NOTED                  | -
      confirmed               | Result=Confirmed; Done by=Grace           | CONFIRMED | NOTED                  | -
      confirmed               | Result=Confirmed; Done on=2026-04-01      | CONFIRMED | NOTED                  | -
      confirmed               | Result=Error; Message=locked              | ERRORED   | CORRECTED_TO_ERROR     | taken back
      confirmed               | Result=Error; Message=locked; Done by=Bob | REJECTED  | -                      | this row says Error, but it was answered Confirmed by ada on 2026-04-09 12:00
      confirmed by Grace      | Result=Confirmed                          | REPEATED  | -                      | answered Confirmed ("all done") by "Grace Hopper" (sent by ada)
      confirmed by Grace      | Result=Error; Message=locked; Done by=grace  hopper | ERRORED | CORRECTED_TO_ERROR | taken back
      confirmed by Grace      | Result=Error; Message=locked; Done by=Bob | REJECTED  | -                      | Two people disagree
      confirmed long ago      | Result=Error; Message=locked              | REJECTED  | -                      | That can be taken back for 7 days only
      confirmed long ago      | Result=Confirmed; Message=late shift      | CONFIRMED | NOTED                  | -
      verified                | Result=Confirmed                          | REPEATED  | -                      | Already recorded
      verified                | Result=Error; Message=locked              | REJECTED  | -                      | cannot be answered any more: it is VERIFIED
      overruled               | Result=Confirmed                          | REPEATED  | -                      | Already recorded
      overruled               | Result=Confirmed; Message=really          | REJECTED  | -                      | has moved on
      errored                 | Result=Error; Message=locked              | REPEATED  | -                      | Already recorded
      errored                 | Result=Error; Message=locked again        | ERRORED   | NOTED                  | -
      errored                 | Result=Confirmed                          | CONFIRMED | CORRECTED_TO_CONFIRMED | taken back
      errored                 | Result=Confirmed; Done by=Bob             | REJECTED  | -                      | Two people disagree
      errored long ago        | Result=Confirmed                          | REJECTED  | -                      | ask a reviewer to decide
      errored                 |                                           | UNCHANGED | -                      | -
      pending again           | Result=Confirmed                          | CONFIRMED | CONFIRMED              | -
      pending again           | Result=Error; Message=locked              | ERRORED   | REPORTED_ERROR         | -
      out again               | Result=Confirmed                          | CONFIRMED | CONFIRMED              | -
      out again               | Check=CHECK-2; Result=Confirmed           | CONFIRMED | CONFIRMED              | -
      out again, other values | Result=Confirmed                          | REJECTED  | -                      | cannot be answered any more: it is TRANSMITTED in attempt 2. It is out on sheet S000002.
      errored, pending again  | Result=Error; Message=locked              | REPEATED  | -                      | Already recorded
      errored, pending again  | Result=Confirmed                          | CONFIRMED | CONFIRMED              | -
      errored, out again      | Result=Confirmed                          | CONFIRMED | CONFIRMED              | -
      confirmed in attempt 2  | Result=Confirmed                          | REPEATED  | -                      | Already so: answered Confirmed by "Grace Hopper"
      confirmed in attempt 2  | Result=Error; Message=locked              | REJECTED  | -                      | was answered Confirmed by "Grace Hopper" (sent by ada) on 2026-04-09 12:00
      errored, then confirmed | Result=Error; Message=locked              | REPEATED  | -                      | Already recorded: answered Error
      confirmed late          | Result=Confirmed                          | REPEATED  | -                      | Already recorded
      confirmed late          | Result=Error; Message=locked              | ERRORED   | CORRECTED_TO_ERROR     | taken back
      confirmed late          | Result=Confirmed; Actual id=X7            | CONFIRMED | NOTED                  | -
      confirmed late by Grace | Result=Error; Message=locked; Done by=Bob | REJECTED  | -                      | Two people disagree
      confirmed late          | Check=CHECK-2; Result=Confirmed           | REPEATED  | -                      | Already so
      confirmed late          | Check=CHECK-2; Result=Confirmed; Actual id=X7 | CONFIRMED | NOTED              | -
      errored late            | Result=Confirmed                          | CONFIRMED | CORRECTED_TO_CONFIRMED | taken back
      errored late            | Check=CHECK-2; Result=Error; Message=locked; Done on=2026-04-01 | ERRORED | NOTED | -
      cancelled               | Result=Confirmed                          | REJECTED  | -                      | it was cancelled by ada (left the company)
      cancelled               |                                           | UNCHANGED | -                      | -
      superseded              | Result=Confirmed                          | REJECTED  | -                      | says: "Department: Legal". Answer it on sheet S000002
      """)
  void decidesByTheOrderAndTheRow(
      String how,
      @Nullable String cells,
      Decision.Kind kind,
      @Nullable Outcome outcome,
      @Nullable String reason) {
    Decision decision = decide(aRow(cells == null ? "" : cells), order(how));
    assertThat(decision.kind()).isEqualTo(kind);
    Move move = decision.move();
    assertThat(move == null ? null : move.outcome()).isEqualTo(outcome);
    if (reason == null) {
      assertThat(decision.reason()).isNull();
    } else {
      assertThat(decision.reason()).asString().contains(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Confirmed",
        "confirmed",
        " CONFIRMED ",
        "ok",
        "OK",
        "done",
        "Confirm",
        "\u00A0Confirmed\u200B"
      })
  void countsTheClosedListOfWordsForConfirmed(String word) {
    assertThat(decide(aRow().with("Result", Cell.text(word)), order("out")).kind())
        .isEqualTo(Decision.Kind.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Error", "ERROR", "failed", " Failure"})
  void countsTheClosedListOfWordsForError(String word) {
    assertThat(
            decide(
                    aRow().with("Result", Cell.text(word)).with("Message", Cell.text("locked")),
                    order("out"))
                .kind())
        .isEqualTo(Decision.Kind.ERRORED);
  }

  @ParameterizedTest(name = "{0} is altered")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Operation               | DELETE            | UPDATE
      Resource type           | Badge             | SAP_Account
      Owner                   | Charles Babbage   | Ada Lovelace
      Owner id                | 0012346           | 0012345
      Resource                | CBABBAGE          | ALOVELACE
      Resource                | ''                | ALOVELACE
      Changes                 | Role: +ADMIN      | Department: Sales
      SAP_Account: department | Legal             | Finance
      SAP_Account: department | ''                | Finance
      SAP_Account: role       | ADMIN             | ""
      """)
  void aConfirmedRowMustSayWhatWasIssued(String column, String found, String issued) {
    RowFixture altered = aRow("Result=Confirmed").with(column, Cell.text(found));
    Decision decision = decide(altered, order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.REJECTED);
    assertThat(decision.reason())
        .asString()
        .contains("Row 12, column ")
        .containsIgnoringCase(" (" + column + ")")
        .contains("the sheet said \"" + found + "\", Docket issued ")
        .contains(issued);
    assertThat(decision.move()).isNull();
  }

  @Test
  void anErrorOnAnAlteredRowCountsWithAWarning() {
    RowFixture altered = aRow("Result=Error; Message=no such role; Owner=Charles Babbage");
    Decision decision = decide(altered, order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.ERRORED);
    assertThat(decision.warnings())
        .singleElement()
        .asString()
        .contains("the sheet said \"Charles Babbage\", Docket issued \"Ada Lovelace\"");
  }

  @Test
  void anAlteredRowWithoutAResultStaysAsItIs() {
    Decision decision = decide(aRow("Owner=Charles Babbage"), order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.UNCHANGED);
    assertThat(decision.move()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      Owner id                | n:12345
      Owner                   | ~ Ada  Lovelace ~
      Owner                   | Ada\\nLovelace
      Changes                 | Department: Sales → Finance;\\nRemark: =1+1
      SAP_Account: remark     | '=1+1
      SAP_Account: remark     | f:1+1
      SAP_Account: telephone  | n:4930123456789010000
      SAP_Account: telephone  | 4.93012E+18
      SAP_Account: validFrom  | n:46387
      SAP_Account: validFrom  | 31.12.2026
      SAP_Account: validFrom  | 12/31/2026
      SAP_Account: isLocked   | b:TRUE
      Instructions            | something else
      Due                     | tomorrow
      """)
  void whatSpreadsheetProgramsDoToValuesIsExcused(String column, String found) {
    Decision decision =
        decide(aRow("Result=Confirmed").with(column, RowFixture.cell(found)), order("out"));
    assertThat(decision.reason()).isNull();
    assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFIRMED);
  }

  @Test
  void columnsOfOursThatAreNotThereAreNotCompared() {
    RowFixture narrow = aRow("Result=Confirmed");
    for (SheetColumn column : SheetColumn.values()) {
      if (!column.isRequired()) {
        narrow.without(column);
      }
    }
    assertThat(decide(narrow, order("out")).kind()).isEqualTo(Decision.Kind.CONFIRMED);
  }

  @Test
  void aColumnOfTheOperatorsOwnIsNotCompared() {
    RowFixture row = aRow("Result=Confirmed").with("My notes: today", Cell.text("call Ada"));
    assertThat(decide(row, order("out")).kind()).isEqualTo(Decision.Kind.CONFIRMED);
  }

  @Test
  void aCellBeyondTheHeaderIsRejectedBecauseTheRowMayHaveShifted() {
    Decision decision = decide(aRow("Result=Confirmed").withSomethingInColumn(27), order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.REJECTED);
    assertThat(decision.reason()).asString().contains("column AB").contains("comma");
  }

  @Test
  void aNoteBesideTheTableOfAWorkbookIsWarnedOf() {
    for (String cells : List.of("Result=Confirmed", "Result=")) {
      Decision decision = decide(aRow(cells).withSomethingInColumn(27).ofAWorkbook(), order("out"));
      assertThat(decision.kind()).isNotEqualTo(Decision.Kind.REJECTED);
      assertThat(decision.warnings()).singleElement().asString().contains("column AB");
    }
  }

  @Test
  void cellsOfAWorkbookThatMovedAreRejected() {
    RowFixture row =
        aRow("Result=Error; Message=locked; Owner=call Ada")
            .withSomethingInColumn(27)
            .ofAWorkbook();
    Decision decision = decide(row, order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.REJECTED);
    assertThat(decision.reason()).asString().contains("call Ada").contains("column AB");
  }

  @ParameterizedTest
  @CsvSource({"Message,32767", "Actual id,2000", "Done by,200"})
  void aTextCountsUpToItsLimitAndIsRejectedBeyond(String column, int most) {
    RowFixture good = aRow("Result=Error; Message=x").with(column, Cell.text("a".repeat(most)));
    assertThat(decide(good, order("out")).kind()).isEqualTo(Decision.Kind.ERRORED);
    RowFixture tooLong =
        aRow("Result=Error; Message=x").with(column, Cell.text("a".repeat(most + 1)));
    Decision decision = decide(tooLong, order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.REJECTED);
    assertThat(decision.reason())
        .asString()
        .contains(" (" + column + ")")
        .contains("found " + (most + 1) + " characters, allowed are " + most);
  }

  @Test
  void aNoteIsKeptWithAWarningAndOnlyOnce() {
    Decision first = decide(aRow("Message=waits for parts"), order("out"));
    Move move = Objects.requireNonNull(first.move());
    assertThat(move.why()).contains("waits for parts");
    assertThat(move.answer()).isNull();
    assertThat(first.warnings())
        .singleElement()
        .asString()
        .contains("Row 12: A message without a Result");

    Decision second = decide(aRow("Message=waits for parts"), order("out").noted(move.why()));
    assertThat(second.kind()).isEqualTo(Decision.Kind.UNCHANGED);
    assertThat(second.move()).isNull();
  }

  @Test
  void aCorrectedDetailKeepsTheOthersAndTellsOldAndNew() {
    Decision decision =
        decide(aRow("Result=Confirmed; Message=done on Monday"), order("confirmed by Grace"));
    Move move = Objects.requireNonNull(decision.move());
    assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFIRMED);
    assertThat(move.why()).contains("Message \"all done\" → \"done on Monday\"");
    Move.Given given = Objects.requireNonNull(move.answer());
    assertThat(given.revision()).isEqualTo(2);
    assertThat(given.answer().doneBy()).isEqualTo("Grace Hopper");
    assertThat(given.answer().message()).isEqualTo("done on Monday");
  }

  @Test
  void blankDetailsNeverReplaceFilledOnes() {
    Decision decision = decide(aRow("Result=Confirmed"), order("confirmed by Grace"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.REPEATED);
    assertThat(decision.move()).isNull();
  }

  @Test
  void theSameDoerCorrectsALateAnswerInTheAttemptThatItWasGivenTo() {
    Decision decision =
        decide(aRow("Result=Confirmed; Actual id=ADA2"), order("confirmed late by Grace"));
    Move.Given given = Objects.requireNonNull(Objects.requireNonNull(decision.move()).answer());
    assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFIRMED);
    assertThat(given.attempt()).isEqualTo(1);
    assertThat(given.revision()).isEqualTo(2);
    assertThat(given.answer().actualId()).isEqualTo("ADA2");
    assertThat(given.answer().message()).isEqualTo("all done");
  }

  @Test
  void detailsOnTheNewerAttemptsRowAreAddedToWhatWasAnsweredLate() {
    Decision decision =
        decide(
            aRow("Check=CHECK-2; Result=Confirmed; Actual id=ADA2"),
            order("confirmed late by Grace"));
    Move move = Objects.requireNonNull(decision.move());
    Move.Given given = Objects.requireNonNull(move.answer());
    assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFIRMED);
    assertThat(move.why()).contains("Actual id (none) → \"ADA2\"");
    assertThat(given.attempt()).isEqualTo(2);
    assertThat(given.answer())
        .isEqualTo(new Answer(Answer.Result.CONFIRMED, "all done", "ADA2", "Grace Hopper", null));
  }

  @Test
  void anAnswerIsRecordedWithItsPlaceAndItsDoer() {
    Decision decision =
        decide(
            aRow(
                "Result=Confirmed; Message=fine; Actual id=ALOVE2; Done by=Grace Hopper; Done on=2026-04-09"),
            order("out"));
    Move move = Objects.requireNonNull(decision.move());
    assertThat(Objects.requireNonNull(move.answer()).answer())
        .isEqualTo(
            new Answer(
                Answer.Result.CONFIRMED,
                "fine",
                "ALOVE2",
                "Grace Hopper",
                LocalDate.of(2026, 4, 9)));
    assertThat(move.origin())
        .isEqualTo(new Origin(NOW, Sender.osUser("ada"), "Grace Hopper", 9L, 12, 1L, 4L));
    assertThat(decision.order()).isEqualTo(FactsFixture.ORDER);
    assertThat(decision.attempt()).isEqualTo(1);
    assertThat(decision.said()).isEqualTo(Answer.Result.CONFIRMED);
  }

  @Test
  void aLateAnswerCountsForTheAttemptItWasGivenToAndWarns() {
    Decision decision = decide(aRow("Result=Confirmed"), order("out again"));
    assertThat(Objects.requireNonNull(Objects.requireNonNull(decision.move()).answer()).attempt())
        .isEqualTo(1);
    assertThat(decision.move().from()).isEqualTo(OrderState.TRANSMITTED);
    assertThat(decision.move().attempt()).isEqualTo(2);
    assertThat(decision.warnings())
        .singleElement()
        .asString()
        .contains("came late")
        .contains("It is out on sheet S000002");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
      2026-04-09          | 2026-04-09 | -
      2026-04-10          | 2026-04-10 | -
      09.04.2026          | 2026-04-09 | -
      25/03/2026          | 2026-03-25 | -
      n:46121             | 2026-04-09 | -
      n:46121.75          | 2026-04-09 | -
      2026-04-09 17:30    | 2026-04-09 | -
      03/04/2026          | -          | could be 2026-04-03 or 2026-03-04 and was left out
      2026-04-11          | -          | 2026-04-11 is in the future and was left out
      yesterday           | -          | "yesterday" is no date and was left out
      2026-02-30          | -          | "2026-02-30" is no date and was left out
      """)
  void doneOnIsTakenWhereItIsClearAndTheAnswerCountsAnyway(
      String text, @Nullable LocalDate day, @Nullable String warning) {
    Decision decision =
        decide(aRow("Result=Confirmed").with("Done on", RowFixture.cell(text)), order("out"));
    assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFIRMED);
    Move.Given given = Objects.requireNonNull(Objects.requireNonNull(decision.move()).answer());
    assertThat(given.answer().doneOn()).isEqualTo(day);
    if (warning == null) {
      assertThat(decision.warnings()).isEmpty();
    } else {
      assertThat(decision.warnings()).singleElement().asString().contains(warning);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      GERMAN | Result=vielleicht            | Zeile 12, Spalte H (Ergebnis): gefunden „vielleicht“; erlaubt sind Bestätigt und Fehler
      GERMAN | Result=Bestätig              | meinten Sie Bestätigt?
      GERMAN | Result=Fehler                | Zeile 12, Spalte I (Meldung): Fehler braucht eine Meldung
      FRENCH | Result=peut-être             | Ligne 12, colonne H (Résultat) : trouvé « peut-être » ; sont admis Confirmé et Erreur
      FRENCH | Result=Confirmé; Owner=Bob   | Ligne 12, colonne E (Propriétaire) : la feuille disait « Bob », Docket avait émis « Ada Lovelace ».
      FRENCH | Order=                       | Ligne 12, colonne A (Ordre) : il n'y a pas de numéro d'ordre.
      """)
  void aRejectedRowIsToldInEveryLanguage(Language language, String cells, String says) {
    Decision decision = decide(aRow(cells).in(language), order("out"));
    assertThat(Objects.requireNonNull(decision.reason()).in(language)).contains(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out",
        "out again",
        "out again, other values",
        "confirmed by Grace",
        "confirmed long ago",
        "verified",
        "overruled",
        "errored",
        "confirmed in attempt 2",
        "cancelled",
        "superseded"
      })
  void whateverIsDecidedCanBeSaidInEveryLanguage(String how) {
    for (String cells : List.of("Result=Confirmed", "Result=Error; Message=no", "Message=later")) {
      Decision decision =
          decide(aRow(cells + "; Done on=03/04/2026; Owner=Bob; Actual id=B2"), order(how));
      Decision plain = decide(aRow(cells), order(how));
      for (Language language : Language.values()) {
        Stream.of(decision, plain)
            .flatMap(d -> Stream.concat(Stream.ofNullable(d.reason()), d.warnings().stream()))
            .forEach(
                said ->
                    assertThat(said.in(language))
                        .doesNotContain("{", "}", "null")
                        .matches("(?s).*[.?!]"));
      }
    }
  }

  @Test
  void aMissingColumnIsNamedAsMissing() {
    Decision decision = decide(aRow("Result=Error").without(SheetColumn.MESSAGE), order("out"));
    assertThat(decision.reason())
        .asString()
        .startsWith("Row 12, column Message (not in this file): an Error needs a message");
  }

  @Test
  void noRowOfReturnedTextEverThrows() {
    for (String text : dev.docket.sheet.Tables.NASTY) {
      for (SheetColumn column : SheetColumn.values()) {
        RowFixture row = aRow("Result=Error; Message=x").with(column.header(), Cell.text(text));
        assertThat(decide(row, order("out")).kind()).as(column + " " + text).isNotNull();
      }
    }
  }
}
