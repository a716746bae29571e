package dev.docket.intake;

import dev.docket.language.ForeignText;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.sheet.ResultWord;
import dev.docket.sheet.SheetColumn;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers in words: for whoever sends another one, and in English for the history. */
final class Told {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Told() {}

  /**
   * Who answered what when: {@code answered Confirmed by ada on 2026-04-09 12:00, file 5 row 3}.
   */
  static Message of(Answer.Recorded before, ZoneId zone) {
    String doer = before.answer().doneBy();
    String sender = ForeignText.line(before.sender().name());
    Message who =
        doer == null
            ? Message.plain(sender)
            : Message.of("row.doer-and-sender", Words.quote(doer), sender);
    String when = MINUTES.format(before.at().atZone(zone));
    Message what = inWords(before.answer());
    if (before.file() == null) {
      return Message.of("row.answered", what, who, when);
    }
    return before.row() == null
        ? Message.of("row.answered-in-file", what, who, when, before.file())
        : Message.of("row.answered-in-row", what, who, when, before.file(), before.row());
  }

  /** An answer with its message. */
  static Message inWords(Answer answer) {
    Message word = word(answer.result());
    return answer.message() == null
        ? word
        : Message.of("row.word-and-message", word, Words.quote(answer.message()));
  }

  /** A result as it stands on a sheet. */
  static Message word(Answer.Result result) {
    return ResultWord.of(result).shown();
  }

  /** How the details of two answers differ, for the history. */
  static String difference(Answer before, Answer now) {
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
      changes.add(column.header() + " " + quoted(before) + " → " + quoted(now));
    }
  }

  private static String quoted(@Nullable Object detail) {
    return detail == null ? "(none)" : Words.quote(detail.toString()).inEnglish();
  }
}
