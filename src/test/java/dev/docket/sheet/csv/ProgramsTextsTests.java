package dev.docket.sheet.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One and the same sheet in the shapes that programs and people give it. */
class ProgramsTextsTests {

  private static final String HEADER = "Order,Check,Result,Message\r\n";

  /** What each of the shapes says, from the header on. */
  private static final List<List<String>> SHEET =
      List.of(
          List.of("Order", "Check", "Result", "Message"),
          List.of("DKT1", "k1-a", "Confirmed"),
          List.of("DKT2", "k1-b", "Error", "no, not 1,5; really"));

  @TempDir Path folder;

  private List<FoundRow> read(String text, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("back.csv"), text.getBytes(charset));
    return Tables.read(new CsvFormat(Charset.forName("windows-1252")), file, 0);
  }

  private List<FoundRow> read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  static Stream<Arguments> shapes() {
    String comma = HEADER + "DKT1,k1-a,Confirmed,\r\nDKT2,k1-b,Error,\"no, not 1,5; really\"\r\n";
    String semicolon =
        "Order;Check;Result;Message\r\nDKT1;k1-a;Confirmed;\r\nDKT2;k1-b;Error;\"no, not 1,5; really\"\r\n";
    String tab =
        "Order\tCheck\tResult\tMessage\r\nDKT1\tk1-a\tConfirmed\t\r\nDKT2\tk1-b\tError\tno, not 1,5; really\r\n";
    String pipe = tab.replace('\t', '|');
    return Stream.of(
        Arguments.of("comma", comma),
        Arguments.of("semicolon", semicolon),
        Arguments.of("tab", tab),
        Arguments.of("pipe", pipe),
        Arguments.of("colon", tab.replace('\t', ':')),
        Arguments.of("caret", tab.replace('\t', '^')),
        Arguments.of("tilde", tab.replace('\t', '~')),
        Arguments.of("line feeds", comma.replace("\r\n", "\n")),
        Arguments.of("carriage returns", comma.replace("\r\n", "\r")),
        Arguments.of(
            "mixed line ends", comma.replaceFirst("\r\n", "\n").replaceFirst("\r\n", "\r")),
        Arguments.of("old Mac's mixture", comma.replace("\r\n", "\r\r\n").replace("\r\r", "\r")),
        Arguments.of("no last line end", comma.strip()),
        Arguments.of("announced", "sep=;\r\n" + semicolon),
        Arguments.of("announced behind a mark", "\uFEFFsep=;\r\n" + semicolon),
        Arguments.of("announced in quotes", "\"sep=;\"\r\n" + semicolon),
        Arguments.of("announced, with delimiters behind", "sep=;;;\r\n" + semicolon),
        Arguments.of("announced in quotes, with delimiters behind", "\"sep=;\";;;\r\n" + semicolon),
        Arguments.of("announced behind mark and in quotes", "\uFEFF\"sep=;\";;;\r\n" + semicolon),
        Arguments.of("announced in capitals", "SEP=|\r\n" + pipe),
        Arguments.of("announced tab", "sep=\t\r\n" + tab),
        Arguments.of("announced, but saved otherwise", "sep=;\t\t\t\r\n" + tab),
        Arguments.of("announced, but saved otherwise, quoted", "\"sep=;\",,,\r\n" + comma),
        Arguments.of("announced with a blank", "sep=; \r\n" + semicolon),
        Arguments.of("announced in an unusual way", "sep=^\r\n" + tab.replace('\t', '^')),
        Arguments.of("doubled mark", "\uFEFF\uFEFF" + comma),
        Arguments.of("mark in the first quotes", "\"\uFEFFOrder\"" + comma.substring(5)),
        Arguments.of("two marks, one in quotes", "\uFEFF\"\uFEFFOrder\"" + comma.substring(5)),
        Arguments.of("Ctrl-Z at the end", comma + "\u001A"),
        Arguments.of("Ctrl-Z on the last line", comma.strip() + "\u001A"),
        Arguments.of("Ctrl-Z with a line end", comma + "\u001A\r\n"),
        Arguments.of("blank lines before the header", "\r\n\r\n" + comma),
        Arguments.of("delimiters before the header", ",,,\r\n" + comma),
        Arguments.of("a title", "Work sheet S000001; to do: all, by 1,5 h\r\n\r\n" + semicolon),
        Arguments.of("a quoted title", "\"Work sheet, S000001\"\r\n" + semicolon),
        Arguments.of("a title with a quotation mark", "Pipes of 5\", all\r\n" + comma),
        Arguments.of("a decimal comma above", "1,5,3,4\r\n" + semicolon),
        Arguments.of(
            "blanks before quotes",
            "Order, Check, \"Result\", \"Message\"\r\nDKT1, \"k1-a\", \"Confirmed\", \"\"\r\nDKT2, k1-b, \"Error\", \"no, not 1,5; really\"\r\n"),
        Arguments.of(
            "blanks behind quotes",
            "\"Order\" ,\"Check\" ,\"Result\"\t,\"Message\" \r\n\"DKT1\" ,k1-a ,\"Confirmed\" ,\r\nDKT2,k1-b,Error,\"no, not 1,5; really\"  \r\n"),
        Arguments.of(
            "everything in quotes",
            "\"Order\",\"Check\",\"Result\",\"Message\"\r\n\"DKT1\",\"k1-a\",\"Confirmed\",\"\"\r\n\"DKT2\",\"k1-b\",\"Error\",\"no, not 1,5; really\"\r\n"),
        Arguments.of(
            "everything in single quotes",
            "'Order','Check','Result','Message'\r\n'DKT1','k1-a','Confirmed',''\r\n'DKT2','k1-b','Error','no, not 1,5; really'\r\n"),
        Arguments.of(
            "blanks for delimiters",
            "Order Check Result Message\r\nDKT1 k1-a Confirmed \r\nDKT2 k1-b Error \"no, not 1,5; really\"\r\n"),
        Arguments.of(
            "records in a cell",
            "\"Order,Check,Result,Message\"\r\n\"DKT1,k1-a,Confirmed,\"\r\n\"DKT2,k1-b,Error,\"\"no, not 1,5; really\"\"\"\r\n"),
        Arguments.of(
            "records in a cell with empty columns behind",
            "\"Order,Check,Result,Message\";;;\r\n\"DKT1,k1-a,Confirmed,\";;;\r\n\"DKT2,k1-b,Error,\"\"no, not 1,5\";\" really\"\"\";;\r\n"),
        Arguments.of(
            "records in a cell, quoted where needed only",
            "Order,Check,Result,Message;\r\nDKT1,k1-a,Confirmed,;\r\n\"DKT2,k1-b,Error,\"\"no, not 1,5\";\" really\"\"\"\r\n"),
        Arguments.of(
            "records in a cell without anything behind but on one row",
            "Order,Check,Result,Message\r\nDKT1,k1-a,Confirmed,\r\n\"DKT2,k1-b,Error,\"\"no, not 1,5; really\"\"\"\r\n"),
        Arguments.of(
            "records in a cell, commas behind",
            "\"Order;Check;Result;Message\",,\r\n\"DKT1;k1-a;Confirmed;\",,\r\n\"DKT2;k1-b;Error;\"\"no\",\" not 1\",\"5; really\"\"\"\r\n"),
        Arguments.of(
            "records in a cell, tabs behind",
            "\"Order,Check,Result,Message\"\t\t\r\n\"DKT1,k1-a,Confirmed,\"\t\t\r\n\"DKT2,k1-b,Error,\"\"no, not 1,5; really\"\"\"\t\t\r\n"),
        Arguments.of(
            "tabs in a cell, semicolons behind",
            "\"Order\tCheck\tResult\tMessage\";;\r\n\"DKT1\tk1-a\tConfirmed\t\";;\r\nDKT2\tk1-b\tError\tno, not 1,5; really\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void readsTheSheetInEachShape(String name, String text) throws IOException {
    assertThat(sheet(read(text))).isEqualTo(SHEET);
    if (!name.contains("mark")) {
      assertThat(sheet(read("\uFEFF" + text, StandardCharsets.UTF_16LE))).isEqualTo(SHEET);
      assertThat(sheet(read(text, StandardCharsets.UTF_16BE))).isEqualTo(SHEET);
    }
  }

  private static List<List<String>> sheet(List<FoundRow> rows) {
    List<List<String>> texts =
        rows.stream()
            .map(Tables::texts)
            .map(row -> row.stream().map(cell -> cell.replace("\uFEFF", "").strip()).toList())
            .toList();
    int header = 0;
    while (header < texts.size() && !texts.get(header).contains("Check")) {
      header++;
    }
    return texts.subList(header, texts.size()).stream()
        .filter(r -> !r.equals(List.of("")))
        .toList();
  }

  @Test
  void keepsARecordWholeThatALineBreakToreApart() throws IOException {
    List<FoundRow> rows =
        read(
            "\"Order,Check,Result,Message\";;\r\n"
                + "\"DKT1,k1-a,Error,\"\"two\";;\r\n"
                + "\"lines\"\"\";;\r\n"
                + "\"DKT2,k1-b,Confirmed,\";;\r\n");
    assertThat(Tables.texts(rows.get(1))).containsExactly("DKT1", "k1-a", "Error", "two\nlines");
    assertThat(rows.get(1).number()).isEqualTo(2);
    assertThat(Tables.texts(rows.get(2))).containsExactly("DKT2", "k1-b", "Confirmed");
    assertThat(rows.get(2).number()).isEqualTo(4);
  }

  @Test
  void takesABlankAndAQuoteForTextWhereTheyOpenNoCell() throws IOException {
    List<FoundRow> rows =
        read(
            HEADER
                + "DKT1,k1-a,Error, \"SAP\" says no\r\n"
                + "DKT2,k1-b,Error, \"unclosed\r\n"
                + "DKT3,k1-c,Error,5\" pipe\r\n");
    assertThat(rows)
        .extracting(row -> row.cell(3).text())
        .containsExactly("Message", " \"SAP\" says no", " \"unclosed", "5\" pipe");
  }

  @Test
  void refusesATitleWithAnOpenQuotationMark() {
    assertThatThrownBy(() -> read("\"Pipes, all\r\n" + HEADER + "DKT1,k1-a,Error,\"no, not\"\r\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("opens a cell in line 1 ");
  }

  @Test
  void readsALegacyCharsetAlsoWhereTwoLettersLookLikeUtf8() throws IOException {
    String text = HEADER + "DKT1,k1-a,Error,« CAFÉ» Übung für Köche, ß“\r\n";
    List<FoundRow> rows = read(text.replace(", ß", " ß"), Charset.forName("windows-1252"));
    assertThat(rows.get(1).cell(3).text()).isEqualTo("« CAFÉ» Übung für Köche ß“");
  }

  @Test
  void countsALineThatAnnouncesAnotherDelimiterAsARow() throws IOException {
    List<FoundRow> rows = read("\"sep=;\",,\r\n" + HEADER + "DKT1,k1-a,Confirmed,\r\n");
    assertThat(rows.get(2).number()).isEqualTo(3);
    rows = read("sep=,\r\n" + HEADER + "DKT1,k1-a,Confirmed,\r\n");
    assertThat(rows.get(1).number()).isEqualTo(2);
  }

  @Test
  void keepsAnAnswerBesideARecordInACellApartFromIt() throws IOException {
    List<FoundRow> rows =
        read("\"Order,Check,Result,Message\";;\r\n\"DKT1,k1-a,,\";Confirmed;\r\n");
    assertThat(Tables.texts(rows.get(1))).containsExactly("DKT1,k1-a,,", "Confirmed");
  }

  @ParameterizedTest
  @CsvSource({"',',';'", "';',','"})
  void knowsThatAnotherDelimiterRulesWhereRecordsAreInACell(String inside, char rules)
      throws IOException {
    String header = "\"" + String.join(inside, "Order", "Check", "Result") + "\"\r\n";
    Path file = Files.writeString(folder.resolve("in-a-cell.csv"), header);
    try (TableReader reader = new CsvFormat((Charset) null).open(file)) {
      assertThat(reader.delimiter()).isEqualTo(rules);
    }
  }

  @Test
  void losesNoRowBelowACellThatLooksLikeATornRecord() throws IOException {
    List<FoundRow> rows =
        read(HEADER + "\"say \"\"x, y\"\r\nDKT1,k1-a,Error,no\r\nDKT2,k1-b,Error,5\" pipe\r\n");
    assertThat(rows).extracting(row -> row.cell(0).text()).contains("DKT1", "DKT2");
    String torn = "\"DKT9,k1-z,Error,\"\"say\"\r\n";
    rows = read(HEADER + torn + "DKT1,k1-a,Error,no\r\nDKT2,k1-b,Error,5\" pipe\r\n");
    assertThat(rows).extracting(row -> row.cell(0).text()).contains("DKT1", "DKT2");
  }

  @Test
  void refusesACellThatSwallowedRecords() {
    String order = dev.docket.order.OrderNumber.of(7);
    assertThatThrownBy(
            () ->
                read(
                    HEADER
                        + "DKT1,k1-a,Error,\"locked\r\n"
                        + order
                        + ",k1-b,Confirmed,\r\nDKT3,k1-c,Error,no\"\r\nDKT4,k1-d,Confirmed,\r\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(order);
  }

  @Test
  void refusesAFileThatIsUtf8InOnePlaceAndNotInAnother() throws IOException {
    byte[] bytes =
        (HEADER + "DKT1,k1-a,Error,Müller Ärger Žofie €\r\nDKT2,k1-b,Error,?\r\n")
            .getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFC;
    Path file = Files.write(folder.resolve("mixed.csv"), bytes);
    assertThatThrownBy(() -> Tables.read(new CsvFormat(Charset.forName("windows-1252")), file, 0))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("ine 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Grüße", "é", "12 °C", "5 €", "it’s"})
  void refusesAFileOfWhichOneCharacterIsSurelyUtf8(String whole) throws IOException {
    for (boolean first : new boolean[] {true, false}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(HEADER.getBytes(StandardCharsets.UTF_8));
      byte[] utf8 = ("DKT1,k1-a,Error," + whole + "\r\n").getBytes(StandardCharsets.UTF_8);
      byte[] foreign = "DKT2,k1-b,Error,fäl öü ÄÖÜ\r\n".getBytes(Charset.forName("windows-1252"));
      bytes.write(first ? utf8 : foreign);
      bytes.write(first ? foreign : utf8);
      Path file = Files.write(folder.resolve("mixed.csv"), bytes.toByteArray());
      assertThatThrownBy(() -> Tables.read(new CsvFormat(Charset.forName("windows-1252")), file, 0))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageContaining(first ? "ine 3" : "ine 2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"« CAFÉ»", "« activé\u00A0»", "„Spaß“", "ÄÖÜ äöü ß"})
  void readsALegacyCharsetWhoseSignsFollowUponLetters(String text) throws IOException {
    assertThat(
            read(HEADER + "DKT1,k1-a,Error," + text + "ü\r\n", Charset.forName("windows-1252"))
                .get(1)
                .cell(3)
                .text())
        .isEqualTo(text + "ü");
  }

  @Test
  void keepsOddSpacesWithinCells() throws IOException {
    String odd = "a\u0085b\fc\u000Bd\u2028e\u001Af";
    assertThat(read(HEADER + "DKT1,k1-a,Error," + odd + "\r\n").get(1).cell(3).text())
        .isEqualTo(odd);
  }

  @Test
  void choosesTheDelimiterOfAnIncompleteHeaderUnderABlankLine() throws IOException {
    assertThat(Tables.texts(read("\r\nOrder;Check;a,b,c,d,e,f\r\n1;2;3\r\n").get(0)))
        .containsExactly("Order", "Check", "a,b,c,d,e,f");
  }
}
