package dev.docket.intake;

import dev.docket.language.ForeignText;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.sheet.Cell;
import dev.docket.sheet.Limits;
import dev.docket.sheet.Normal;
import dev.docket.sheet.ResultWord;
import dev.docket.sheet.SheetColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operator's own cells of one row, understood.
 *
 * @param result what was answered; null for a blank Result
 * @param problem why the cells cannot be taken as an answer; null where they can
 */
record RowAnswer(
    Answer.@Nullable Result result,
    @Nullable String message,
    @Nullable String actualId,
    @Nullable String doneBy,
    @Nullable LocalDate doneOn,
    @Nullable Message problem,
    List<Message> warnings) {

  /** What programs write for a character that they could not read. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Where people write freely, so that damage matters. */
  private static final List<SheetColumn> DAMAGED =
      List.of(SheetColumn.MESSAGE, SheetColumn.ACTUAL_ID, SheetColumn.DONE_BY);

  /** What was done before that is a slip, or a day that a program made of something else. */
  private static final int OLDEST_YEARS = 20;

  /** As spreadsheet programs show a number that is too long for them. */
  private static final Pattern ROUNDED =
      Pattern.compile("[0-9]([.,][0-9]+)?[Ee]\\+[0-9]{2,3}|[0-9][.,][0-9]+[Ee][0-9]{1,3}");

  /** More digits than a number in a spreadsheet keeps. */
  private static final Pattern MORE_DIGITS = Pattern.compile("[0-9]{16}");

  RowAnswer {
    warnings = List.copyOf(warnings);
  }

  static RowAnswer of(ReturnRow row, LocalDate today, ResultWords words) {
    List<Message> warnings = new ArrayList<>();
    @Nullable String message = text(row, SheetColumn.MESSAGE);
    @Nullable String actualId = keyText(row, SheetColumn.ACTUAL_ID);
    @Nullable String doneBy = keyText(row, SheetColumn.DONE_BY);
    @Nullable Message problem = unusable(row, message, actualId, doneBy);
    @Nullable LocalDate doneOn = doneOn(row, today, warnings);
    DAMAGED.stream()
        .filter(column -> row.cell(column).text().indexOf(REPLACEMENT) >= 0)
        .map(column -> RowPlace.cell(row, column, Message.of("row.damaged-text")))
        .forEach(warnings::add);
    Answer.@Nullable Result result = null;
    if (problem == null && !row.key(SheetColumn.RESULT).isEmpty()) {
      result = result(row.cell(SheetColumn.RESULT), words);
      if (result == null) {
        problem = RowPlace.cell(row, SheetColumn.RESULT, unknownWord(row, words));
      } else if (result == Answer.Result.ERROR && message == null) {
        problem =
            RowPlace.cell(
                row,
                SheetColumn.MESSAGE,
                Message.of("row.error-without-message", ResultWord.ERROR.shown()));
      }
    }
    return new RowAnswer(result, message, actualId, doneBy, doneOn, problem, warnings);
  }

  private static Answer.@Nullable Result result(Cell cell, ResultWords words) {
    return words.meaning(cell.text()).filter(r -> cell.kind() != Cell.Kind.BOOLEAN).orElse(null);
  }

  private static Message unknownWord(ReturnRow row, ResultWords words) {
    String found = row.cell(SheetColumn.RESULT).text();
    Message confirmed = ResultWord.CONFIRMED.shown();
    Message error = ResultWord.ERROR.shown();
    return words
        .nearest(found)
        .map(
            meant ->
                Message.of(
                    "row.mistyped-word", Words.quote(found), meant.shown(), confirmed, error))
        .orElseGet(() -> Message.of("row.unknown-word", Words.quote(found), confirmed, error));
  }

  /** The answer that it gives. */
  Answer toAnswer() {
    return new Answer(Objects.requireNonNull(result), message, actualId, doneBy, doneOn);
  }

  /** Whether details stand there without a result. */
  boolean hasDetails() {
    return message != null || actualId != null || doneBy != null || doneOn != null;
  }

  private static @Nullable Message unusable(
      ReturnRow row, @Nullable String message, @Nullable String actualId, @Nullable String doneBy) {
    for (SheetColumn column : SheetColumn.values()) {
      if (column.use() == SheetColumn.Use.ANSWER || column.use() == SheetColumn.Use.KEY) {
        Message why = unusable(row.cell(column));
        // A day that cannot be read is left out; the answer counts.
        if (why != null && column != SheetColumn.DONE_ON) {
          return RowPlace.cell(row, column, why);
        }
      }
    }
    return Stream.of(
            changedId(row),
            tooLong(row, SheetColumn.MESSAGE, message, Limits.MESSAGE_CHARS),
            tooLong(row, SheetColumn.ACTUAL_ID, actualId, Limits.ACTUAL_ID_CHARS),
            tooLong(row, SheetColumn.DONE_BY, doneBy, Limits.DONE_BY_CHARS))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Message unusable(Cell cell) {
    if (cell.text().indexOf('\0') >= 0) {
      return Message.of("row.nul-character");
    }
    if (cell.text().isEmpty() && cell.formula() != null) {
      return Message.of("row.formula-without-value");
    }
    return cell.kind() == Cell.Kind.ERROR
        ? Message.of("row.error-value", Words.quote(cell.text()))
        : null;
  }

  /** An identifier that a program or a wrong character set changed names nothing any more. */
  private static @Nullable Message changedId(ReturnRow row) {
    Cell cell = row.cell(SheetColumn.ACTUAL_ID);
    String key = null;
    if (cell.kind() == Cell.Kind.DATE) {
      key = "row.id-became-date";
    } else if (ROUNDED.matcher(row.key(SheetColumn.ACTUAL_ID)).matches()
        || cell.kind() != Cell.Kind.TEXT && MORE_DIGITS.matcher(cell.text()).find()) {
      key = "row.id-lost-digits";
    }
    return key == null
        ? null
        : RowPlace.cell(row, SheetColumn.ACTUAL_ID, Message.of(key, Words.quote(cell.text())));
  }

  private static @Nullable Message tooLong(
      ReturnRow row, SheetColumn column, @Nullable String text, int most) {
    return text == null || text.length() <= most
        ? null
        : RowPlace.cell(row, column, Message.of("row.too-long", text.length(), most));
  }

  private static @Nullable LocalDate doneOn(
      ReturnRow row, LocalDate today, List<Message> warnings) {
    String text = row.key(SheetColumn.DONE_ON);
    if (text.isEmpty()) {
      return null;
    }
    Set<LocalDate> readings = Dates.readingsOfCell(row.cell(SheetColumn.DONE_ON).kind(), text);
    Iterator<LocalDate> days = readings.iterator();
    Message problem;
    if (readings.isEmpty()) {
      problem = Message.of("row.no-date", Words.quote(text));
    } else if (readings.size() > 1) {
      problem =
          Message.of(
              "row.ambiguous-date",
              Words.quote(text),
              days.next().toString(),
              days.next().toString());
    } else {
      LocalDate day = days.next();
      if (!day.isAfter(today) && !day.isBefore(today.minusYears(OLDEST_YEARS))) {
        return day;
      }
      problem = Message.of(day.isAfter(today) ? "row.future-date" : "row.old-date", day.toString());
    }
    warnings.add(RowPlace.cell(row, SheetColumn.DONE_ON, problem));
    return null;
  }

  private static @Nullable String text(ReturnRow row, SheetColumn column) {
    String text = ForeignText.cell(row.cell(column).text()).strip();
    return Normal.text(text).isEmpty() ? null : text;
  }

  private static @Nullable String keyText(ReturnRow row, SheetColumn column) {
    String text = Normal.text(ForeignText.cell(row.cell(column).text()));
    return text.isEmpty() ? null : text;
  }
}
