package dev.docket.sheet.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.excel.ZipBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdsReaderTests {

  @TempDir Path folder;
  private final OdsFormat format = new OdsFormat();
  private int files;

  private Path next() {
    return folder.resolve("in" + files++ + ".ods");
  }

  private static ZipBuilder spreadsheet(String tables) {
    return new ZipBuilder()
        .part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .part(
            "content.xml",
            "<office:document-content"
                + OdsStyles.NAMESPACES
                + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""
                + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\">"
                + "<office:automatic-styles/><office:body><office:spreadsheet>"
                + tables
                + "</office:spreadsheet></office:body></office:document-content>");
  }

  private List<FoundRow> rows(String rows) throws IOException {
    String table =
        "<table:table table:name=\"One\"><table:table-column/>" + rows + "</table:table>";
    return Tables.read(format, spreadsheet(table).write(next()), 0);
  }

  private Cell cell(String cell) throws IOException {
    List<FoundRow> rows = rows("<table:table-row>" + cell + "</table:table-row>");
    return rows.isEmpty() ? Cell.BLANK : rows.get(0).cell(0);
  }

  private static String text(String text) {
    return "<table:table-cell office:value-type=\"string\"><text:p>"
        + text
        + "</text:p></table:table-cell>";
  }

  private static String row(String attributes, String... texts) {
    StringBuilder row = new StringBuilder("<table:table-row " + attributes + ">");
    for (String text : texts) {
      row.append(text(text));
    }
    return row.append("</table:table-row>").toString();
  }

  @Test
  void givesRowsAndCellsTheirPlacesWhereOthersAreRepeated() throws IOException {
    List<FoundRow> rows =
        rows(
            row("", "a")
                + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell"
                + " table:number-columns-repeated=\"16384\"/></table:table-row>"
                + "<table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>"
                + text("c")
                + "<table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row>"
                + row("table:number-rows-repeated=\"2\"", "twice")
                + "<table:table-row table:number-rows-repeated=\"1048568\"><table:table-cell"
                + " table:style-name=\"x\" table:number-columns-repeated=\"16384\"/></table:table-row>"
                + row("", "last"));
    assertThat(rows).extracting(FoundRow::number).containsExactly(1, 5, 6, 7, 1_048_576);
    assertThat(Tables.texts(rows.get(1))).containsExactly("", "", "c");
    assertThat(Tables.texts(rows.get(3))).containsExactly("twice");
  }

  @Test
  void repeatsCellsThatHoldSomething() throws IOException {
    List<FoundRow> rows =
        rows(
            "<table:table-row><table:table-cell table:number-columns-repeated=\"3\""
                + " office:value-type=\"float\" office:value=\"1\"/></table:table-row>");
    assertThat(Tables.texts(rows.get(0))).containsExactly("1", "1", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<table:table-row table:number-rows-repeated='100002'>X</table:table-row>|100000 times",
        "<table:table-row table:number-rows-repeated='2000000'>X</table:table-row>|1048576",
        "<table:table-row table:number-rows-repeated='0'>X</table:table-row>|proper number",
        "<table:table-row table:number-rows-repeated='99999999999'>X</table:table-row>|proper number",
        "<table:table-row><table:table-cell table:number-columns-repeated='16384'/>X</table:table-row>|16384",
        "<table:table-row><table:table-cell table:number-columns-repeated='-1'/></table:table-row>|proper number"
      })
  void refusesRepetitionsBeyondTheLimits(String row, String limit) {
    assertThatThrownBy(() -> rows(row.replace("X", text("a"))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(limit);
  }

  @Test
  void boundsWhatRepeatedCellsHoldTogether() {
    String cell =
        text("x".repeat(300))
            .replace(
                "<table:table-cell", "<table:table-cell table:number-columns-repeated=\"16384\"");
    assertThatThrownBy(() -> cell(cell)).hasMessageContaining("4194304 characters");
  }

  @Test
  void boundsWhatFormulasHoldTogether() {
    String cell = "<table:table-cell table:formula=\"of:=" + "1+".repeat(400_000) + "1\"/>";
    assertThatThrownBy(() -> cell(cell.repeat(6))).hasMessageContaining("4194304 characters");
  }

  @Test
  void tellsHiddenAndFilteredRowsAndThoseOfClosedGroups() throws IOException {
    List<FoundRow> rows =
        rows(
            "<table:table-header-rows>"
                + row("", "header")
                + "</table:table-header-rows>"
                + row("table:visibility=\"collapse\"", "by hand")
                + row("table:visibility=\"filter\"", "by filter")
                + "<table:table-row-group table:display=\"false\"><table:table-row-group>"
                + row("", "in a group")
                + "</table:table-row-group></table:table-row-group><table:table-rows>"
                + row("table:visibility=\"visible\"", "seen")
                + "</table:table-rows>");
    assertThat(rows).extracting(FoundRow::hidden).containsExactly(false, true, true, true, false);
    assertThat(rows).extracting(FoundRow::number).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void readsParagraphsAsAPersonSeesThem() throws IOException {
    assertThat(
            cell("<table:table-cell><text:p>a</text:p><text:p/><text:p>b</text:p></table:table-cell>")
                .text())
        .isEqualTo("a\n\nb");
    assertThat(
            cell(text("  a \n  b<text:s/>c<text:s text:c=\"3\"/>d<text:tab/>e<text:line-break/>f"))
                .text())
        .isEqualTo("a b c   d\te\nf");
    assertThat(
            cell(text("<text:span>a<text:a>b</text:a></text:span><text:span> c</text:span>"))
                .text())
        .isEqualTo("ab c");
    assertThat(
            cell("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation>"
                    + "<text:p>seen<office:annotation><text:p>note</text:p></office:annotation></text:p>"
                    + "<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame></table:table-cell>")
                .text())
        .isEqualTo("seen");
    assertThat(
            cell("<table:table-cell office:value-type=\"string\" office:string-value=\"stored\"><text:p>shown</text:p></table:table-cell>")
                .text())
        .isEqualTo("stored");
  }

  @Test
  void tellsTheKindsOfCells() throws IOException {
    assertThat(
            cell(
                "<table:table-cell office:value-type=\"float\" office:value=\"1.0\" calcext:value-type=\"float\"><text:p>1,00 €</text:p></table:table-cell>"))
        .isEqualTo(new Cell(Cell.Kind.NUMBER, "1", null));
    assertThat(
            cell(
                "<table:table-cell calcext:value-type=\"currency\" office:value-type=\"currency\" office:value=\"5\"/>"))
        .isEqualTo(new Cell(Cell.Kind.NUMBER, "5", null));
    assertThat(
            cell("<table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"><text:p>50%</text:p></table:table-cell>")
                .text())
        .isEqualTo("0.5");
    assertThat(
            cell(
                "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>"))
        .isEqualTo(new Cell(Cell.Kind.BOOLEAN, "TRUE", null));
    assertThat(
            cell(
                "<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"))
        .isEqualTo(new Cell(Cell.Kind.ERROR, "#N/A", "NA()"));
    assertThat(
            cell("<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>Err:503</text:p></table:table-cell>")
                .kind())
        .isEqualTo(Cell.Kind.ERROR);
    assertThat(cell(text("#N/A"))).isEqualTo(Cell.text("#N/A"));
    assertThat(
            cell(
                "<table:table-cell table:formula=\"of:=[.A1]&amp;&quot;x&quot;\" office:value-type=\"string\"><text:p>ax</text:p></table:table-cell>"))
        .isEqualTo(new Cell(Cell.Kind.TEXT, "ax", "[.A1]&\"x\""));
    String empty =
        "<table:table-cell table:formula=\"of:=IF(1;&quot;&quot;;2)\" office:value-type=";
    assertThat(cell(empty + "\"string\" office:string-value=\"\"><text:p/></table:table-cell>"))
        .isEqualTo(Cell.BLANK);
    assertThat(cell(empty + "\"string\"/>")).isEqualTo(Cell.BLANK);
    assertThat(cell("<table:table-cell table:formula=\"of:=1+1\"/>"))
        .isEqualTo(new Cell(Cell.Kind.BLANK, "", "1+1"));
  }

  @ParameterizedTest
  @CsvSource({
    "date-value='2026-05-31',date,2026-05-31",
    "date-value='2026-05-31T00:00:00',date,2026-05-31",
    "date-value='2026-05-31T14:30:00.000000000',date,2026-05-31T14:30:00",
    "time-value='PT14H30M00S',time,14:30:00",
    "time-value='PT26H00M01.5S',time,26:00:01"
  })
  void givesDaysAndTimesAsIsoWritesThem(String value, String type, String found)
      throws IOException {
    String cell =
        "<table:table-cell office:value-type=\"%s\" office:%s><text:p>31.05.26</text:p></table:table-cell>"
            .formatted(type, value);
    assertThat(cell(cell)).isEqualTo(new Cell(Cell.Kind.DATE, found, null));
  }

  @Test
  void leavesOutWhatLiesUnderMergedCells() throws IOException {
    List<FoundRow> rows =
        rows(
            "<table:table-row>"
                + text("over")
                    .replace(
                        "<table:table-cell", "<table:table-cell table:number-columns-spanned=\"2\"")
                + text("under").replace("table-cell", "covered-table-cell")
                + text("beside")
                + "</table:table-row>");
    assertThat(Tables.texts(rows.get(0))).containsExactly("over", "", "beside");
  }

  @Test
  void findsTheTablesOfTheFileOnly() throws IOException {
    Path file =
        spreadsheet(
                "<table:tracked-changes><table:table><table:table-row/></table:table></table:tracked-changes>"
                    + "<table:table table:name=\"First\"><table:shapes><draw:frame><table:table table:name=\"No\"/></draw:frame></table:shapes>"
                    + row("", "1")
                    + "</table:table>"
                    + "<table:table table:name=\"'file:///tmp/x.ods'#$Sheet1\">"
                    + row("", "x")
                    + "</table:table><table:table table:name=\"Second\">"
                    + row("", "2")
                    + "</table:table><table:named-expressions/>")
            .write(next());
    try (TableReader reader = format.open(file)) {
      assertThat(reader.tables()).containsExactly("First", "Second");
      assertThat(reader.rows(1).next().cell(0).text()).isEqualTo("2");
      assertThat(reader.rows(0).next().cell(0).text()).isEqualTo("1");
    }
  }

  @Test
  void looksThroughManyTablesOnOneWay() throws IOException {
    StringBuilder tables = new StringBuilder();
    String filling = row("", "x".repeat(100)).repeat(500);
    for (int i = 0; i < 200; i++) {
      tables.append("<table:table table:name=\"T").append(i).append("\">");
      tables.append(row("", "first " + i)).append(filling).append(row("", "last " + i));
      tables.append("</table:table>");
    }
    try (TableReader reader = format.open(spreadsheet(tables.toString()).write(next()))) {
      assertThat(reader.tables()).hasSize(200);
      for (int i = 0; i < 200; i++) {
        try (TableReader.Rows rows = reader.rows(i)) {
          assertThat(rows.next().cell(0).text()).isEqualTo("first " + i);
        }
      }
      try (TableReader.Rows rows = reader.rows(3)) {
        FoundRow row = rows.next();
        for (FoundRow next = row; next != null; next = rows.next()) {
          row = next;
        }
        assertThat(row.cell(0).text()).isEqualTo("last 3");
        assertThat(row.number()).isEqualTo(502);
      }
    }
  }

  @Test
  void readsAManifestThatDeclaresADocumentType() throws IOException {
    Path file =
        spreadsheet("<table:table table:name=\"A\">" + row("", "a") + "</table:table>")
            .part(
                "META-INF/manifest.xml",
                "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\"><m/>")
            .write(next());
    assertThat(Tables.read(format, file, 0)).hasSize(1);
  }

  @Test
  void tellsNumbersOfASpreadsheetThatCountsFrom1904() throws IOException {
    Path file =
        spreadsheet(
                "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>"
                    + "<table:table table:name=\"A\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"44712\"/></table:table-row></table:table>")
            .write(next());
    assertThat(Tables.read(format, file, 0).get(0).cell(0))
        .isEqualTo(new Cell(Cell.Kind.NUMBER_1904, "44712", null));
  }

  @Test
  void refusesWhatIsEncryptedAndWhatIsNoSpreadsheet() {
    assertThatThrownBy(
            () ->
                format.open(
                    spreadsheet("")
                        .part("META-INF/manifest.xml", "<m><encryption-data/></m>")
                        .write(next())))
        .hasMessageContaining("password");
    assertThatThrownBy(
            () -> format.open(new ZipBuilder().part("content.xml", "<a/>").write(next())))
        .isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(() -> format.open(new ZipBuilder().part("a", "<a/>").write(next())))
        .hasMessageContaining("content.xml is missing");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 100_000})
  void refusesDeepNesting(int depth) {
    String deep = "<text:span>".repeat(depth) + "a" + "</text:span>".repeat(depth);
    assertThatThrownBy(() -> cell(text(deep)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("256 deep");
  }

  @Test
  void boundsBlanksThatAreCounted() {
    assertThatThrownBy(() -> cell(text("<text:s text:c=\"2000000000\"/>")))
        .hasMessageContaining("1048576 characters");
  }

  @Test
  void answersCutAndFlippedFilesWithRowsOrARefusalOnly() throws IOException {
    Path whole = next();
    format.write(whole, Tables.workSheet(20));
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < bytes.length; i += 7) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 0x55;
      readsOrRefuses(Files.write(folder.resolve("flipped.ods"), flipped));
      readsOrRefuses(Files.write(folder.resolve("cut.ods"), Arrays.copyOf(bytes, i)));
    }
  }

  private void readsOrRefuses(Path file) throws IOException {
    try {
      Tables.read(format, file, 0);
    } catch (UnreadableFileException e) {
      assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception");
    } catch (IndexOutOfBoundsException e) {
      assertThat(e).hasMessageContaining("out of bounds for length 0");
    }
  }
}
