package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.cli.ReturnBench.Taken;
import dev.docket.database.OnEachDatabase;
import dev.docket.sheet.fuzz.Fuzzing;
import dev.docket.sheet.fuzz.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt returns at the door: each gets one answer, whatever it is, and nothing is left of it. */
@OnEachDatabase
class SpoiltReturnFunctionalTests {

  private static final int USUAL_COUNT = 60;
  private static final int ORDERS = 300;
  private static final int ROWS = 4;

  /** One file at the door takes as long as so many below it. */
  private static final int COSTS = 50;

  private ReturnBench bench;
  private int counted;

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void eachGetsOneAnswerAndOrdersChangeOnlyByRowsThatCount(@TempDir Path folder)
      throws IOException {
    bench = ReturnBench.in(folder, ORDERS);
    Fuzzing.run(Fuzzing.count(USUAL_COUNT * COSTS) / COSTS, sources(), this::tryOut);
    assertThat(counted).as("answers that counted").isPositive();
  }

  private void tryOut(Mutation.Source file) throws IOException {
    List<String> before = bench.states();
    Taken taken = bench.take(file.content(), file.ending(), "olga", false);
    taken.assertSound();
    int changed = 0;
    List<String> after = bench.states();
    for (int i = 0; i < ORDERS; i++) {
      changed += after.get(i).equals(before.get(i)) ? 0 : 1;
    }
    int counts = taken.count("confirmed") + taken.count("errored");
    assertThat(changed).as(taken.sentence()).isLessThanOrEqualTo(counts);
    counted += counts;
    if (taken.outcome().startsWith("IMPORTED")) {
      Sheet receipt = bench.receipt(taken);
      assertThat(receipt.size()).isEqualTo(taken.count("rows"));
      assertThat(receipt.column("Receipt row")).doesNotHaveDuplicates();
      receipt.column("Receipt reason").forEach(Fuzzing::assertForPeople);
    }
    Fuzzing.assertForPeople(taken.sentence());
    bench.assertTidy();
  }

  /** Files of answered rows in every format; each on orders of its own. */
  private List<Mutation.Source> sources() throws IOException {
    List<Mutation.Source> sources = new ArrayList<>();
    for (int first = 1; first + ROWS <= ORDERS; first += ROWS) {
      List<List<String>> table = table(first);
      switch (sources.size() % 4) {
        case 0 -> sources.add(ours("csv", first));
        case 1 -> sources.add(ours("xlsx", first));
        case 2 -> sources.add(book("xlsx", new XSSFWorkbook(), table));
        default -> sources.add(book("xls", new HSSFWorkbook(), table));
      }
    }
    return sources;
  }

  private Mutation.Source ours(String ending, int first) throws IOException {
    Sheet sheet = bench.home().sheet("." + ending);
    int[] rows = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = sheet.column("Order").indexOf(bench.number(first + i));
    }
    sheet.only(rows).confirm(0, 1).error(2, "locked, by \"Ada\"").set(3, "Message", "later");
    Path file = sheet.save(bench.home().root().resolveSibling("desk").resolve("whole." + ending));
    return new Mutation.Source(ending, Files.readAllBytes(file));
  }

  private List<List<String>> table(int first) {
    List<List<String>> table = new ArrayList<>();
    table.add(bench.header());
    for (int order = first; order < first + ROWS; order++) {
      List<String> row = new ArrayList<>(bench.row(order).values());
      row.set(bench.header().indexOf("Result"), "Confirmed");
      table.add(row);
    }
    return table;
  }

  private static Mutation.Source book(String ending, Workbook book, List<List<String>> table)
      throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      org.apache.poi.ss.usermodel.Sheet sheet = book.createSheet("Work");
      for (List<String> cells : table) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String cell : cells) {
          row.createCell(Math.max(row.getLastCellNum(), 0)).setCellValue(cell);
        }
      }
      book.write(out);
      return new Mutation.Source(ending, out.toByteArray());
    }
  }
}
