package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsReaderTests {

  @TempDir Path folder;
  private int files;

  private XlsFormat format() {
    return new XlsFormat(new Scratch(folder.resolve("scratch")));
  }

  private Path write(Consumer<HSSFWorkbook> content) throws IOException {
    Path file = folder.resolve("in" + files++ + ".xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      content.accept(book);
      book.write(out);
    }
    return file;
  }

  private List<FoundRow> rows(Consumer<HSSFSheet> content) throws IOException {
    return Tables.read(format(), write(book -> content.accept(book.createSheet("One"))), 0);
  }

  @Test
  void givesBackEveryTextIncludingLongOnes() throws IOException {
    List<String> texts = new ArrayList<>(Tables.NASTY);
    texts.addAll(Tables.random(3_000, false));
    for (int length = 8_190; length < 8_240; length++) {
      texts.add("x".repeat(length));
      texts.add("日".repeat(length / 2));
    }
    texts.add("ä".repeat(32_767));
    texts.add("x".repeat(20_000) + "日".repeat(12_000));
    texts.replaceAll(t -> t.length() > 32_767 ? t.substring(0, 32_767) : t);
    List<FoundRow> found =
        rows(
            sheet -> {
              for (int i = 0; i < texts.size(); i++) {
                HSSFRow row = sheet.createRow(i);
                row.createCell(0).setCellValue(texts.get(i));
                row.createCell(1).setCellValue("end");
              }
            });
    assertThat(found).hasSize(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(found.get(i).cell(0).text()).isEqualTo(texts.get(i));
    }
  }

  @Test
  void aFormulaWhoseResultIsTheEmptyTextSaysNothing() throws IOException {
    List<FoundRow> rows =
        rows(
            sheet -> {
              String formula = "IF(A1=1,\"Confirmed\",\"\")";
              HSSFRow row = sheet.createRow(0);
              row.createCell(0).setCellValue(2);
              row.createCell(1).setCellFormula(formula);
              sheet.createRow(1).createCell(3).setCellFormula(formula);
              sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).cells()).hasSize(1);
  }

  @Test
  void tellsTheKindsOfCells() throws IOException {
    List<FoundRow> rows =
        rows(
            sheet -> {
              HSSFWorkbook book = sheet.getWorkbook();
              HSSFRow row = sheet.createRow(2);
              HSSFRichTextString rich = new HSSFRichTextString("rich text");
              HSSFFont bold = book.createFont();
              bold.setBold(true);
              rich.applyFont(0, 4, bold);
              row.createCell(1).setCellValue(rich);
              row.createCell(2).setCellValue(true);
              row.createCell(3).setCellValue(1.1);
              row.createCell(4).setCellValue(12345678901234d);
              row.createCell(5).setCellFormula("1/0");
              row.createCell(6).setCellFormula("\"a\"&\"b\"");
              row.createCell(7).setCellFormula("1+1");
              row.createCell(8).setCellFormula("1=1");
              row.createCell(9).setBlank();
              book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).number()).isEqualTo(3);
    assertThat(rows.get(0).cells())
        .containsExactly(
            Cell.BLANK,
            Cell.text("rich text"),
            new Cell(Cell.Kind.BOOLEAN, "TRUE", null),
            new Cell(Cell.Kind.NUMBER, "1.1", null),
            new Cell(Cell.Kind.NUMBER, "12345678901234", null),
            new Cell(Cell.Kind.ERROR, "#DIV/0!", ""),
            new Cell(Cell.Kind.TEXT, "ab", ""),
            new Cell(Cell.Kind.NUMBER, "2", ""),
            new Cell(Cell.Kind.BOOLEAN, "TRUE", ""));
  }

  @Test
  void givesDaysAndTimesInBothSystems() throws IOException {
    for (boolean from1904 : new boolean[] {false, true}) {
      Path file =
          write(
              book -> {
                if (from1904) {
                  book.getInternalWorkbook()
                      .getRecords()
                      .forEach(
                          r -> {
                            if (r instanceof org.apache.poi.hssf.record.DateWindow1904Record d) {
                              d.setWindowing((short) 1);
                            }
                          });
                }
                HSSFRow row = book.createSheet("One").createRow(0);
                double day = from1904 ? 46173 - 1462 : 46173;
                cell(row, 0, day, style(book, "dd.mm.yyyy"));
                cell(row, 1, day + 0.5, style(book, "[$-407]d. mmm yyyy hh:mm;@"));
                cell(row, 2, 0.25, style(book, "h:mm"));
                cell(row, 3, day, style(book, "0.00\"d\""));
                row.createCell(4).setCellValue(day);
              });
      FoundRow row = Tables.read(format(), file, 0).get(0);
      String plain = from1904 ? "44711" : "46173";
      Cell.Kind number = from1904 ? Cell.Kind.NUMBER_1904 : Cell.Kind.NUMBER;
      assertThat(row.cells())
          .containsExactly(
              new Cell(Cell.Kind.DATE, "2026-05-31", null),
              new Cell(Cell.Kind.DATE, "2026-05-31T12:00:00", null),
              new Cell(Cell.Kind.DATE, "06:00:00", null),
              new Cell(number, plain, null),
              new Cell(number, plain, null));
    }
  }

  private static CellStyle style(HSSFWorkbook book, String code) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(code));
    return style;
  }

  private static void cell(HSSFRow row, int column, double value, CellStyle style) {
    row.createCell(column).setCellValue(value);
    row.getCell(column).setCellStyle(style);
  }

  @Test
  void readsHiddenRowsAndAllSheets() throws IOException {
    Path file =
        write(
            book -> {
              HSSFSheet first = book.createSheet("First");
              for (int i = 0; i < 100; i += 3) {
                first.createRow(i).createCell(2).setCellValue("row " + i);
                first.getRow(i).setZeroHeight(i % 2 == 1);
              }
              book.createSheet("Grüße 日").createRow(0).createCell(0).setCellValue(7);
              book.setSheetHidden(1, true);
            });
    try (TableReader reader = format().open(file)) {
      assertThat(reader.tables()).containsExactly("First", "Grüße 日");
      assertThat(reader.rows(1).next().cell(0).text()).isEqualTo("7");
    }
    List<FoundRow> rows = Tables.read(format(), file, 0);
    assertThat(rows).hasSize(34);
    for (FoundRow row : rows) {
      assertThat(row.cell(2).text()).isEqualTo("row " + (row.number() - 1));
      assertThat(row.hidden()).isEqualTo(row.number() % 2 == 0);
    }
  }

  @Test
  void refusesPasswordsAndOlderFormatsByName() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    Path file;
    try {
      file = write(book -> book.createSheet("One").createRow(0).createCell(0).setCellValue("a"));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertThatThrownBy(() -> format().open(file))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("protected by a password");
    assertThatThrownBy(
            () ->
                format()
                    .open(container("Workbook", new byte[] {9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0})))
        .hasMessageContaining("Excel 5.0/95");
    assertThatThrownBy(() -> format().open(container("Workbook", new byte[5000])))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> format().open(container("Other", new byte[5000])))
        .isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(() -> format().open(Files.write(folder.resolve("x.xls"), new byte[600])))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("damaged");
  }

  private Path container(String name, byte[] content) throws IOException {
    Path file = folder.resolve("in" + files++ + ".xls");
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      container.createDocument(new ByteArrayInputStream(content), name);
      container.writeFilesystem(out);
    }
    return file;
  }

  @Test
  void answersCutAndFlippedFilesWithRowsOrARefusalOnly() throws IOException {
    Path whole =
        write(
            book -> {
              HSSFSheet sheet = book.createSheet("One");
              for (int i = 0; i < 60; i++) {
                HSSFRow row = sheet.createRow(i);
                row.createCell(0).setCellValue("text " + i);
                row.createCell(1).setCellValue(i / 7.0);
                row.createCell(2).setCellFormula("A1&\"x\"");
              }
            });
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < bytes.length; i += 5) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 0x55;
      readsOrRefuses(Files.write(folder.resolve("flipped.xls"), flipped));
      if (i % 3 == 0) {
        readsOrRefuses(Files.write(folder.resolve("cut.xls"), Arrays.copyOf(bytes, i)));
      }
    }
  }

  private void readsOrRefuses(Path file) throws IOException {
    try {
      Tables.read(format(), file, 0);
    } catch (UnreadableFileException e) {
      assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception");
    } catch (IndexOutOfBoundsException e) {
      assertThat(e).hasMessageContaining("out of bounds for length 0");
    }
  }
}
