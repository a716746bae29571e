package dev.docket.intake;

import dev.docket.export.WorkSheets;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.order.Move;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.sheet.Cell;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.SheetNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of one row of a return, from the row and the facts of its order alone: no
 * database, no clock, no memory of other rows. The rules are those of the work sheet's return in
 * the product's contract.
 *
 * @param origin the file that the rows come from and its sender; its time is the time of the
 *     decision
 * @param window how long after an answer its own doer may turn it into the opposite
 */
record RowJudge(Origin origin, Duration window, ZoneId zone) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** What else a decision may need to look up. */
  interface Lookup {

    /** The facts of an order, null where there is no such order. */
    @Nullable OrderFacts facts(long order);

    /** The number of the order whose row carries a check digest; null where none does. */
    @Nullable String orderWithCheck(String check);

    /** Whether a check digest was made with a key that this installation does not have. */
    boolean isOfLostKey(String check);
  }

  /** Decides. Never throws for what stands in the row. */
  Decision decide(ReturnRow row, Lookup lookup) {
    RowAnswer answer = RowAnswer.of(row, LocalDate.ofInstant(origin.at(), zone));
    String orderText = row.key(SheetColumn.ORDER);
    OptionalLong id = OrderNumber.parse(orderText);
    if (row.beyond() >= 0) {
      return rejected(
          "Row "
              + row.number()
              + " holds more cells than the header: something stands in column "
              + Words.column(row.beyond())
              + ". A comma or line break in a text may have moved the cells; put the text in quotes or fill in the .xlsx file.",
          answer);
    }
    if (id.isEmpty()) {
      return rejected(noOrder(row, orderText), answer);
    }
    OrderFacts facts = lookup.facts(id.getAsLong());
    if (facts == null) {
      return rejected(
          RowAnswer.place(row, SheetColumn.ORDER)
              + ": there is no order "
              + orderText
              + " here. Return the sheet to the installation that issued it.",
          answer);
    }
    WorkSheets.Row issued = facts.issuedWith(row.key(SheetColumn.CHECK)).orElse(null);
    if (issued == null) {
      return rejected(wrongCheck(row, facts, lookup), answer);
    }
    return new Judgement(row, answer, facts, issued).decide();
  }

  private static Decision rejected(String reason, RowAnswer answer) {
    return new Decision(
        Decision.Kind.REJECTED,
        Message.plain(reason),
        answer.warnings().stream().map(Message::plain).toList(),
        null,
        null,
        null,
        null);
  }

  private static String noOrder(ReturnRow row, String text) {
    String place = RowAnswer.place(row, SheetColumn.ORDER) + ": ";
    if (text.isEmpty()) {
      return place
          + "there is no order number. Copy it from the sheet that was issued, together with its Check.";
    }
    boolean mangled =
        row.cell(SheetColumn.ORDER).kind() != Cell.Kind.TEXT || text.matches("[0-9.,+\\-Ee ]+");
    if (mangled) {
      return place
          + "found "
          + Words.quote(text)
          + ": the spreadsheet program changed the order number. Copy it from the sheet"
          + " that was issued, as text.";
    }
    return place
        + "found "
        + Words.quote(text)
        + (OrderNumber.looksLikeOne(text)
            ? ", which is mistyped: its last letter does not fit its digits."
            : ", which is no order number; they look like " + OrderNumber.of(123) + ".")
        + " Copy it from the sheet that was issued, together with its Check.";
  }

  private static String wrongCheck(ReturnRow row, OrderFacts facts, Lookup lookup) {
    String check = row.key(SheetColumn.CHECK);
    String place = RowAnswer.place(row, SheetColumn.CHECK) + ": ";
    String advice =
        " Copy Order and Check together from the sheet that was issued, and sort whole rows only.";
    if (check.isEmpty()) {
      return place + "the check of order " + facts.number() + " is missing." + advice;
    }
    if (lookup.isOfLostKey(check)) {
      return place
          + Words.quote(check)
          + " was made with the key "
          + check.substring(0, check.indexOf('-'))
          + ", which this installation does not have. An admin has to restore the secret (data/secret);"
          + " the sheet is right.";
    }
    String other = lookup.orderWithCheck(check);
    return place
        + Words.quote(check)
        + (other == null || other.equals(facts.number())
            ? " was never issued for order " + facts.number() + "."
            : " belongs to order "
                + other
                + ", not to "
                + facts.number()
                + ": the two columns were moved apart.")
        + advice;
  }

  /** The decision on a row that proved to be one of ours. */
  private final class Judgement {

    private final ReturnRow row;
    private final RowAnswer answer;
    private final OrderFacts facts;
    private final WorkSheets.Row issued;
    private final List<String> warnings;

    Judgement(ReturnRow row, RowAnswer answer, OrderFacts facts, WorkSheets.Row issued) {
      this.row = row;
      this.answer = answer;
      this.facts = facts;
      this.issued = issued;
      this.warnings = new ArrayList<>(answer.warnings());
    }

    Decision decide() {
      String problem = answer.problem();
      if (problem != null) {
        return rejected(problem);
      }
      Answer.Result result = answer.result();
      if (result == null) {
        return blank();
      }
      String altered = altered();
      if (altered != null && result == Answer.Result.CONFIRMED) {
        return rejected(
            altered
                + " A confirmed row must say what was issued: do what Docket issued, then confirm it.");
      }
      if (altered != null) {
        warnings.add(altered);
      }
      return facts.answerTo(issued.attempt()).map(this::answered).orElseGet(this::unanswered);
    }

    private Decision blank() {
      if (answer.hasDetails()) {
        String what = answer.message() == null ? "Details" : "A message";
        warnings.add(
            "Row " + row.number() + ": " + what + " without a Result; the order stays as it is.");
      }
      String message = answer.message();
      String note = "note on attempt " + issued.attempt() + ": " + message;
      if (message == null || facts.notes().contains(note)) {
        return decision(Decision.Kind.UNCHANGED, null, null);
      }
      return decision(Decision.Kind.UNCHANGED, null, move(Outcome.NOTED, note));
    }

    /** This attempt was answered before. */
    private Decision answered(Answer.Recorded before) {
      Answer now = answer.toAnswer();
      if (now.result() == before.answer().result()) {
        Answer completed = now.completedFrom(before.answer());
        if (completed.equals(before.answer())) {
          return decision(Decision.Kind.REPEATED, "Already recorded: " + told(before) + ".", null);
        }
        if (!isStillSo(before)) {
          return rejected(
              "Order "
                  + facts.number()
                  + " has moved on since "
                  + told(before)
                  + ": it is "
                  + facts.state()
                  + " in attempt "
                  + facts.attempt()
                  + "."
                  + whereNow()
                  + " The details were not changed.");
        }
        return decision(
            Decision.of(now.result()),
            null,
            move(Outcome.NOTED, "corrected details: " + difference(before.answer(), completed))
                .with(given(completed, before)));
      }
      return opposite(before, now);
    }

    private Decision opposite(Answer.Recorded before, Answer now) {
      if (isLate()) {
        return late(now, before.revision() + 1);
      }
      if (!isStillSo(before)) {
        return ended();
      }
      if (!sameDoer(before)) {
        return rejected(
            "Order "
                + facts.number()
                + ": this row says "
                + word(now.result())
                + ", but it was "
                + told(before)
                + ". Two people disagree; agree with them, or ask a reviewer to decide.");
      }
      if (before.at().plus(window).isBefore(origin.at())) {
        return rejected(
            "Order "
                + facts.number()
                + " was "
                + told(before)
                + ". That can be taken back for "
                + (window.toDays() >= 2 ? window.toDays() + " days" : window.toHours() + " hours")
                + " only; ask a reviewer to decide.");
      }
      Outcome outcome =
          now.result() == Answer.Result.CONFIRMED
              ? Outcome.CORRECTED_TO_CONFIRMED
              : Outcome.CORRECTED_TO_ERROR;
      return decision(
          Decision.of(now.result()),
          null,
          move(outcome, "corrected from " + inWords(before.answer()) + " to " + inWords(now))
              .with(given(now, before)));
    }

    /** This attempt was not answered before. */
    private Decision unanswered() {
      Answer now = answer.toAnswer();
      boolean out = facts.state() == OrderState.TRANSMITTED && facts.attempt() == issued.attempt();
      if (out) {
        return decision(
            Decision.of(now.result()),
            null,
            move(outcomeOf(now), inWords(now)).with(given(now, 1)));
      }
      if (isLate()) {
        return late(now, 1);
      }
      return facts
          .lastAnswer()
          .filter(last -> last.answer().result().state() == facts.state())
          .map(
              last ->
                  last.answer().result() == now.result()
                      ? alreadySo(last, now)
                      : rejected(
                          "Order "
                              + facts.number()
                              + " was "
                              + told(last)
                              + " since this sheet was issued; a reviewer decides."))
          .orElseGet(this::ended);
    }

    /** Another attempt was answered the same; what this row adds to it is kept. */
    private Decision alreadySo(Answer.Recorded last, Answer now) {
      Answer completed = now.completedFrom(last.answer());
      if (completed.equals(last.answer())) {
        return decision(Decision.Kind.REPEATED, "Already so: " + told(last) + ".", null);
      }
      return decision(
          Decision.of(now.result()),
          null,
          move(Outcome.NOTED, "details: " + difference(last.answer(), completed))
              .with(given(completed, 1)));
    }

    /**
     * An older sheet's answer, while what is proposed is the same and the newer attempt has no
     * answer.
     */
    private boolean isLate() {
      return issued.attempt() < facts.attempt()
          && (facts.state() == OrderState.PENDING || facts.state() == OrderState.TRANSMITTED)
          && facts.answerTo(facts.attempt()).isEmpty()
          && issued.valuesDigest().equals(facts.valuesDigest());
    }

    private Decision late(Answer now, int revision) {
      warnings.add(
          "Row "
              + row.number()
              + ": the answer came late, on an older sheet; it counts. Order "
              + facts.number()
              + " need not be done again."
              + whereNow());
      return decision(
          Decision.of(now.result()),
          null,
          move(outcomeOf(now), "late answer to attempt " + issued.attempt() + ": " + inWords(now))
              .with(given(now, revision)));
    }

    private Decision ended() {
      String ending = facts.ending();
      return rejected(
          "Order "
              + facts.number()
              + " cannot be answered any more: "
              + (ending == null
                  ? "it is " + facts.state() + " in attempt " + facts.attempt() + "." + whereNow()
                  : ending));
    }

    private boolean isStillSo(Answer.Recorded before) {
      return facts.state() == before.answer().result().state()
          && facts.lastAnswer().filter(before::equals).isPresent();
    }

    private boolean sameDoer(Answer.Recorded before) {
      String doer = answer.doneBy();
      if (doer == null) {
        return before.sender().name().equals(origin.sender().name());
      }
      String doerBefore =
          Objects.requireNonNullElse(before.answer().doneBy(), before.sender().name());
      return Normal.key(doer).equals(Normal.key(doerBefore));
    }

    private String whereNow() {
      Long sheet = facts.currentSheet();
      return sheet == null || facts.state() != OrderState.TRANSMITTED
          ? ""
          : " It is out on sheet " + SheetNumber.of(sheet) + ".";
    }

    private @Nullable String altered() {
      for (SheetColumn column : SheetColumn.values()) {
        if (column.use() == SheetColumn.Use.COMPARED && row.has(column)) {
          String was = issued.issued().getOrDefault(column.header(), "");
          if (!SameValue.same(was, row.cell(column))) {
            return altered(column.header(), was, row.cell(column));
          }
        }
      }
      Map<String, String> properties = new TreeMap<>();
      issued
          .issued()
          .forEach(
              (header, text) -> {
                if (IssuedRow.isProperty(header)) {
                  properties.put(Normal.key(header), text);
                }
              });
      // Only columns of the row's own resource type tell its task; others may be the operators'
      // own.
      String own =
          Normal.key(issued.issued().getOrDefault(SheetColumn.RESOURCE_TYPE.header(), "") + ":");
      for (Map.Entry<String, Cell> found : row.properties().entrySet()) {
        String header = Normal.key(found.getKey());
        String was = properties.getOrDefault(header, "");
        if (header.startsWith(own) && !SameValue.same(was, found.getValue())) {
          return altered(found.getKey(), was, found.getValue());
        }
      }
      return null;
    }

    private String altered(String header, String was, Cell found) {
      return "Row "
          + row.number()
          + ", column "
          + header
          + ": the sheet said "
          + Words.quote(found.text())
          + ", Docket issued "
          + Words.quote(was)
          + ".";
    }

    private Decision rejected(String reason) {
      return decision(Decision.Kind.REJECTED, reason, null);
    }

    private Decision decision(Decision.Kind kind, @Nullable String reason, @Nullable Move move) {
      return new Decision(
          kind,
          reason == null ? null : Message.plain(reason),
          warnings.stream().map(Message::plain).toList(),
          facts.id(),
          issued.attempt(),
          answer.result(),
          move);
    }

    private Move move(Outcome outcome, String why) {
      Origin from =
          new Origin(
              origin.at(),
              origin.sender(),
              answer.doneBy(),
              origin.file(),
              row.number(),
              issued.sheet(),
              origin.run());
      return new Move(facts.id(), facts.state(), facts.attempt(), outcome, why, from, null, null);
    }

    private Move.Given given(Answer now, Answer.Recorded before) {
      return given(now, before.revision() + 1);
    }

    private Move.Given given(Answer now, int revision) {
      return new Move.Given(issued.attempt(), revision, Move.Given.Kind.ANSWERED, now);
    }

    private String told(Answer.Recorded before) {
      String doer = before.answer().doneBy();
      String file =
          before.file() == null
              ? ""
              : ", file " + before.file() + (before.row() == null ? "" : " row " + before.row());
      return "answered "
          + inWords(before.answer())
          + " by "
          + (doer == null
              ? before.sender().name()
              : Words.quote(doer) + " (sent by " + before.sender().name() + ")")
          + " on "
          + time(before.at())
          + file;
    }

    private String time(Instant instant) {
      return MINUTES.format(instant.atZone(zone));
    }
  }

  private static Outcome outcomeOf(Answer answer) {
    return answer.result() == Answer.Result.CONFIRMED ? Outcome.CONFIRMED : Outcome.REPORTED_ERROR;
  }

  private static String word(Answer.Result result) {
    return dev.docket.sheet.ResultWord.of(result);
  }

  private static String inWords(Answer answer) {
    return word(answer.result())
        + (answer.message() == null ? "" : " (" + Words.quote(answer.message()) + ")");
  }

  private static String difference(Answer before, Answer now) {
    List<String> changes = new ArrayList<>();
    change(changes, SheetColumn.MESSAGE, before.message(), now.message());
    change(changes, SheetColumn.ACTUAL_ID, before.actualId(), now.actualId());
    change(changes, SheetColumn.DONE_BY, before.doneBy(), now.doneBy());
    change(changes, SheetColumn.DONE_ON, before.doneOn(), now.doneOn());
    return String.join(", ", changes);
  }

  private static void change(
      List<String> changes, SheetColumn column, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      changes.add(
          column.header()
              + " "
              + (before == null ? "(none)" : Words.quote(before.toString()))
              + " → "
              + (now == null ? "(none)" : Words.quote(now.toString())));
    }
  }
}
