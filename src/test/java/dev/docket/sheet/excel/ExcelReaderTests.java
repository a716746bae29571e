package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelReaderTests {

  @TempDir Path folder;
  private final ExcelFormat format = new ExcelFormat();
  private int files;

  private Path next() {
    return folder.resolve("in" + files++ + ".xlsx");
  }

  private List<FoundRow> rows(String sheetData) throws IOException {
    return rows(ZipBuilder.workbook(sheetData));
  }

  private List<FoundRow> rows(ZipBuilder workbook) throws IOException {
    return Tables.read(format, workbook.write(next()), 0);
  }

  private Cell cell(String markup) throws IOException {
    List<FoundRow> rows = rows("<row>" + markup + "</row>");
    return rows.isEmpty() ? Cell.BLANK : rows.get(0).cell(0);
  }

  private static Cell day(String text) {
    return new Cell(Cell.Kind.DATE, text, null);
  }

  @Test
  void givesBackEveryTextThatTheWriterWrote() throws IOException {
    List<String> texts = new ArrayList<>(Tables.NASTY);
    texts.addAll(Tables.LONE_SURROGATES);
    texts.addAll(Tables.random(5_000, true));
    for (int c = 0; c < 0x10000; c += 64) {
      StringBuilder block = new StringBuilder();
      for (int k = c; k < c + 64; k++) {
        block.append((char) k).append('.');
      }
      texts.add(block.toString());
    }
    Path file = next();
    format.write(file, Tables.of(texts.stream().map(text -> List.of(text, "end")).toList()));
    List<FoundRow> found = Tables.read(format, file, 0);
    assertThat(found).hasSize(texts.size() + 1);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(found.get(i + 1).cell(0).text()).isEqualTo(texts.get(i));
      assertThat(found.get(i + 1).number()).isEqualTo(i + 2);
    }
  }

  @Test
  void readsWhatPoiWrites() throws IOException {
    Path file = next();
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("First");
      Row row = sheet.createRow(2);
      row.createCell(1).setCellValue("shared");
      XSSFRichTextString rich = new XSSFRichTextString("rich text");
      XSSFFont bold = book.createFont();
      bold.setBold(true);
      rich.applyFont(0, 4, bold);
      row.createCell(2).setCellValue(rich);
      row.createCell(3).setCellFormula("B3&\"x\"");
      row.createCell(4).setCellValue(true);
      row.createCell(5).setCellValue(LocalDateTime.of(2026, 1, 1, 0, 0));
      row.createCell(6).setCellValue(1.1);
      row.createCell(7).setCellFormula("1/0");
      row.createCell(8).setBlank();
      book.createSheet("Second").createRow(0).createCell(0).setCellValue("shared");
      book.setSheetHidden(1, true);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.write(out);
    }
    try (TableReader reader = format.open(file)) {
      assertThat(reader.tables()).containsExactly("First", "Second");
      assertThat(reader.rows(1).next())
          .isEqualTo(new FoundRow(1, false, List.of(Cell.text("shared"))));
      FoundRow row = reader.rows(0).next();
      assertThat(row).isNotNull();
      assertThat(row.number()).isEqualTo(3);
      assertThat(row.cells())
          .containsExactly(
              Cell.BLANK,
              Cell.text("shared"),
              Cell.text("rich text"),
              new Cell(Cell.Kind.TEXT, "sharedx", "B3&\"x\""),
              new Cell(Cell.Kind.BOOLEAN, "TRUE", null),
              new Cell(Cell.Kind.NUMBER, "46023", null),
              new Cell(Cell.Kind.NUMBER, "1.1", null),
              new Cell(Cell.Kind.ERROR, "#DIV/0!", "1/0"));
    }
  }

  @Test
  void readsWhatFastexcelWrites() throws IOException {
    Path file = next();
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Fast");
      sheet.value(0, 0, "cached");
      sheet.inlineString(0, 2, "inline");
      sheet.value(4, 1, 1234567890123L);
      sheet.formula(4, 2, "1+1");
      sheet.hideRow(4);
      sheet.finish();
    }
    List<FoundRow> rows = Tables.read(format, file, 0);
    assertThat(Tables.texts(rows.get(0))).containsExactly("cached", "", "inline");
    assertThat(rows.get(1).number()).isEqualTo(5);
    assertThat(rows.get(1).hidden()).isTrue();
    assertThat(rows.get(1).cell(1)).isEqualTo(new Cell(Cell.Kind.NUMBER, "1234567890123", null));
    assertThat(rows.get(1).cell(2)).isEqualTo(new Cell(Cell.Kind.BLANK, "", "1+1"));
  }

  @Test
  void numbersRowsAndCellsOnWhereReferencesAreLeftOut() throws IOException {
    List<FoundRow> rows =
        rows(
            "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row/>"
                + "<row><c><v>4</v></c></row><row r=\"10\"/><row><c><v>5</v></c></row>");
    assertThat(Tables.texts(rows.get(0))).containsExactly("1", "", "", "2", "3");
    assertThat(rows).extracting(FoundRow::number).containsExactly(1, 3, 11);
  }

  @Test
  void passesOverFormattedEmptyRowsToTheLast() throws IOException {
    assertThat(
            rows(
                "<row r=\"1048576\" s=\"1\"><c r=\"A1048576\" s=\"3\"/><c r=\"XFD1048576\"/></row>"))
        .isEmpty();
    assertThat(rows("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").get(0).cells())
        .hasSize(16_384);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAA1\"><v>1</v></c></row>",
        "<row r=\"1048577\"><c><v>1</v></c></row>",
        "<row r=\"4294967297\"><c><v>1</v></c></row>",
        "<row r=\"0\"><c><v>1</v></c></row>",
        "<row r=\"x\"><c><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A99999999999\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"11\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>7</v></c></row>",
        "<row><c t=\"s\"><v>x</v></c></row>",
        "<row><c><v>1</v></c>",
      })
  void refusesWhatNoSpreadsheetHolds(String rows) {
    assertThatThrownBy(() -> rows(rows))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("save it again");
  }

  @Test
  void tellsTheKindsOfCells() throws IOException {
    assertThat(cell("<c t=\"b\"><v>0</v></c>"))
        .isEqualTo(new Cell(Cell.Kind.BOOLEAN, "FALSE", null));
    assertThat(cell("<c t=\"e\"><v>#N/A</v></c>"))
        .isEqualTo(new Cell(Cell.Kind.ERROR, "#N/A", null));
    assertThat(cell("<c t=\"d\"><v>2026-01-31</v></c>")).isEqualTo(day("2026-01-31"));
    assertThat(cell("<c t=\"n\"><v>1.77E10</v></c>").text()).isEqualTo("17700000000");
    assertThat(cell("<c t=\"str\"><f>A2</f><v>a_x000D_b</v></c>"))
        .isEqualTo(new Cell(Cell.Kind.TEXT, "a\rb", "A2"));
    assertThat(cell("<c><f>A2</f></c>")).isEqualTo(new Cell(Cell.Kind.BLANK, "", "A2"));
    assertThat(cell("<c t=\"s\"/>")).isEqualTo(Cell.BLANK);
    assertThat(cell("<c t=\"inlineStr\"><is><t>a</t></is></c>")).isEqualTo(Cell.text("a"));
    assertThat(
            cell(
                "<c t=\"inlineStr\"><is><r><t>a</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> b</t></r></is></c>"))
        .isEqualTo(Cell.text("a b"));
    assertThat(cell("<c t=\"inlineStr\"><is><t>&lt;a&#10;<![CDATA[<b>]]><!-- c --></t></is></c>"))
        .isEqualTo(Cell.text("<a\n<b>"));
  }

  @Test
  void joinsRunsLeavesPronunciationOutAndDecodesEscapes() throws IOException {
    ZipBuilder workbook =
        ZipBuilder.workbook(
                "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>")
            .strings(
                "<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr fontId=\"1\"/></si>"
                    + "<si><r><t>a_x000D_</t></r><r><t>b</t></r></si><si><t>_xD83D__xDE00_</t></si>");
    assertThat(Tables.texts(rows(workbook).get(0))).containsExactly("課", "a\rb", "\uD83D\uDE00");
  }

  @Test
  void readsStrictWorkbooks() throws IOException {
    String relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    String main = "xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"";
    Path file =
        new ZipBuilder()
            .part(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\""
                    + relations
                    + "/officeDocument\" Target=\"xl/Book.xml\"/></Relationships>")
            .part(
                "xl/book.xml",
                "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:r=\""
                    + relations
                    + "\"><x:sheets><x:sheet name=\"S\" sheetId=\"1\" r:id=\"b\"/><x:sheet name=\"Chart\" sheetId=\"2\" r:id=\"c\"/></x:sheets></x:workbook>")
            .part(
                "xl/_rels/book.xml.rels",
                "<Relationships><Relationship Id=\"b\" Type=\""
                    + relations
                    + "/worksheet\" Target=\"../xl/./s.xml\"/><Relationship Id=\"c\" Type=\""
                    + relations
                    + "/chartsheet\" Target=\"c.xml\"/></Relationships>")
            .part(
                "xl/s.xml",
                "<worksheet "
                    + main
                    + "><sheetData><row hidden=\"true\"><c t=\"d\"><v>2026-01-01T00:00:00</v></c></row></sheetData></worksheet>")
            .write(next());
    try (TableReader reader = format.open(file)) {
      assertThat(reader.tables()).containsExactly("S");
      assertThat(reader.rows(0).next())
          .isEqualTo(new FoundRow(1, true, List.of(day("2026-01-01"))));
    }
  }

  @Test
  void readsPartsInUtf16AndWithAMark() throws IOException {
    String sheet =
        "<worksheet><sheetData><row><c t=\"str\"><v>ä</v></c></row></sheetData></worksheet>";
    for (String mark : List.of("", "\uFEFF")) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        ZipBuilder book =
            ZipBuilder.workbook("")
                .part("xl/worksheets/sheet1.xml", (mark + sheet).getBytes(charset));
        assertThat(rows(book).get(0).cell(0).text()).isEqualTo("ä");
      }
    }
  }

  @Test
  void refusesDocumentTypesAndFetchesNothing() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String sheet =
        "<!DOCTYPE w [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><worksheet "
            + ZipBuilder.MAIN
            + "><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>";
    ZipBuilder workbook = ZipBuilder.workbook("").part("xl/worksheets/sheet1.xml", sheet);
    assertThatThrownBy(() -> rows(workbook))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesTruncatedFilesAtAnyLength() throws IOException {
    Path whole = next();
    format.write(whole, Tables.workSheet(200));
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length += bytes.length / 23) {
      Path cut = Files.write(next(), Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Tables.read(format, cut, 0))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageContaining("incomplete or damaged");
    }
  }

  @Test
  void answersFlippedBytesWithRowsOrARefusalOnly() throws IOException {
    Path whole = next();
    format.write(whole, Tables.workSheet(20));
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < bytes.length; i += 7) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 0x55;
      Path file = Files.write(folder.resolve("flipped.xlsx"), flipped);
      try {
        Tables.read(format, file, 0);
      } catch (UnreadableFileException e) {
        assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception");
      } catch (IndexOutOfBoundsException e) {
        assertThat(e).hasMessageContaining("out of bounds for length 0");
      }
    }
  }

  @Test
  void refusesAZipBombWithTheLimitNamed() throws IOException {
    byte[] bomb = new byte[64 << 20];
    Arrays.fill(bomb, (byte) ' ');
    byte[] start =
        ("<worksheet " + ZipBuilder.MAIN + "><sheetData>").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, bomb, 0, start.length);
    ZipBuilder spaces = ZipBuilder.workbook("").part("xl/worksheets/sheet1.xml", bomb);
    assertThatThrownBy(() -> rows(spaces))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("4194304 characters");
    byte[] row = "<nothing/>".getBytes(StandardCharsets.UTF_8);
    for (int i = start.length; i + row.length < bomb.length; i += row.length) {
      System.arraycopy(row, 0, bomb, i, row.length);
    }
    ZipBuilder rows = ZipBuilder.workbook("").part("xl/worksheets/sheet1.xml", bomb);
    assertThatThrownBy(() -> rows(rows))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("400 times");
  }

  @Test
  void refusesTooManyParts() throws IOException {
    ZipBuilder workbook = ZipBuilder.workbook("");
    for (int i = 0; i < 10_001; i++) {
      workbook.part("junk/" + i, "");
    }
    assertThatThrownBy(() -> rows(workbook))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("10000");
  }

  @Test
  void boundsCellsAndRows() {
    String long1 = "x".repeat(1_100_000);
    assertThatThrownBy(() -> cell("<c t=\"str\"><v>" + long1 + "</v></c>"))
        .hasMessageContaining("1048576 characters");
    String cell = "<c t=\"str\"><v>" + "x".repeat(1_000_000) + "</v></c>";
    assertThatThrownBy(() -> cell(cell.repeat(5))).hasMessageContaining("4194304 characters");
  }
}
