package dev.docket.sheet.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTests {

  private static final String HEADER = "Order,Check,Result\r\n";

  @TempDir Path folder;
  private final CsvFormat format = new CsvFormat((java.nio.charset.Charset) null);
  private int files;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("in" + files++ + ".csv"), text.getBytes(charset));
  }

  private List<FoundRow> read(String text) throws IOException {
    return Tables.read(format, file(text, StandardCharsets.UTF_8), 0);
  }

  private String written(List<List<String>> rows, char delimiter) throws IOException {
    Path file = folder.resolve("out" + files++ + ".csv");
    List<Column> columns =
        List.of(
            new Column("Order", 9, false, List.of()), new Column("-Result", 9, true, List.of()));
    format.write(file, Tables.of(columns, rows, delimiter));
    byte[] bytes = Files.readAllBytes(file);
    boolean wide = bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    return new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
  }

  @Test
  void writesAMarkAndCarriageReturnsAndQuotesOnlyWhereNeeded() throws IOException {
    String text = written(List.of(List.of("a", "b c"), List.of("x,y", "q\"q")), ',');
    assertThat(text).isEqualTo("\uFEFFOrder,-Result\r\na,b c\r\n\"x,y\",\"q\"\"q\"\r\n");
  }

  @Test
  void writesTheDelimiterOfTheTable() throws IOException {
    assertThat(written(List.of(List.of("a;b", "c,d")), ';'))
        .endsWith("Order;-Result\r\n\"a;b\";c,d\r\n");
    assertThat(written(List.of(List.of("a", "c\td")), '\t')).endsWith("a\t\"c\td\"\r\n");
  }

  @Test
  void quotesBlanksAtEitherEnd() throws IOException {
    assertThat(written(List.of(List.of(" a", "b ")), ',')).endsWith("\" a\",\"b \"\r\n");
  }

  @Test
  void guardsCellsAgainstBeingFormulas() throws IOException {
    assertThat(written(List.of(List.of("=1+1", "-5.00")), ',')).endsWith("\r\n'=1+1,-5.00\r\n");
  }

  @Test
  void readsBackWhatItWroteForEveryText() throws IOException {
    List<String> texts = new ArrayList<>(Tables.NASTY);
    texts.addAll(Tables.random(5_000, false));
    for (char delimiter : new char[] {',', ';', '\t'}) {
      Path file = folder.resolve("round" + (int) delimiter + ".csv");
      List<Column> columns =
          List.of("Order", "Check", "Result").stream()
              .map(name -> new Column(name, 9, false, List.of()))
              .toList();
      List<List<String>> rows = texts.stream().map(text -> List.of("k", text, "end")).toList();
      format.write(file, Tables.of(columns, rows, delimiter));
      List<FoundRow> found = Tables.read(format, file, 0);
      assertThat(found).hasSize(rows.size() + 1);
      for (int i = 0; i < rows.size(); i++) {
        FoundRow row = found.get(i + 1);
        assertThat(row.number()).isEqualTo(i + 2);
        assertThat(row.cells()).hasSize(3);
        assertThat(FormulaGuard.decode(row.cell(1).text())).isEqualTo(texts.get(i));
      }
    }
  }

  @Test
  void writesTabsAsTheUnicodeTextOfExcel() throws IOException {
    Path file = folder.resolve("unicode.txt");
    format.write(
        file,
        Tables.of(List.of(new Column("Order", 9, false, List.of())), List.of(List.of("ä")), '\t'));
    assertThat(Files.readAllBytes(file))
        .startsWith(0xFF, 0xFE)
        .endsWith("ä\r\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(written(List.of(List.of("a\uD800b", "c")), '\t')).endsWith("a?b\tc\r\n");
  }

  @Test
  void writesHalfASurrogatePairAsAQuestionMarkAndGoesOn() throws IOException {
    assertThat(written(List.of(List.of("a\uD800b", "c")), ',')).endsWith("a?b,c\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void choosesTheDelimiterUnderWhichTheHeadersAppear(String delimiter) throws IOException {
    String text = "Title, with; many,,,,commas;;;;\r\nOrder,Check,Result\r\n1,2,\"a,b;c\td\"\r\n";
    String other =
        text.replace("Order,Check,Result", String.join(delimiter, "Order", "Check", "Result"));
    other = other.replace("1,2,", "1" + delimiter + "2" + delimiter);
    List<FoundRow> rows = read(other);
    assertThat(Tables.texts(rows.get(2))).containsExactly("1", "2", "a,b;c\td");
  }

  @Test
  void findsHeadersWithMarksAndNoBreakSpacesInThem() throws IOException {
    List<FoundRow> rows =
        read("\uFEFF\"\uFEFFOrder\";\u00A0CHECK ;re\u200Bsult;x,y,z,u,v\r\n1;2;3;4\r\n");
    assertThat(Tables.texts(rows.get(1))).containsExactly("1", "2", "3", "4");
  }

  @Test
  void fallsBackToTheMostFrequentDelimiterOutsideQuotes() throws IOException {
    List<FoundRow> rows = read("\"a,b,c,d\";b;c\r\n1;2;3,4\r\n");
    assertThat(Tables.texts(rows.get(1))).containsExactly("1", "2", "3,4");
  }

  @Test
  void obeysAndHidesTheLineThatNamesTheDelimiter() throws IOException {
    List<FoundRow> rows = read("sep=|\r\nOrder|Check|Result\r\na|b|c\r\n");
    assertThat(rows.get(0).number()).isEqualTo(1);
    assertThat(Tables.texts(rows.get(0))).containsExactly("Order", "Check", "Result");
    assertThat(rows.get(1).number()).isEqualTo(2);
  }

  @Test
  void readsUtf16WithAMark() throws IOException {
    String text = "\uFEFFOrder\tCheck\tResult\r\n1\tä\uD83D\uDE00\tc\r\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      List<FoundRow> rows = Tables.read(format, file(text, charset), 0);
      assertThat(Tables.texts(rows.get(1))).containsExactly("1", "ä\uD83D\uDE00", "c");
    }
  }

  @Test
  void refusesOtherCharsetsWithTheLine() throws IOException {
    Path file = file(HEADER + "1,2,\r\n1,Müller,\r\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Tables.read(format, file, 0))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("Line 3 ")
        .hasMessageContaining("CSV UTF-8");
  }

  @Test
  void namesTheLineOfABadCharacterDeepInALargeFile() throws IOException {
    Path file = folder.resolve("large.csv");
    String rows = "1,2,ok\r\n".repeat(30_000);
    Files.write(file, (HEADER + rows + "1,\u00FC,\r\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Tables.read(format, file, 0)).hasMessageStartingWith("Line 30002 ");
  }

  @Test
  void refusesHalfACharacterAtTheEnd() throws IOException {
    Path file = folder.resolve("half.csv");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3});
    assertThatThrownBy(() -> Tables.read(format, file, 0)).hasMessageStartingWith("Line 2 ");
  }

  @Test
  void givesNoRowsForAnEmptyFile() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("\uFEFF")).isEmpty();
    assertThat(read("\r\n\r\n;;;\r\n")).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void countsEachRecordAsOneRowAndPassesOverBlankOnes() throws IOException {
    List<FoundRow> rows = read(HEADER + "a,\"two\nlines\",\r\n\r\n,,\r\nb,,,,\r\nc,1,2,3,4");
    assertThat(rows).extracting(FoundRow::number).containsExactly(1, 2, 5, 6);
    assertThat(Tables.texts(rows.get(1))).containsExactly("a", "two\nlines");
    assertThat(Tables.texts(rows.get(2))).containsExactly("b");
    assertThat(Tables.texts(rows.get(3))).containsExactly("c", "1", "2", "3", "4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void takesAnyLineEnd(String end) throws IOException {
    List<FoundRow> rows = read("Order,Check,Result" + end + "a,b,c" + end + "d,e,f");
    assertThat(rows).extracting(Tables::texts).contains(List.of("d", "e", "f")).hasSize(3);
  }

  @Test
  void takesQuotesInsideAnUnquotedCellAsText() throws IOException {
    assertThat(Tables.texts(read(HEADER + "5\" pipe,x \"y\" z,c\r\n").get(1)))
        .containsExactly("5\" pipe", "x \"y\" z", "c");
  }

  @Test
  void namesTheLineWhereAnUnclosedQuoteOpened() {
    String text = HEADER + "a,\"x\ny\",1\r\nb,\"opened here,2\r\nc,d,3\r\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("opens a cell in line 4 is never closed");
  }

  @Test
  void refusesTextAfterAClosingQuote() {
    assertThatThrownBy(() -> read(HEADER + "a,\"b\nc\"d,e\r\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("opens a cell in line 2 is closed in line 3, but text follows");
  }

  @Test
  void boundsWhatAStrayQuoteSwallows() throws IOException {
    String text = HEADER + "a,\"b,c\r\n" + "x,y,z\r\n".repeat(200_000);
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("in line 2")
        .hasMessageContaining("1048576");
  }

  @Test
  void boundsTheNumberOfColumns() {
    assertThatThrownBy(() -> read(HEADER + ",".repeat(20_000)))
        .hasMessageContaining("16384 columns");
  }

  @Test
  void handsANulCharacterThrough() throws IOException {
    assertThat(read(HEADER + "a\0b,c,d\r\n").get(1).cell(0).text()).isEqualTo("a\0b");
  }

  @Test
  void unwrapsRecordsThatBecameOneQuotedCell() throws IOException {
    List<FoundRow> rows =
        read(
            "\"Order,Check,Result,\"\"Message\"\"\"\r\n"
                + "\"a,b,c,\"\"d, e\"\"\"\r\n"
                + "f,g,h,i\r\n"
                + "\"no record: \"\"x\"\"y,\"\"\"\r\n");
    assertThat(Tables.texts(rows.get(0))).containsExactly("Order", "Check", "Result", "Message");
    assertThat(Tables.texts(rows.get(1))).containsExactly("a", "b", "c", "d, e");
    assertThat(Tables.texts(rows.get(2))).containsExactly("f", "g", "h", "i");
  }

  @Test
  void leavesAListOfOneColumnAlone() throws IOException {
    assertThat(Tables.texts(read("Names\r\n\"Lovelace, Ada\"\r\n").get(1)))
        .containsExactly("Lovelace, Ada");
  }
}
