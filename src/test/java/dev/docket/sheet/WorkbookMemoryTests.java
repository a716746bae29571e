package dev.docket.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.excel.ZipBuilder;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory does not grow with a workbook's rows, whatever program saved it. */
class WorkbookMemoryTests {

  private static final String ODS_START =
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
          + "<office:body><office:spreadsheet><table:table table:name=\"A\">";
  private static final String ODS_END =
      "</table:table></office:spreadsheet></office:body></office:document-content>";

  @TempDir Path folder;

  @Test
  void readsAFullSheetOfExcel97() throws Exception {
    Path file = folder.resolve("full.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      HSSFSheet sheet = book.createSheet("Full");
      for (int i = 0; i < 65_536; i++) {
        HSSFRow row = sheet.createRow(i);
        for (int c = 0; c < 4; c++) {
          row.createCell(c).setCellValue("Department: Sales, row " + i + ", column " + c + "; Ä日");
        }
      }
      book.write(out);
    }
    assertThat(read("XLS", file)).isEqualTo("rows 65536");
  }

  @Test
  void readsAMillionRowsOfOpenDocument() throws Exception {
    Path file = folder.resolve("many.ods");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("content.xml"));
      zip.write(text(ODS_START));
      for (int i = 0; i < 1_048_576; i++) {
        zip.write(
            text(
                "<table:table-row><table:table-cell><text:p>DK"
                    + i * 7919L % 1_000_003
                    + "</text:p></table:table-cell><table:table-cell><text:p>Sales "
                    + i
                    + "</text:p></table:table-cell></table:table-row>"));
      }
      zip.write(text(ODS_END));
    }
    assertThat(read("ODS", file)).isEqualTo("rows 1048576");
  }

  @Test
  void passesOverAMillionFormattedEmptyRows() throws Exception {
    String rows =
        "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
            + "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell"
            + " table:style-name=\"x\" table:number-columns-repeated=\"16384\"/></table:table-row>";
    Path file =
        new ZipBuilder()
            .part("content.xml", ODS_START + rows + ODS_END)
            .write(folder.resolve("empty.ods"));
    assertThat(read("ODS", file)).isEqualTo("rows 1");
  }

  @Test
  void refusesAZipWhoseTableOfContentsAloneIsTooLarge() throws Exception {
    Path file = folder.resolve("listing.xlsx");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < 1_500_000; i++) {
        ZipEntry entry = new ZipEntry("part with a name that is rather long, number " + i);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(0);
        entry.setCrc(0);
        zip.putNextEntry(entry);
      }
    }
    assertThat(read("XLSX", file)).contains("more than 10000 parts");
  }

  /** What an XML reader holds whole may hold what looks like tags. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<!-- | -->",
        "<row><c t='inlineStr'><is><t><![CDATA[ | ]]></t></is></c></row>",
        "<?note x | ?>"
      })
  void refusesAPieceWithoutEndWhateverIsInIt(String before, String after) throws Exception {
    Path file = workbook("piece.xlsx", before, random("<a>-]?", 60_000, 1), 2_000, after);
    assertThat(read("XLSX", file)).contains("4194304 characters without a break");
  }

  @Test
  void findsOutWhatAFileIsWhateverPieceIsInIt() throws Exception {
    Path file = folder.resolve("untold.ods");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("content.xml"));
      zip.write(text("<d xmlns='urn:x'><!-- "));
      for (int i = 0; i < 2_000; i++) {
        zip.write(text(random("<a>", 60_000, i)));
      }
      zip.write(text(" --></d>"));
    }
    assertThat(read("KIND", file)).contains("4194304 characters without a break");
  }

  @Test
  void countsATextThatManyCellsReferTo() throws Exception {
    Path file =
        ZipBuilder.workbook("<row>" + "<c t='s'><v>0</v></c>".repeat(1_000) + "</row>")
            .strings("<si><t>" + "Ä".repeat(1_000_000) + "</t></si>")
            .write(folder.resolve("wide.xlsx"));
    assertThat(read("XLSX", file)).contains("a row (1) of more than 4194304 characters");
  }

  @Test
  void holdsFewOfManyLongTexts() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      rows.append("<row><c t='s'><v>").append(i).append("</v></c></row>");
    }
    Path file = ZipBuilder.workbook(rows.toString()).write(folder.resolve("long.xlsx"));
    Path whole = folder.resolve("texts.xlsx");
    try (ZipFile before = new ZipFile(file.toFile());
        ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(whole)))) {
      for (ZipEntry entry : Collections.list(before.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(before.getInputStream(entry).readAllBytes());
      }
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write(text("<sst>"));
      for (int i = 0; i < 300; i++) {
        zip.write(text("<si><t>" + random("", 1_000_000, i) + "</t></si>"));
      }
      zip.write(text("</sst>"));
    }
    assertThat(read("XLSX", whole)).isEqualTo("rows 300");
  }

  @Test
  void refusesLongRowsThatARepetitionStandsFor() throws Exception {
    Path file =
        new ZipBuilder()
            .part(
                "content.xml",
                ODS_START
                    + "<table:table-row table:number-rows-repeated=\"90000\"><table:table-cell>"
                    + "<text:p>"
                    + "x".repeat(1_000_000)
                    + "</text:p></table:table-cell></table:table-row>"
                    + ODS_END)
            .write(folder.resolve("repeated.ods"));
    assertThat(read("ODS", file)).contains("67108864 characters");
  }

  /** A workbook whose one sheet holds a piece over and over. */
  private Path workbook(String name, String before, String piece, int times, String after)
      throws Exception {
    Path file = folder.resolve(name);
    Path frame = ZipBuilder.workbook("").write(folder.resolve("frame.xlsx"));
    try (ZipFile rest = new ZipFile(frame.toFile());
        ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(1);
      for (ZipEntry entry : Collections.list(rest.entries())) {
        if (!entry.getName().endsWith("sheet1.xml")) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          zip.write(rest.getInputStream(entry).readAllBytes());
        }
      }
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(text("<worksheet><sheetData>" + before));
      for (int i = 0; i < times; i++) {
        zip.write(text(piece));
      }
      zip.write(text(after + "</sheetData></worksheet>"));
    }
    return file;
  }

  /** Letters that a zip does not pack to nothing, which would be refused for that. */
  private static String random(String before, int length, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(before);
    while (text.length() < length) {
      text.append((char) ('a' + random.nextInt(8)));
    }
    return text.toString();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a small process says that reads the file. */
  private String read(String format, Path file) throws Exception {
    Path talk = folder.resolve("talk.txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-Djava.io.tmpdir=" + folder,
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dlogging.level.root=off",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ReadAll.class.getName(),
                    format,
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(talk.toFile())
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("reading took longer than three minutes");
    }
    String said = Files.readString(talk);
    assertThat(process.exitValue()).as(said).isZero();
    return said.lines().reduce((first, second) -> second).orElse("");
  }
}
