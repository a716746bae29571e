package dev.docket.cli;

import dev.docket.language.Language;
import dev.docket.model.SheetFormat;
import dev.docket.order.Answer;
import dev.docket.order.Operation;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.ResultWord;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableFormats;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.WorkSheetLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An invented operator, who fills in a work sheet as people do: most rows are done, some cannot be
 * done, some are left for another day, and one has a word that no sheet allows.
 */
final class DemoOperator {

  static final String NAME = "Maren Oddvik";
  static final String NO_SUCH_WORD = "mostly";
  private static final String TROUBLE =
      "The system was closed for maintenance; ask again tomorrow.";
  private static final int ROUND = 10;
  private static final int FAILS = 3;
  private static final int LEFT = 6;

  private final TableFormat workbooks;
  private final LocalDate today;

  DemoOperator(TableFormats formats, LocalDate today) {
    this.workbooks = formats.of(SheetFormat.XLSX);
    this.today = today;
  }

  /**
   * What was filled in.
   *
   * @param renamed the order whose system gave another identifier than the one proposed
   * @param failed the first order that could not be done
   */
  record Filled(
      int rows, int confirmed, int errored, int blank, int wrong, String renamed, String failed) {}

  /** Fills in an issued workbook; the filled one is a new file. */
  Filled fillIn(Path issued, Path target) throws IOException {
    List<List<String>> rows = read(issued);
    List<String> headers = rows.remove(0);
    Map<SheetColumn, Integer> places = new EnumMap<>(SheetColumn.class);
    for (int i = 0; i < headers.size(); i++) {
      int place = i;
      SheetColumn.ofHeader(headers.get(i)).ifPresent(column -> places.put(column, place));
    }
    Filled filled = answer(rows, places);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    workbooks.write(target, content(headers, rows));
    return filled;
  }

  private Filled answer(List<List<String>> rows, Map<SheetColumn, Integer> places) {
    int confirmed = 0;
    int errored = 0;
    int blank = 0;
    int wrong = 0;
    String renamed = "";
    String failed = "";
    for (int i = 0; i < rows.size(); i++) {
      Row row = new Row(rows.get(i), places);
      if (i == rows.size() - 1) {
        row.set(SheetColumn.RESULT, NO_SUCH_WORD);
        wrong++;
      } else if (i % ROUND == FAILS) {
        row.done(word(Answer.Result.ERROR), today);
        row.set(SheetColumn.MESSAGE, TROUBLE);
        failed = failed.isEmpty() ? row.get(SheetColumn.ORDER) : failed;
        errored++;
      } else if (i % ROUND == LEFT) {
        blank++;
      } else {
        row.done(word(Answer.Result.CONFIRMED), today);
        if (renamed.isEmpty()
            && row.get(SheetColumn.OPERATION).equalsIgnoreCase(Operation.CREATE.name())) {
          row.set(SheetColumn.ACTUAL_ID, row.get(SheetColumn.RESOURCE) + "-2");
          renamed = row.get(SheetColumn.ORDER);
        }
        confirmed++;
      }
    }
    return new Filled(rows.size(), confirmed, errored, blank, wrong, renamed, failed);
  }

  private static String word(Answer.Result result) {
    return ResultWord.of(result).shown().inEnglish();
  }

  private record Row(List<String> cells, Map<SheetColumn, Integer> places) {

    String get(SheetColumn column) {
      return cells.get(Objects.requireNonNull(places.get(column)));
    }

    void set(SheetColumn column, String text) {
      cells.set(Objects.requireNonNull(places.get(column)), text);
    }

    void done(String word, LocalDate day) {
      set(SheetColumn.RESULT, word);
      set(SheetColumn.DONE_BY, NAME);
      set(SheetColumn.DONE_ON, day.toString());
    }
  }

  /** The texts of the workbook's first sheet, every row as long as its header. */
  private List<List<String>> read(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (TableReader reader = workbooks.open(file);
        TableReader.Rows found = reader.rows(0)) {
      for (FoundRow row = found.next(); row != null; row = found.next()) {
        List<String> cells = new ArrayList<>(row.cells().stream().map(Cell::text).toList());
        while (!rows.isEmpty() && cells.size() < rows.get(0).size()) {
          cells.add("");
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static TableContent content(List<String> headers, List<List<String>> rows) {
    return new TableContent(
        "Returned",
        headers.stream().map(DemoOperator::column).toList(),
        rows.stream().map(cells -> new TableContent.Row(cells, new BitSet())).iterator(),
        List.of(),
        List.of(),
        false,
        ',');
  }

  private static TableContent.Column column(String header) {
    return SheetColumn.ofHeader(header)
        .map(fixed -> WorkSheetLayout.column(fixed, header, Language.ENGLISH))
        .orElse(new TableContent.Column(header, 22, true, List.of()));
  }
}
