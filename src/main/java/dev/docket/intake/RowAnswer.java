package dev.docket.intake;

import dev.docket.order.Answer;
import dev.docket.sheet.Cell;
import dev.docket.sheet.Normal;
import dev.docket.sheet.ResultWord;
import dev.docket.sheet.SheetColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    @Nullable String problem,
    List<String> warnings) {

  private static final int LONGEST_MESSAGE = 32_767;
  private static final int LONGEST_ACTUAL_ID = 2_000;
  private static final int LONGEST_DONE_BY = 200;

  RowAnswer {
    warnings = List.copyOf(warnings);
  }

  static RowAnswer of(ReturnRow row, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    @Nullable String message = text(row, SheetColumn.MESSAGE);
    @Nullable String actualId = keyText(row, SheetColumn.ACTUAL_ID);
    @Nullable String doneBy = keyText(row, SheetColumn.DONE_BY);
    @Nullable String problem = unusable(row, message, actualId, doneBy);
    @Nullable LocalDate doneOn = doneOn(row, today, warnings);
    Answer.@Nullable Result result = null;
    Cell cell = row.cell(SheetColumn.RESULT);
    if (problem == null && !cell.isBlank()) {
      result =
          ResultWord.meaning(cell.text())
              .filter(r -> cell.kind() != Cell.Kind.BOOLEAN)
              .orElse(null);
      if (result == null && !Normal.text(cell.text()).isEmpty()) {
        problem =
            place(row, SheetColumn.RESULT)
                + ": found "
                + Words.quote(cell.text())
                + "; allowed are "
                + String.join(" and ", ResultWord.shown())
                + ", or nothing while it is not done yet.";
      } else if (result == Answer.Result.ERROR && message == null) {
        problem =
            place(row, SheetColumn.MESSAGE)
                + ": an Error needs a message. Say in the column "
                + SheetColumn.MESSAGE.header()
                + " what went wrong.";
      }
    }
    return new RowAnswer(result, message, actualId, doneBy, doneOn, problem, warnings);
  }

  /** The answer that it gives. */
  Answer toAnswer() {
    return new Answer(java.util.Objects.requireNonNull(result), message, actualId, doneBy, doneOn);
  }

  /** Whether details stand there without a result. */
  boolean hasDetails() {
    return message != null || actualId != null || doneBy != null || doneOn != null;
  }

  private static @Nullable String unusable(
      ReturnRow row, @Nullable String message, @Nullable String actualId, @Nullable String doneBy) {
    for (SheetColumn column : SheetColumn.values()) {
      Cell cell = row.cell(column);
      if (column.use() != SheetColumn.Use.ANSWER && column.use() != SheetColumn.Use.KEY) {
        continue;
      }
      if (cell.text().indexOf('\0') >= 0) {
        return place(row, column)
            + ": the cell holds a character that no file may hold (NUL). Type the text again.";
      }
      if (cell.text().isEmpty() && cell.formula() != null) {
        return place(row, column)
            + ": found a formula without a value. Copy the cell and paste it as a value (Paste Special, Values).";
      }
      if (cell.kind() == Cell.Kind.ERROR) {
        return place(row, column)
            + ": found the error value "
            + Words.quote(cell.text())
            + ". Type the text instead.";
      }
    }
    return Stream.of(
            tooLong(row, SheetColumn.MESSAGE, message, LONGEST_MESSAGE),
            tooLong(row, SheetColumn.ACTUAL_ID, actualId, LONGEST_ACTUAL_ID),
            tooLong(row, SheetColumn.DONE_BY, doneBy, LONGEST_DONE_BY))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String tooLong(
      ReturnRow row, SheetColumn column, @Nullable String text, int most) {
    return text == null || text.length() <= most
        ? null
        : place(row, column)
            + ": found "
            + text.length()
            + " characters, allowed are "
            + most
            + ". Shorten the text.";
  }

  private static @Nullable LocalDate doneOn(ReturnRow row, LocalDate today, List<String> warnings) {
    String text = row.key(SheetColumn.DONE_ON);
    if (text.isEmpty()) {
      return null;
    }
    Set<LocalDate> readings = Dates.readingsOfCell(row.cell(SheetColumn.DONE_ON).kind(), text);
    String place = place(row, SheetColumn.DONE_ON) + ": ";
    if (readings.isEmpty()) {
      warnings.add(
          place + Words.quote(text) + " is no date and was left out; write it like 2026-05-31.");
      return null;
    }
    if (readings.size() > 1) {
      String days = readings.stream().map(LocalDate::toString).collect(Collectors.joining(" or "));
      warnings.add(
          place
              + Words.quote(text)
              + " could be "
              + days
              + " and was left out; write it like 2026-05-31.");
      return null;
    }
    LocalDate day = readings.iterator().next();
    if (day.isAfter(today)) {
      warnings.add(place + day + " is in the future and was left out.");
      return null;
    }
    return day;
  }

  private static @Nullable String text(ReturnRow row, SheetColumn column) {
    String text = Words.printable(row.cell(column).text()).strip();
    return Normal.text(text).isEmpty() ? null : text;
  }

  private static @Nullable String keyText(ReturnRow row, SheetColumn column) {
    String text = Normal.text(Words.printable(row.cell(column).text()));
    return text.isEmpty() ? null : text;
  }

  /** The place of a cell in words: {@code Row 12, column Result}. */
  static String place(ReturnRow row, SheetColumn column) {
    return "Row " + row.number() + ", column " + column.header();
  }
}
