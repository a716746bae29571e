package dev.docket.intake;

import dev.docket.export.WorkSheets;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.order.Move;
import dev.docket.order.OrderState;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decision on a row that proved to be one of ours. */
final class Judgement {

  private final RowJudge judge;
  private final Origin origin;
  private final ReturnRow row;
  private final RowAnswer answer;
  private final OrderFacts facts;
  private final WorkSheets.Row issued;
  private final List<Message> warnings;

  Judgement(RowJudge judge, ReturnRow found, OrderFacts facts, WorkSheets.Row issued) {
    this.judge = judge;
    this.origin = judge.origin();
    this.row =
        facts
            .answerTo(issued.attempt())
            .map(before -> SameDetails.restored(found, before.answer()))
            .orElse(found);
    this.answer = judge.answer(row);
    this.facts = facts;
    this.issued = issued;
    this.warnings = new ArrayList<>(answer.warnings());
  }

  Decision decide() {
    Message problem = answer.problem();
    if (problem != null) {
      return rejected(problem);
    }
    if (row.beyond() >= 0) {
      warnings.add(RowPlace.row(row, Message.of("row.unnamed-column", Words.column(row.beyond()))));
    }
    Answer.Result result = answer.result();
    if (result == null) {
      return blank();
    }
    Message altered = Alteration.of(row, issued.issued());
    if (altered != null && result == Answer.Result.CONFIRMED) {
      return rejected(
          Message.sentences(List.of(altered, Message.of("row.confirm-what-was-issued"))));
    }
    if (altered != null) {
      if (row.beyond() >= 0) {
        return rejected(
            Message.sentences(
                List.of(altered, Message.of("row.cells-moved", Words.column(row.beyond())))));
      }
      warnings.add(altered);
    }
    return facts.answerTo(issued.attempt()).map(this::answered).orElseGet(this::unanswered);
  }

  private Decision blank() {
    if (answer.hasDetails()) {
      warnings.add(
          RowPlace.row(
              row,
              answer.message() == null
                  ? Message.of("row.details-without-result")
                  : Message.of("row.message-without-result")));
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
        return decision(
            Decision.Kind.REPEATED, Message.of("row.already-recorded", told(before)), null);
      }
      if (!isStillSo(before)) {
        return rejected(
            sentences(
                Message.of(
                    "row.moved-on",
                    facts.number(),
                    told(before),
                    facts.state().name(),
                    facts.attempt()),
                whereNow(),
                Message.of("row.details-not-changed")));
      }
      return decision(
          Decision.of(now.result()),
          null,
          move(Outcome.NOTED, "corrected details: " + Told.difference(before.answer(), completed))
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
          Message.of("row.two-disagree", facts.number(), Told.word(now.result()), told(before)));
    }
    if (before.at().plus(judge.window()).isBefore(origin.at())) {
      return rejected(
          Message.of("row.window-over", facts.number(), told(before), inWords(judge.window())));
    }
    Outcome outcome =
        now.result() == Answer.Result.CONFIRMED
            ? Outcome.CORRECTED_TO_CONFIRMED
            : Outcome.CORRECTED_TO_ERROR;
    String why = "corrected from " + Told.inWords(before.answer()) + " to " + Told.inWords(now);
    return decision(
        Decision.of(now.result()),
        Message.of("row.taken-back", told(before)),
        move(outcome, why).with(given(bySameDoer(now, before.answer()), before)));
  }

  /** Whoever said the opposite before is still named where the row names nobody. */
  private static Answer bySameDoer(Answer now, Answer before) {
    return now.doneBy() != null
        ? now
        : new Answer(now.result(), now.message(), now.actualId(), before.doneBy(), now.doneOn());
  }

  /** This attempt was not answered before. */
  private Decision unanswered() {
    Answer now = answer.toAnswer();
    boolean out = facts.state() == OrderState.TRANSMITTED && facts.attempt() == issued.attempt();
    if (out) {
      return decision(
          Decision.of(now.result()),
          null,
          move(outcomeOf(now), Told.inWords(now).inEnglish()).with(given(now, 1)));
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
                    ? alreadySo(last)
                    : rejected(Message.of("row.answered-since", facts.number(), told(last))))
        .orElseGet(this::ended);
  }

  /** Another attempt was answered the same; what this row adds to it is kept. */
  private Decision alreadySo(Answer.Recorded last) {
    Answer now = judge.answer(SameDetails.restored(row, last.answer())).toAnswer();
    Answer completed = now.completedFrom(last.answer());
    if (completed.equals(last.answer())) {
      return decision(Decision.Kind.REPEATED, Message.of("row.already-so", told(last)), null);
    }
    return decision(
        Decision.of(now.result()),
        null,
        move(Outcome.NOTED, "details: " + Told.difference(last.answer(), completed))
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
    warnings.add(sentences(RowPlace.row(row, Message.of("row.late", facts.number())), whereNow()));
    return decision(
        Decision.of(now.result()),
        null,
        move(
                outcomeOf(now),
                "late answer to attempt " + issued.attempt() + ": " + Told.inWords(now))
            .with(given(now, revision)));
  }

  private Decision ended() {
    Message ending = facts.ending();
    return rejected(
        ending == null
            ? sentences(
                Message.of(
                    "row.not-answerable",
                    facts.number(),
                    Message.of("row.state", facts.state().name(), facts.attempt())),
                whereNow())
            : Message.of("row.not-answerable", facts.number(), ending));
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

  private @Nullable Message whereNow() {
    Long sheet = facts.currentSheet();
    return sheet == null || facts.state() != OrderState.TRANSMITTED
        ? null
        : Message.of("row.out-on-sheet", SheetNumber.of(sheet));
  }

  private Decision rejected(Message reason) {
    return decision(Decision.Kind.REJECTED, reason, null);
  }

  private Decision decision(Decision.Kind kind, @Nullable Message reason, @Nullable Move move) {
    return new Decision(
        kind, reason, warnings, facts.id(), issued.attempt(), answer.result(), move);
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

  private Message told(Answer.Recorded before) {
    return Told.of(before, judge.zone());
  }

  private static Outcome outcomeOf(Answer answer) {
    return answer.result() == Answer.Result.CONFIRMED ? Outcome.CONFIRMED : Outcome.REPORTED_ERROR;
  }

  private static Message inWords(Duration duration) {
    return duration.toDays() >= 2
        ? Message.of("row.days", duration.toDays())
        : Message.of("row.hours", duration.toHours());
  }

  /** Sentences one after the other, as far as there are. */
  private static Message sentences(@Nullable Message... sentences) {
    return Message.sentences(Stream.of(sentences).filter(Objects::nonNull).toList());
  }
}
