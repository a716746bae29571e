package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Work sheets that people save in another program or under another format, and return. */
class WorkbookReturnFunctionalTests {

  @TempDir Path folder;
  private CommandLineHome home;

  @BeforeEach
  void makeHome() {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"), order("A2", "Legal"), order("A3", "Research"));
  }

  @Test
  void aSheetSavedAsOpenDocumentCountsAndItsReceiptIsAReturn() throws Exception {
    Path filled =
        home.sheet(".xlsx")
            .confirm(0)
            .error(1, "Account locked")
            .save(folder.resolve("sheet.xlsx"));
    JsonNode answer = imported(saved(filled, "ods"), 0);
    RoundTripFunctionalTests.assertCounts(answer, 3, 1, 1, 1, 0, 0);
    assertThat(home.states())
        .isEqualTo(Map.of("A1", "EXECUTED", "A2", "ERRORED", "A3", "TRANSMITTED"));

    Path receipt = home.file(answer.get("receipt").asString());
    assertThat(receipt.toString()).endsWith(".ods");
    Sheet answered = Sheet.read(receipt);
    assertThat(answered.column("Receipt outcome"))
        .containsExactlyInAnyOrder("confirmed", "errored", "unchanged");
    int open = answered.column("Receipt outcome").indexOf("unchanged");
    answered.confirm(open).save(folder.resolve("again.ods"));
    RoundTripFunctionalTests.assertCounts(
        imported(saved(folder.resolve("again.ods"), "xlsx"), 0), 3, 1, 0, 0, 2, 0);
    assertThat(home.states()).containsEntry("A3", "EXECUTED");
  }

  @Test
  void aSheetSavedForExcel97CountsAndItsReceiptIsAWorkbookOfToday() throws Exception {
    Path filled =
        home.sheet(".xlsx")
            .confirm(0)
            .error(2, "Account locked")
            .save(folder.resolve("sheet.xlsx"));
    JsonNode answer = imported(saved(filled, "xls"), 0);
    RoundTripFunctionalTests.assertCounts(answer, 3, 1, 1, 1, 0, 0);
    Path receipt = home.file(answer.get("receipt").asString());
    assertThat(receipt.toString()).endsWith(".xlsx");
    assertThat(Sheet.read(receipt).column("Receipt outcome"))
        .containsExactlyInAnyOrder("confirmed", "errored", "unchanged");
  }

  @Test
  void theDayOfTheDeedCountsHoweverTheWorkbookKeepsIt() throws Exception {
    Path issued = home.sheets(".xlsx").get(0);
    for (boolean from1904 : new boolean[] {false, true}) {
      Path file = folder.resolve("days-" + from1904 + ".xlsx");
      try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(issued))) {
        book.getCTWorkbook().addNewWorkbookPr().setDate1904(from1904);
        CellStyle day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("dd.mm.yyyy"));
        Row row = book.getSheetAt(0).getRow(from1904 ? 2 : 1);
        row.getCell(7).setCellValue("Confirmed");
        row.getCell(11).setCellValue(from1904 ? 44_711 - 365 : 46_173 - 365);
        row.getCell(11).setCellStyle(day);
        try (OutputStream out = Files.newOutputStream(file)) {
          book.write(out);
        }
      }
      JsonNode answer = imported(file, 0);
      assertThat(answer.get("confirmed").asInt()).isOne();
      Sheet receipt = Sheet.read(home.file(answer.get("receipt").asString()));
      assertThat(receipt.column("Done on")).contains("2025-05-31");
      assertThat(receipt.column("Receipt reason")).noneMatch(r -> r.contains("was left out"));
    }
  }

  private JsonNode imported(Path file, int exit) {
    return home.run("import", "--json", file.toString()).exits(exit).single();
  }

  /** The file as LibreOffice saves it. */
  private Path saved(Path file, String ending) throws Exception {
    Path out = Files.createDirectories(folder.resolve("saved"));
    Process process =
        new ProcessBuilder(
                List.of(
                    "soffice",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--convert-to",
                    ending,
                    "--outdir",
                    out.toString(),
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("soffice took longer than two minutes");
    }
    String name = file.getFileName().toString();
    Path saved = out.resolve(name.substring(0, name.lastIndexOf('.') + 1) + ending);
    assertThat(saved).as(Files.readString(folder.resolve("soffice.log"))).exists();
    return saved;
  }
}
