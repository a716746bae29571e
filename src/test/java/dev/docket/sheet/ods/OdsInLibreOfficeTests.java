package dev.docket.sheet.ods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What LibreOffice makes of the spreadsheets that we write. It is needed: without it these tests
 * fail.
 */
class OdsInLibreOfficeTests {

  @TempDir Path folder;
  private final OdsFormat format = new OdsFormat();

  @Test
  void showsFilterDropDownsLocksAndColours() throws Exception {
    Path saved = saved(Tables.workSheet(25), "xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(saved.toFile())) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      XSSFSheet sheet = book.getSheet("Directory_User");
      assertThat(sheet.getLastRowNum()).isEqualTo(25);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:S26");
      assertThat(sheet.getProtect()).isTrue();
      assertThat(sheet.getRow(1).getCell(7).getCellStyle().getLocked()).isFalse();
      assertThat(sheet.getRow(1).getCell(0).getCellStyle().getLocked()).isTrue();
      assertThat(sheet.getDataValidations()).hasSize(1);
      assertThat(sheet.getDataValidations().get(0).getValidationConstraint().getFormula1())
          .isEqualTo("\"Confirmed,Error\"");
      assertThat(
              sheet.getRow(2).getCell(0).getCellStyle().getFillForegroundColorColor().getARGBHex())
          .isEqualTo("FFE2F0D9");
      assertThat(sheet.getColumnWidth(12)).isGreaterThan(sheet.getColumnWidth(0) * 2);
      assertThat(sheet.getRow(1).getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
    }
  }

  @Test
  void keepsEveryTextThatXmlCanHold() throws Exception {
    List<String> texts =
        Tables.NASTY.stream()
            .filter(t -> t.codePoints().allMatch(c -> c >= ' ' && c < 0xFFFE || c == '\n'))
            .filter(t -> !t.isBlank() && !t.contains("\u2028") && !t.contains("\u0085"))
            .toList();
    Path saved = saved(Tables.of(texts.stream().map(t -> List.of(t, "end")).toList()), "ods");
    List<FoundRow> rows = Tables.read(format, saved, 0);
    assertThat(rows).hasSize(texts.size() + 1);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(rows.get(i + 1).cell(0).text()).isEqualTo(texts.get(i));
      assertThat(rows.get(i + 1).cell(1).text()).isEqualTo("end");
    }
  }

  /** The table, written by us, opened and saved again by LibreOffice. */
  private Path saved(TableContent content, String ending) throws Exception {
    Path file = folder.resolve("sheet.ods");
    format.write(file, content);
    Path out = Files.createDirectories(folder.resolve("saved"));
    Path log = folder.resolve("soffice.log");
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
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("soffice took longer than two minutes");
    }
    Path saved = out.resolve("sheet." + ending);
    assertThat(saved).as(Files.readString(log)).exists();
    return saved;
  }
}
