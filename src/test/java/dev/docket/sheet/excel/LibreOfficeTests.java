package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real spreadsheet program makes of our files. It is needed: without it these tests fail.
 */
class LibreOfficeTests {

  private static final List<String> TEXTS =
      List.of(
          "=1+1",
          "+4930123456",
          "-5.00",
          "007",
          "12345678901234567890",
          "123E4",
          "TRUE",
          "31.12.2026",
          " blanks ",
          "a\nb",
          "say \"yes\", please; or not",
          "<b>&amp;</b>",
          "_x0041_",
          "Grüße, Žižek, 日本語",
          "\uD83D\uDE00",
          "'quoted");

  @TempDir Path folder;
  private final ExcelFormat format = new ExcelFormat();

  private Path convert(Path file, String target) throws Exception {
    Path out = Files.createDirectories(folder.resolve("converted"));
    List<String> command =
        List.of(
            "soffice",
            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
            "--headless",
            // Only heeded for CSV: delimiter, quote, UTF-8, first line. A person is asked instead.
            "--infilter=CSV:44,34,76,1",
            "--convert-to",
            target,
            "--outdir",
            out.toString(),
            file.toString());
    Path log = folder.resolve("soffice.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("soffice took longer than two minutes");
    }
    String name = file.getFileName().toString();
    String ending = target.substring(0, (target + ":").indexOf(':'));
    Path converted = out.resolve(name.substring(0, name.lastIndexOf('.') + 1) + ending);
    assertThat(converted).as(Files.readString(log)).exists();
    return converted;
  }

  private Path workbook() throws IOException {
    Path file = folder.resolve("sheet.xlsx");
    format.write(file, Tables.of(rows()));
    return file;
  }

  private static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (String text : TEXTS) {
      rows.add(List.of("start", text, "end"));
    }
    return rows;
  }

  @Test
  void findsEveryValueInAWorkbookOfOurs() throws Exception {
    // Field and text delimiter, UTF-8, from the first line, all columns as text.
    Path csv = convert(workbook(), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true");
    String text = Files.readString(csv, StandardCharsets.UTF_8);
    for (String value : TEXTS) {
      String quoted = value.replace("\"", "\"\"");
      assertThat(text).containsAnyOf("start," + quoted + ",end", "start,\"" + quoted + "\",end");
    }
  }

  @Test
  void savesAWorkbookOfOursAgainWithoutLosingAnything() throws Exception {
    Path saved = convert(workbook(), "xlsx:Calc MS Excel 2007 XML");
    assertThat(new FileKindDetector().of(saved).format()).isEqualTo(SheetFormat.XLSX);
    List<FoundRow> found = Tables.read(format, saved, 0);
    assertThat(found).hasSize(TEXTS.size() + 1);
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(Tables.texts(found.get(i + 1))).containsExactly("start", TEXTS.get(i), "end");
      assertThat(found.get(i + 1).number()).isEqualTo(i + 2);
    }
  }

  @Test
  void keepsSheetsProtectionAndDropDownsOfAWorkSheet() throws Exception {
    Path file = folder.resolve("work.xlsx");
    format.write(file, Tables.workSheet(25));
    Path saved = convert(file, "xlsx:Calc MS Excel 2007 XML");
    try (TableReader reader = format.open(saved)) {
      assertThat(reader.tables()).containsExactly("Directory_User", "Instructions");
    }
    try (XSSFWorkbook book = new XSSFWorkbook(saved.toFile())) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getProtect()).isTrue();
      assertThat(sheet.getRow(1).getCell(7).getCellStyle().getLocked()).isFalse();
      assertThat(sheet.getRow(1).getCell(0).getCellStyle().getLocked()).isTrue();
      assertThat(sheet.getDataValidations()).hasSize(1);
      assertThat(sheet.getDataValidations().get(0).getValidationConstraint().getFormula1())
          .isEqualTo("\"Confirmed,Error\"");
      assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings()).isOne();
    }
  }

  @Test
  void turnsACsvOfOursIntoAWorkbookThatWeRead() throws Exception {
    Path csv = folder.resolve("sheet.csv");
    TableContent content = Tables.of(rows());
    csvFormat().write(csv, content);
    Path saved = convert(csv, "xlsx:Calc MS Excel 2007 XML");
    List<FoundRow> found = Tables.read(format, saved, 0);
    assertThat(found).hasSize(TEXTS.size() + 1);
    FoundRow header = found.get(0);
    assertThat(Tables.texts(header)).containsExactly("Column 0", "Column 1", "Column 2");
    // The guard kept the formula a text; a plain number lost its zeros, as it does in Excel.
    assertThat(found.get(1).cell(1).text()).endsWith("=1+1");
    assertThat(found.get(1).cell(1).formula()).isNull();
    assertThat(found.get(4).cell(1).text()).isEqualTo("7");
    for (FoundRow row : found.subList(1, found.size())) {
      assertThat(row.cell(0).text()).isEqualTo("start");
      assertThat(row.cell(2).text()).isEqualTo("end");
    }
  }

  /** The CSV format is another package's; Spring would hand it over. */
  private static TableFormat csvFormat() throws ReflectiveOperationException {
    Constructor<?> constructor =
        Class.forName("dev.docket.sheet.csv.CsvFormat").getDeclaredConstructor(Charset.class);
    constructor.setAccessible(true);
    return (TableFormat) constructor.newInstance((Object) null);
  }
}
