package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.cli.SpreadsheetOperator.Format;
import dev.docket.order.Answer;
import dev.docket.order.OrderNumber;
import dev.docket.order.Orders;
import dev.docket.order.ProvisioningOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The sample company's sheets, answered in LibreOffice in two locales and saved in all its formats:
 * every answer comes back as it was typed. It is about the program and its files, so that one
 * database is enough. LibreOffice and its Python bridge are needed: without them this fails.
 */
class LibreOfficeReturnFunctionalTests {

  private static final int ORDER = 0;
  private static final int RESULT = 7;
  private static final int MESSAGE = 8;
  private static final int ACTUAL_ID = 9;
  private static final int DONE_ON = 11;

  private static final String WORDS = "Zugang \"Tür 4\" gesperrt; 1,5 von 2,5 – né à Łódź 🗝";

  @TempDir Path folder;

  private CommandLineHome home;
  private final Map<String, Map<String, String>> recorded = new TreeMap<>();
  private final List<Saved> saved = new ArrayList<>();

  /** A file that was saved, with what stands in it by now, by order. */
  private record Saved(Path file, Format format, Map<String, Map<String, String>> answers) {}

  @Test
  void everyAnswerThatIsTypedInLibreOfficeComesBack() throws Exception {
    home = CommandLineHome.empty(folder);
    home.run("init", "--samples").exits(0);
    home.run("run", "complete").exits(0);
    List<Path> sheets = home.sheets(".xlsx");
    assertThat(sheets).hasSizeGreaterThan(4);
    int turns = 0;
    for (String locale : List.of("en-US", "de-DE")) {
      SpreadsheetOperator operator =
          new SpreadsheetOperator(folder.resolve("office-" + locale), locale);
      for (Path workbook : sheets) {
        Path csv = Path.of(workbook.toString().replace(".xlsx", ".csv"));
        answer(operator, workbook, locale, turns, Format.values());
        answer(operator, csv, locale, turns + 4, Format.CSV, Format.XLSX);
      }
      operator.work();
      turns += 6;
    }
    TestSurroundings.clock(home.root(), TestClock.at(ReturnBench.NOW, "UTC"));
    try (Installation installation = home.installation()) {
      for (Saved file : saved) {
        takeIn(file);
      }
      Orders orders = installation.get(Orders.class);
      for (Map.Entry<String, Map<String, String>> answer : recorded.entrySet()) {
        long id = OrderNumber.parse(answer.getKey()).orElseThrow();
        Answer given = orders.answers(List.of(id)).get(id).get(0).answer();
        assertRecorded(orders.find(id).orElseThrow(), given, answer.getValue());
      }
    }
    assertThat(recorded).hasSizeGreaterThan(200);
  }

  /** Answers some rows before each time the sheet is saved; there are twelve such times. */
  private void answer(
      SpreadsheetOperator operator, Path sheet, String locale, int firstTurn, Format... formats)
      throws Exception {
    boolean typesText = sheet.toString().endsWith(".xlsx");
    SpreadsheetOperator.Opened opened = operator.open(sheet);
    List<String> orders = Sheet.read(sheet).rows().stream().map(row -> row.get(ORDER)).toList();
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    for (int i = 0; i < formats.length; i++) {
      for (int row = firstTurn + i; row < orders.size(); row += 12) {
        answers.put(orders.get(row), type(opened, row + 1, row / 12 % 4, locale, typesText));
      }
      Path file =
          Files.createDirectories(home.file("inbound"))
              .resolve(locale + "-" + saved.size() + "." + formats[i].ending());
      opened.save(file, formats[i]);
      saved.add(new Saved(file, formats[i], new LinkedHashMap<>(answers)));
    }
  }

  private static Map<String, String> type(
      SpreadsheetOperator.Opened opened, int row, int kind, String locale, boolean typesText) {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("state", kind == 1 ? "ERRORED" : "EXECUTED");
    opened.type(row, RESULT, kind == 1 ? "Error" : "Confirmed");
    if (kind == 1) {
      String message = row % 2 == 0 ? WORDS : WORDS + "\nund weiter";
      opened.type(row, MESSAGE, message);
      answer.put("message", message);
    } else if (kind == 2) {
      // Where cells are no texts, the program takes away zeros before anybody can help it.
      String id = typesText ? "00" + row : "K-00" + row;
      opened.type(row, ACTUAL_ID, id);
      answer.put("actualId", id);
    } else if (kind == 3) {
      opened.type(row, DONE_ON, locale.equals("de-DE") ? "31.3.2026" : "3/31/2026");
      answer.put("doneOn", "2026-03-31");
    }
    return answer;
  }

  private void takeIn(Saved file) {
    String name = file.file().getFileName().toString();
    CommandLineHome.Result result = home.run("import", "--json", file.file().toString());
    JsonNode answer = result.single();
    assertThat(answer.get("outcome").asString())
        .as(name + ": " + result.err())
        .isEqualTo("IMPORTED");
    Map<String, String> fresh = new TreeMap<>();
    file.answers()
        .forEach(
            (order, a) -> {
              if (recorded.putIfAbsent(order, a) == null) {
                fresh.put(order, a.get("state"));
              }
            });
    long errors = fresh.values().stream().filter("ERRORED"::equals).count();
    assertThat(answer.get("errored").asLong()).as(name).isEqualTo(errors);
    assertThat(answer.get("confirmed").asLong()).as(name).isEqualTo(fresh.size() - errors);
    assertThat(answer.get("repeated").asLong())
        .as(name)
        .isEqualTo(file.answers().size() - fresh.size());
    assertThat(answer.get("warnings").size()).as(result.err()).isZero();
  }

  private static void assertRecorded(
      ProvisioningOrder order, Answer given, Map<String, String> typed) {
    assertThat(order.state()).hasToString(typed.get("state"));
    assertThat(given.message()).as(order.number()).isEqualTo(typed.get("message"));
    assertThat(given.actualId()).as(order.number()).isEqualTo(typed.get("actualId"));
    String day = typed.get("doneOn");
    assertThat(given.doneOn())
        .as(order.number())
        .isEqualTo(day == null ? null : LocalDate.parse(day));
  }
}
