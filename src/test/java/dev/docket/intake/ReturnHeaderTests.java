package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnHeaderTests {

  private static final String ROW = "dkt000000123m,K1EF-E9WHKW427WHPC992,Confirmed";

  @Test
  void findsColumnsInAnyOrderAmongOthers() throws Exception {
    ReturnHeader header =
        ReturnHeader.find(
            file().sheet("S000001", "1:My own,Result,SAP_Account: room,Check,,Order,Message"));
    assertThat(header.table()).isZero();
    assertThat(header.row()).isEqualTo(1);
    assertThat(header.fixed())
        .isEqualTo(
            Map.of(
                SheetColumn.RESULT,
                1,
                SheetColumn.CHECK,
                3,
                SheetColumn.ORDER,
                5,
                SheetColumn.MESSAGE,
                6));
    assertThat(header.properties()).isEqualTo(Map.of("SAP_Account: room", 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:order,CHECK,rEsUlT",
        "1:\u00A0Order\u200B, Check ,Result",
        "1:\uFEFFOrder,Check,Result"
      })
  void readsNamesWhateverTheirCaseAndInvisibleCharacters(String row) throws Exception {
    assertThat(ReturnHeader.find(file().sheet("S", row)).fixed()).hasSize(3);
  }

  @Test
  void findsTheHeaderBelowOtherRows() throws Exception {
    ReturnHeader header =
        ReturnHeader.find(file().sheet("S", "1:Printed on Monday", "4:Order,Check,Result"));
    assertThat(header.row()).isEqualTo(4);
  }

  @Test
  void findsTheSheetAmongOthersWhateverItsName() throws Exception {
    ReturnHeader header =
        ReturnHeader.find(
            file()
                .sheet("Notes", "1:Order,Check")
                .sheet("Tabelle1", "1:Order,Check,Result")
                .sheet("Empty"));
    assertThat(header.table()).isEqualTo(1);
  }

  @Test
  void twoSheetsThatCouldBeMeantRefuseTheFile() {
    refuses(
        file().sheet("S000001", "1:Order,Check,Result").sheet("Copy", "1:Order,Check,Result"),
        "more than one work sheet",
        "\"S000001\" and \"Copy\"");
  }

  @Test
  void aMissingColumnRefusesTheFileWithFoundAndExpected() {
    refuses(
        file().sheet("S", "1:Order,Result,Owner"),
        "Order, Check, Result are needed",
        "missing: Check",
        "found in row 1: \"Order\", \"Result\", \"Owner\"");
  }

  @Test
  void aHeaderThatIsNoneIsNotTakenForOne() {
    refuses(file().sheet("S", "1:DKT000000123M,CHECK-1,Confirmed"), "no row has them");
    refuses(file().sheet("S"), "it is empty");
  }

  @Test
  void findsTheHeaderThatWasSortedFarDown() throws Exception {
    assertThat(
            ReturnHeader.find(
                    file().sheet("S", "1:" + ROW, "20:Confirmed,Error,x", "300:Order,Check,Result"))
                .row())
        .isEqualTo(300);
  }

  @Test
  void twoSheetsThatCouldBeMeantRefuseTheFileHoweverFarDownTheirHeadersAre() {
    refuses(
        file()
            .sheet("S000001", "1:Order,Check,Result")
            .sheet("Copy", "1:" + ROW, "400:Order,Check,Result"),
        "more than one work sheet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Done", "S000001"})
  void rowsOfOursOnASheetWithoutHeaderRefuseTheFileWithTheirPlace(String withHeader) {
    String other = withHeader.equals("Done") ? "S000001" : "Done";
    FakeFile file = file();
    for (String sheet : List.of("Done", "S000001")) {
      file.sheet(
          sheet,
          sheet.equals(withHeader) ? "1:Order,Check,Result" : "1:,,",
          (sheet.equals(withHeader) ? "2:" : "77:x,") + ROW);
    }
    refuses(file, "row 77 of the sheet \"" + other + "\"", "sheet \"" + withHeader + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DKT000000123M,done", "K1EF-E9WHKW427WHPC992,Confirmed"})
  void aListOfOrdersOrChecksOnAnotherSheetDoesNotMatter(String list) throws Exception {
    assertThat(
            ReturnHeader.find(
                    file()
                        .sheet("Work", "1:Order,Check,Result")
                        .sheet("Mine", "1:My orders", "50:" + list))
                .table())
        .isZero();
  }

  @Test
  void damageFarDownHidesNotThatAFileIsNoWorkSheet() throws Exception {
    refuses(file().sheet("S", "1:a,b", "21:c", "500:!"), "no work sheet of Docket");
    refuses(
        file().sheet("S", "1:a,b", "21:c", "500:!").sheet("T", "1:Order,Check,Result"),
        "damaged here");
    refuses(file().sheet("S", "1:!"), "damaged here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:Order,Check,Result,result ", "1:Order,Check,Result,Message,x,MESSAGE"})
  void aColumnOfOursThatStandsTwiceRefusesTheFile(String row) {
    refuses(file().sheet("S", row), "stands twice in row 1", "Remove the one that is not meant");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Order,Check,Result                         | ENGLISH
      Ordre,Contrôle,Résultat                    | FRENCH
      ORDRE,CONTROLE,RESULTAT                    | FRENCH
      Auftrag,Prüfcode,Ergebnis                  | GERMAN
      auftrag,pruefcode,ergebnis,My own          | GERMAN
      Order,Prüfcode,Ergebnis                    | GERMAN
      Order,Contrôle,Ergebnis                    | ENGLISH
      Order,Prüfcode,Résultat,Message,Fait le    | FRENCH
      """)
  void readsNamesOfEveryLanguageAndTellsWhichMostAreIn(String names, Language language)
      throws Exception {
    ReturnHeader header = ReturnHeader.find(file().sheet("S", "1:" + names));
    assertThat(header.fixed())
        .containsKeys(SheetColumn.ORDER, SheetColumn.CHECK, SheetColumn.RESULT);
    assertThat(header.language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Auftrag,Ergebnis,Meldung | GERMAN  | Die Spalten Auftrag, Prüfcode, Ergebnis müssen in einer Zeile stehen; es fehlen: Prüfcode
      Ordre,Fait par           | FRENCH  | les colonnes Ordre, Contrôle, Résultat sont nécessaires dans une même ligne ; il manque : Contrôle, Résultat
      Order,Result             | ENGLISH | the columns Order, Check, Result are needed in one row; missing: Check
      """)
  void aMissingColumnIsToldInTheLanguageOfTheOthers(String names, Language language, String says) {
    assertThatExceptionOfType(NoHeaderException.class)
        .isThrownBy(() -> ReturnHeader.find(file().sheet("S", "1:" + names)))
        .satisfies(e -> assertThat(e.language()).isEqualTo(language))
        .satisfies(e -> assertThat(e.saying().in(language)).contains(says));
  }

  @Test
  void aFileWithoutNamesOfOursTellsNoLanguage() {
    assertThatExceptionOfType(NoHeaderException.class)
        .isThrownBy(() -> ReturnHeader.find(file().sheet("S", "1:a,b,c")))
        .satisfies(e -> assertThat(e.language()).isNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Order,Check,Result,Ergebnis            | "Result" in column C and "Ergebnis" in column D
      Auftrag,Prüfcode,Ergebnis,Order        | "Auftrag" in column A and "Order" in column D
      Order,Check,Result,Due,Fällig          | "Due" in column D and "Fällig" in column E
      Order,Prüfcode,Result,Pruefcode        | "Prüfcode" in column B and "Pruefcode" in column D
      """)
  void aColumnOfOursUnderTwoNamesRefusesTheFile(String names, String says) {
    refuses(file().sheet("S", "1:" + names), says, "are the same column");
  }

  @Test
  void aPropertyThatStandsTwiceRefusesTheFileWithBothPlaces() {
    refuses(
        file().sheet("S", "1:Order,Check,Result,SAP: room,sap: ROOM"),
        "in column D and in column E");
  }

  @Test
  void aColumnOfTheOperatorsThatStandsTwiceDoesNotMatter() throws Exception {
    assertThat(ReturnHeader.find(file().sheet("S", "1:Order,Check,Result,x,x")).fixed()).hasSize(3);
  }

  private static void refuses(FakeFile file, String... says) {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReturnHeader.find(file))
        .satisfies(e -> assertThat(e.getMessage()).contains(says));
  }

  private static FakeFile file() {
    return new FakeFile(new LinkedHashMap<>());
  }

  /** A file of sheets, each row written as {@code number:cell,cell}. */
  private record FakeFile(Map<String, List<String>> sheets) implements TableReader {

    FakeFile sheet(String name, String... rows) {
      sheets.put(name, List.of(rows));
      return this;
    }

    @Override
    public List<String> tables() {
      return List.copyOf(sheets.keySet());
    }

    @Override
    public Rows rows(int table) {
      Iterator<String> rows = sheets.get(tables().get(table)).iterator();
      return new Rows() {
        @Override
        public FoundRow next() throws IOException {
          if (!rows.hasNext()) {
            return null;
          }
          String[] parts = rows.next().split(":", 2);
          if (parts[1].equals("!")) {
            throw new UnreadableFileException(Message.plain("damaged here"));
          }
          return new FoundRow(
              Integer.parseInt(parts[0]),
              false,
              Arrays.stream(parts[1].split(",")).map(Cell::text).toList());
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
