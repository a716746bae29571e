package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as no one program writes them all, and as an attacker would. */
class OddWorkbookTests {

  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String ROW = "<row><c t=\"str\"><v>a</v></c></row>";

  @TempDir Path folder;
  private final ExcelFormat format = new ExcelFormat();
  private int files;

  private Path next() {
    return folder.resolve("in" + files++ + ".xlsx");
  }

  private List<FoundRow> rows(ZipBuilder workbook) throws IOException {
    return Tables.read(format, workbook.write(next()), 0);
  }

  private static ZipBuilder withStyles(String rows, String styles) {
    return ZipBuilder.workbook(rows)
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\""
                + TYPES
                + "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\""
                + TYPES
                + "styles\" Target=\"styles.xml\"/></Relationships>")
        .part("xl/styles.xml", styles);
  }

  private static String dates(String code) {
    return "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\""
        + code
        + "\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
        + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf/></cellXfs>"
        + "<dxfs><dxf><numFmt numFmtId=\"0\" formatCode=\"0\"/></dxf></dxfs></styleSheet>";
  }

  @Test
  void givesNumbersUnderDateFormatsAsDays() throws IOException {
    String cells =
        "<row><c s=\"1\"><v>46173</v></c><c s=\"2\"><f>TODAY()</f><v>46173.5</v></c>"
            + "<c s=\"0\"><v>46173</v></c><c s=\"3\"><v>46173</v></c><c><v>46173</v></c>"
            + "<c s=\"99\"><v>46173</v></c><c s=\"x\"><v>46173</v></c></row>";
    Cell number = new Cell(Cell.Kind.NUMBER, "46173", null);
    assertThat(rows(withStyles(cells, dates("dd.mm.yyyy"))).get(0).cells())
        .containsExactly(
            new Cell(Cell.Kind.DATE, "2026-05-31", null),
            new Cell(Cell.Kind.DATE, "2026-05-31T12:00:00", "TODAY()"),
            number,
            number,
            number,
            number,
            number);
  }

  @Test
  void countsFrom1904WhereTheWorkbookSaysSo() throws IOException {
    ZipBuilder workbook =
        withStyles("<row><c s=\"1\"><v>44711</v></c><c><v>44711</v></c></row>", dates("d"))
            .part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\""
                    + TYPES
                    + "\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"One\" r:id=\"r1\"/></sheets></workbook>");
    assertThat(rows(workbook).get(0).cells())
        .containsExactly(
            new Cell(Cell.Kind.DATE, "2026-05-31", null),
            new Cell(Cell.Kind.NUMBER_1904, "44711", null));
  }

  @Test
  void readsPartsWithBackslashesAndAnyCase() throws IOException {
    ZipBuilder workbook =
        new ZipBuilder()
            .part(
                "xl\\Workbook.xml",
                "<workbook xmlns:r=\""
                    + TYPES
                    + "\"><sheets><sheet name=\"One\" r:id=\"r1\"/></sheets></workbook>")
            .part(
                "xl\\_rels\\workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\""
                    + TYPES
                    + "worksheet\" Target=\"\\xl\\worksheets\\Sheet1.xml\"/></Relationships>")
            .part(
                "/xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + ROW + "</sheetData></worksheet>");
    assertThat(rows(workbook).get(0).cell(0).text()).isEqualTo("a");
  }

  @Test
  void refusesAPartThatIsThereTwice() {
    ZipBuilder workbook =
        ZipBuilder.workbook(ROW)
            .part("xl/Worksheets/SHEET1.xml", "<worksheet><sheetData/></worksheet>");
    assertThatThrownBy(() -> rows(workbook))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("xl/worksheets/sheet1.xml twice");
  }

  @Test
  void neverLeavesTheZip() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.xml"), "<worksheet/>");
    ZipBuilder workbook =
        ZipBuilder.workbook(ROW)
            .part("../../evil.xml", "x")
            .part("/etc/passwd", "x")
            .part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\""
                    + TYPES
                    + "worksheet\" Target=\""
                    + secret.toUri()
                    + "\" TargetMode=\"External\"/></Relationships>");
    try (TableReader reader = format.open(workbook.write(next()))) {
      assertThat(reader.tables()).isEmpty();
    }
    assertThat(folder.resolve("../../evil.xml")).doesNotExist();
  }

  @Test
  void readsAZipWithAComment() throws IOException {
    Path file = ZipBuilder.workbook(ROW).write(next());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] = 5;
    Files.write(file, bytes);
    Files.write(file, "hello".getBytes(), StandardOpenOption.APPEND);
    assertThat(Tables.read(format, file, 0)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 200_000})
  void refusesDeepNesting(int depth) {
    ZipBuilder workbook =
        ZipBuilder.workbook("<row><c>" + "<x>".repeat(depth) + "</x>".repeat(depth) + "</c></row>");
    assertThatThrownBy(() -> rows(workbook))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("256 deep");
  }

  @Test
  void refusesCountlessAttributes() {
    StringBuilder attributes = new StringBuilder("<row");
    for (int i = 0; i < 200_000; i++) {
      attributes.append(" a").append(i).append("=\"1\"");
    }
    assertThatThrownBy(() -> rows(ZipBuilder.workbook(attributes + "/>")))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("10000 attributes");
  }

  @Test
  void keepsNoEndlessListsAndNames() throws IOException {
    StringBuilder relations = new StringBuilder("<Relationships>");
    for (int i = 0; i < 20_000; i++) {
      relations.append("<Relationship Id=\"").append(i).append("\" Type=\"a\" Target=\"b\"/>");
    }
    ZipBuilder many =
        ZipBuilder.workbook(ROW).part("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
    assertThatThrownBy(() -> rows(many)).hasMessageContaining("10000 parts");
    ZipBuilder named =
        ZipBuilder.workbook(ROW)
            .part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\""
                    + TYPES
                    + "\"><sheets><sheet name=\""
                    + "x".repeat(100_000)
                    + "\" r:id=\"r1\"/></sheets></workbook>");
    try (TableReader reader = format.open(named.write(next()))) {
      assertThat(reader.tables().get(0)).hasSize(255);
    }
  }

  @Test
  void believesNoDimension() throws IOException {
    ZipBuilder workbook =
        ZipBuilder.workbook("")
            .part(
                "xl/worksheets/sheet1.xml",
                "<worksheet><dimension ref=\"A1:ZZZZZZ99999999\"/><sheetData>"
                    + ROW
                    + "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>");
    assertThat(rows(workbook)).hasSize(1);
  }
}
