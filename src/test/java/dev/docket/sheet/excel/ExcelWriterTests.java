package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.TableContent.Page;
import dev.docket.sheet.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetProtection;

class ExcelWriterTests {

  @TempDir Path folder;
  private int files;

  private Path write(TableContent content) throws IOException {
    Path file = folder.resolve("out" + files++ + ".xlsx");
    new ExcelFormat().write(file, content);
    return file;
  }

  private static TableContent withChoices(List<String> choices) {
    List<Column> columns =
        List.of(
            new Column("Order", 9, false, List.of()),
            new Column("A <\"header\"> & more than thirty-two characters", 9, true, choices));
    return Tables.of(columns, List.of(List.of("a", ""), List.of("b", "")), ',');
  }

  private static XSSFWorkbook poi(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  @Test
  void writesPartsThatAStrictParserTakes() throws Exception {
    Path nasty = write(Tables.of(Tables.NASTY.stream().map(List::of).toList()));
    for (Path file : List.of(write(Tables.workSheet(30)), nasty, write(Tables.workSheet(0)))) {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
          factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
          DocumentBuilder builder = factory.newDocumentBuilder();
          assertThat(builder.parse(zip.getInputStream(entry)).getDocumentElement()).isNotNull();
        }
      }
    }
  }

  @Test
  void writesThePartsOfASheetInTheOrderOfTheFormat() throws IOException {
    Path file = write(Tables.workSheet(3));
    String xml;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      xml = new String(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes());
    }
    List<Integer> places =
        List.of(
                "sheetPr",
                "sheetViews",
                "sheetFormatPr",
                "cols",
                "sheetData",
                "sheetProtection",
                "autoFilter",
                "conditionalFormatting",
                "dataValidations",
                "pageMargins",
                "pageSetup",
                "headerFooter")
            .stream()
            .map(name -> xml.indexOf("<" + name))
            .toList();
    assertThat(places).isSorted().doesNotContain(-1);
  }

  @Test
  void writesTheSameBytesForTheSameTable() throws IOException {
    assertThat(Files.readAllBytes(write(Tables.workSheet(20))))
        .isEqualTo(Files.readAllBytes(write(Tables.workSheet(20))));
  }

  @Test
  void writesNothingButTextCells() throws IOException {
    Path file = write(Tables.of(Tables.NASTY.stream().map(List::of).toList()));
    try (XSSFWorkbook book = poi(file)) {
      XSSFSheet sheet = book.getSheetAt(0);
      for (int i = 0; i < Tables.NASTY.size(); i++) {
        Cell cell = sheet.getRow(i + 1).getCell(0);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        assertThat(cell.getStringCellValue()).isEqualTo(Tables.NASTY.get(i));
      }
    }
  }

  @Test
  void writesAFrozenBoldHeaderWithAFilterOverTheTable() throws IOException {
    try (XSSFWorkbook book = poi(write(Tables.workSheet(10)))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Directory_User");
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:S11");
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
      assertThat(sheet.getColumnWidthInPixels(12)).isGreaterThan(sheet.getColumnWidthInPixels(0));
    }
  }

  @Test
  void locksAllButTheColumnsToBeFilledInWithoutAPassword() throws IOException {
    try (XSSFWorkbook book = poi(write(Tables.workSheet(2)))) {
      XSSFSheet sheet = book.getSheetAt(0);
      CTSheetProtection protection = sheet.getCTWorksheet().getSheetProtection();
      assertThat(protection.getSheet()).isTrue();
      assertThat(protection.isSetPassword()).isFalse();
      assertThat(protection.isSetHashValue()).isFalse();
      assertThat(protection.getFormatCells()).isFalse();
      assertThat(protection.getFormatColumns()).isFalse();
      assertThat(protection.getFormatRows()).isFalse();
      assertThat(protection.getAutoFilter()).isFalse();
      assertThat(protection.getSelectLockedCells()).isFalse();
      assertThat(protection.getSelectUnlockedCells()).isFalse();
      assertThat(protection.getDeleteRows()).isTrue();
      assertThat(sheet.getRow(1).getCell(6).getCellStyle().getLocked()).isTrue();
      // An empty cell of a column to be filled in, and the column below the table.
      assertThat(sheet.getRow(1).getCell(7).getCellStyle().getLocked()).isFalse();
      assertThat(sheet.getColumnStyle(7).getLocked()).isFalse();
      assertThat(sheet.getColumnStyle(7).getDataFormatString()).isEqualTo("@");
      assertThat(sheet.getRow(0).getCell(7).getCellStyle().getLocked()).isTrue();
      assertThat(book.getSheetAt(1).getProtect()).isTrue();
    }
  }

  @Test
  void locksNothingWhereNothingIsToBeLocked() throws IOException {
    TableContent table = Tables.workSheet(2);
    TableContent open =
        new TableContent("T", table.columns(), table.rows(), List.of(), table.pages(), false, ',');
    try (XSSFWorkbook book = poi(write(open))) {
      assertThat(book.getSheetAt(0).getProtect()).isFalse();
      assertThat(book.getSheetAt(1).getProtect()).isFalse();
    }
  }

  @Test
  void showsChangedCellsAndWrapsText() throws IOException {
    try (XSSFWorkbook book = poi(write(Tables.workSheet(2)))) {
      XSSFCellStyle plain = book.getSheetAt(0).getRow(1).getCell(0).getCellStyle();
      XSSFCellStyle marked = book.getSheetAt(0).getRow(1).getCell(17).getCellStyle();
      assertThat(plain.getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
      assertThat(marked.getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
      assertThat(plain.getWrapText()).isTrue();
      assertThat(plain.getVerticalAlignment()).isEqualTo(VerticalAlignment.TOP);
    }
  }

  @Test
  void coloursRowsByAFormulaWithAnyText() throws IOException {
    try (XSSFWorkbook book = poi(write(Tables.workSheet(2)))) {
      XSSFConditionalFormatting rules =
          book.getSheetAt(0).getSheetConditionalFormatting().getConditionalFormattingAt(0);
      assertThat(rules.getFormattingRanges()[0].formatAsString()).isEqualTo("A2:S3");
      assertThat(rules.getRule(0).getFormula1()).isEqualTo("$H2=\"Confirmed\"");
      assertThat(rules.getRule(2).getFormula1()).isEqualTo("$C2=\"A<B & \"\"C\"\"\"");
      assertThat(rules.getRule(0).getPatternFormatting()).isNotNull();
    }
  }

  @Test
  void offersTheChoicesAndRefusesOtherValues() throws IOException {
    try (XSSFWorkbook book = poi(write(withChoices(List.of("Confirmed", "E<\"r\">&r"))))) {
      DataValidation validation = book.getSheetAt(0).getDataValidations().get(0);
      assertThat(validation.getValidationConstraint().getFormula1())
          .isEqualTo("\"Confirmed,E<\"\"r\"\">&r\"");
      assertThat(validation.getValidationConstraint().getValidationType())
          .isEqualTo(DataValidationConstraint.ValidationType.LIST);
      assertThat(validation.getEmptyCellAllowed()).isTrue();
      assertThat(validation.getShowErrorBox()).isTrue();
      assertThat(validation.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
      assertThat(validation.getSuppressDropDownArrow()).isTrue();
      assertThat(validation.getErrorBoxTitle().length()).isLessThanOrEqualTo(32);
      assertThat(validation.getRegions().getCellRangeAddress(0).formatAsString())
          .isEqualTo("B2:B3");
      assertThat(book.getNumberOfSheets()).isEqualTo(1);
    }
  }

  @Test
  void putsLongListsAndValuesWithCommasOnAHiddenSheet() throws IOException {
    List<String> many = IntStream.range(0, 200).mapToObj(i -> "Choice " + i).toList();
    for (List<String> choices : List.of(many, List.of("a, b", "c"))) {
      try (XSSFWorkbook book = poi(write(withChoices(choices)))) {
        DataValidation validation = book.getSheetAt(0).getDataValidations().get(0);
        assertThat(validation.getValidationConstraint().getFormula1())
            .isEqualTo("'Lists'!$A$1:$A$" + choices.size());
        assertThat(book.getSheetVisibility(1)).isEqualTo(SheetVisibility.HIDDEN);
        assertThat(book.getSheet("Lists").getRow(0).getCell(0).getStringCellValue())
            .isEqualTo(choices.get(0));
      }
    }
  }

  @Test
  void writesPagesOfTextWithNamesThatExcelTakes() throws IOException {
    TableContent table = Tables.workSheet(1);
    TableContent named =
        new TableContent(
            "it's: a/name",
            table.columns(),
            table.rows(),
            List.of(),
            List.of(
                new Page("IT'S- A-NAME", List.of("Heading:", "", "text ")),
                new Page("", List.of())),
            true,
            ',');
    try (XSSFWorkbook book = poi(write(named))) {
      assertThat(book.getSheetName(0)).isEqualTo("it's- a-name");
      assertThat(book.getSheetName(1)).isEqualTo("IT'S- A-NAME (2)");
      assertThat(book.getSheetName(2)).isEqualTo("Sheet");
      XSSFSheet page = book.getSheetAt(1);
      assertThat(page.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
      assertThat(page.getRow(2).getCell(0).getStringCellValue()).isEqualTo("text ");
      assertThat(book.getSheetAt(0).getRepeatingRows().formatAsString()).isEqualTo("1:1");
    }
  }

  @Test
  void takesTheLongestTextAndRefusesALongerOne() throws IOException {
    String longest = "\r\n".repeat(16_383) + "x";
    Path file = write(Tables.of(List.of(List.of(longest))));
    assertThat(Tables.read(new ExcelFormat(), file, 0).get(1).cell(0).text()).isEqualTo(longest);
    assertThatThrownBy(() -> write(Tables.of(List.of(List.of(longest + "y")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A2")
        .hasMessageContaining("32767");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> write(Tables.of(List.of(List.of("a", "b"), List.of("c")))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
