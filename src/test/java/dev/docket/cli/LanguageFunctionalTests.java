package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Sheets, receipts and reasons in the language of those who get them, and every answer understood.
 */
class LanguageFunctionalTests {

  private static final List<String> GERMAN =
      List.of(
          "Auftrag",
          "Prüfcode",
          "Vorgang",
          "Ressourcentyp",
          "Inhaber",
          "Inhaber-ID",
          "Ressource",
          "Ergebnis",
          "Meldung",
          "Tatsächliche ID",
          "Erledigt von",
          "Erledigt am",
          "Änderungen",
          "Anleitung",
          "Fällig",
          "Versuch",
          "Letzter Fehler",
          "SAP_Account: department");

  private CommandLineHome home;

  @BeforeEach
  void makeHome(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
  }

  /** The applications team gets both formats, in that language. */
  private void speaks(String language) {
    String model = read("model/model.yaml");
    home.write(
        "model/model.yaml",
        model.replace(
            "displayName: Applications team", "displayName: SAP\n    language: " + language));
  }

  @Test
  void aGermanSheetIsAnsweredInGermanAndItsReceiptIsGerman() throws Exception {
    speaks("de");
    home.issue(
        order("A1", "Finance"),
        order("A2", "Legal"),
        order("A3", "SAP_Account", "Modified", "\"department\": null"));
    Sheet sheet = home.sheet(".xlsx");
    assertThat(sheet.header()).containsExactlyElementsOf(GERMAN);
    assertThat(sheet.column("Änderungen"))
        .containsExactly(
            "Department: Sales → Finance",
            "Department: Sales → Legal",
            "Department: leeren (bisher Sales)");
    assertThat(sheet.column("SAP_Account: department"))
        .containsExactly("Finance", "Legal", "(leeren)");
    assertThat(sheet.column("Vorgang")).containsOnly("UPDATE");

    JsonNode answer =
        importFile(
                sheet
                    .set(0, "Ergebnis", "Bestätigt")
                    .set(1, "Ergebnis", "fehler")
                    .set(2, "Ergebnis", "vielleicht"),
                "zurück.xlsx")
            .exits(3)
            .single();
    assertThat(answer.get("confirmed").asInt()).isEqualTo(1);
    assertThat(answer.get("reason").asString())
        .as("what scripts read stays English")
        .contains("2 rows of 3 were rejected")
        .contains("Row 3, column I (Meldung): an Fehler needs a message".replace("Fehler", "Error"))
        .contains(
            "Row 4, column H (Ergebnis): found \"vielleicht\"; allowed are Confirmed and Error");

    Sheet receipt = Sheet.read(home.file(answer.get("receipt").asString()));
    assertThat(receipt.header().subList(0, 4))
        .containsExactly("Quittung Zeile", "Quittung Ausgang", "Quittung Grund", "Auftrag");
    assertThat(receipt.column("Quittung Ausgang"))
        .containsExactly("abgelehnt", "abgelehnt", "bestätigt");
    assertThat(receipt.get(0, "Quittung Grund"))
        .isEqualTo(
            "Zeile 3, Spalte I (Meldung): Fehler braucht eine Meldung. Schreiben Sie in diese Spalte, was nicht geklappt hat.");
    assertThat(receipt.get(1, "Quittung Grund"))
        .isEqualTo(
            "Zeile 4, Spalte H (Ergebnis): gefunden „vielleicht“; erlaubt sind Bestätigt und Fehler, oder nichts, solange es nicht erledigt ist.");

    JsonNode again =
        importFile(
                receipt.set(0, "Meldung", "gesperrt").set(1, "Ergebnis", "erledigt"),
                "Quittung.xlsx")
            .exits(0)
            .single();
    assertThat(again.get("repeated").asInt()).isEqualTo(1);
    assertThat(again.get("errored").asInt()).isEqualTo(1);
    assertThat(again.get("confirmed").asInt()).isEqualTo(1);
    assertThat(Sheet.read(home.file(again.get("receipt").asString())).header())
        .as("a receipt's own columns do not pile up")
        .hasSize(3 + GERMAN.size());
    assertThat(home.states().toString()).isEqualTo("{A1=EXECUTED, A2=ERRORED, A3=EXECUTED}");
  }

  @Test
  void aFrenchCsvHasSemicolonsAndItsReceiptToo() throws Exception {
    speaks("fr");
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    String issued = Files.readString(home.sheets(".csv").get(0), StandardCharsets.UTF_8);
    assertThat(issued)
        .startsWith(
            "\uFEFFOrdre;Contrôle;Opération;Type de ressource;Propriétaire;Id du propriétaire;");
    Path back =
        home.write(
            "inbound/retour.csv",
            issued
                .replaceFirst(";ALOVELACE;;;", ";ALOVELACE;échec;compte bloqué;")
                .replaceFirst(";ALOVELACE;;;", ";ALOVELACE;Confirmer;;"));
    JsonNode answer = home.run("import", "--json", back.toString()).exits(0).single();
    assertThat(answer.get("errored").asInt()).isEqualTo(1);
    assertThat(answer.get("confirmed").asInt()).isEqualTo(1);
    String receipt = read(answer.get("receipt").asString());
    assertThat(receipt).startsWith("\uFEFFAccusé (ligne);Accusé (suite);Accusé (motif);Ordre;");
    assertThat(receipt).contains(";en erreur;").contains(";confirmée;");
    assertThat(read(answer.get("receipt").asString() + ".txt"))
        .contains("Accusé de réception pour inbound/retour.csv")
        .contains("Suite donnée : importé")
        .contains("Lignes lues : 2")
        .contains("  confirmée : 1");
    // So were they named once.
    Path former =
        home.write(
            "inbound/ancien.csv",
            receipt
                .replace("Accusé (ligne)", "Accusé ligne")
                .replace("Accusé (suite)", "Accusé issue")
                .replace("Accusé (motif)", "Accusé motif"));
    JsonNode repeated = home.run("import", "--json", former.toString()).exits(0).single();
    assertThat(repeated.get("repeated").asInt()).isEqualTo(2);
    assertThat(read(repeated.get("receipt").asString()).lines().findFirst().orElseThrow())
        .isEqualTo(receipt.lines().findFirst().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"en,Result,Bestätigt", "de,Ergebnis,Confirmed", "fr,Résultat,erledigt"})
  void eachSheetIsAnsweredInAnyLanguage(String language, String column, String word) {
    speaks(language);
    home.issue(order("A1", "Finance"));
    importFile(home.sheet(".csv").set(0, column, word), "back.csv").exits(0);
    assertThat(home.states().toString()).isEqualTo("{A1=EXECUTED}");
  }

  @Test
  void rowsOfSheetsInTwoLanguagesAreReturnedInOneFile() {
    home.issue(order("A1", "Finance"));
    Sheet english = home.sheet(".csv");
    speaks("de");
    home.issue(order("A2", "Legal"));
    List<Path> sheets = home.sheets(".csv");
    Sheet german = Sheet.read(sheets.get(1));
    assertThat(german.header()).isEqualTo(GERMAN);
    Sheet both = german.set(0, "Ergebnis", "Bestätigt");
    both.add(english.confirm(0));
    importFile(both, "both.csv").exits(0);
    assertThat(home.states().toString()).isEqualTo("{A1=EXECUTED, A2=EXECUTED}");
  }

  @Test
  void aSheetStaysInTheLanguageThatItWasIssuedIn() {
    speaks("de");
    home.issue(order("A1", "SAP_Account", "Modified", "\"department\": null"));
    Sheet sheet = home.sheet(".csv");
    home.write(
        "model/model.yaml", read("model/model.yaml").replace("language: de", "language: fr"));
    importFile(sheet.set(0, "Ergebnis", "Bestätigt"), "back.csv").exits(0);
    assertThat(home.states().toString()).isEqualTo("{A1=EXECUTED}");
  }

  @Test
  void anAlteredTaskIsToldInTheLanguageOfTheReturn() {
    speaks("de");
    home.issue(order("A1", "SAP_Account", "Modified", "\"department\": null"));
    JsonNode answer =
        importFile(
                home.sheet(".csv")
                    .set(0, "Ergebnis", "Bestätigt")
                    .set(0, "SAP_Account: department", "(clear)"),
                "back.csv")
            .exits(3)
            .single();
    assertThat(Sheet.read(home.file(answer.get("receipt").asString())).get(0, "Quittung Grund"))
        .isEqualTo(
            "Zeile 2, Spalte R (SAP_Account: department): auf dem Blatt stand „(clear)“, ausgegeben hat Docket „(leeren)“."
                + " Eine bestätigte Zeile muss sagen, was ausgegeben wurde: Tun Sie, was Docket ausgegeben hat, stellen Sie den Text in der Zelle wieder her (eine Kopie des Blatts liegt in outbound/archive), und bestätigen Sie dann.");
  }

  @Test
  void aSensitiveValueTypedIntoAGermanSheetIsLeftOut() {
    speaks("de");
    home.issue(order("A1", "SAP_Account", "Modified", "\"initialPassword\": \"gEhEim-4711\""));
    Sheet sheet = home.sheet(".csv");
    assertThat(sheet.get(0, "SAP_Account: initialPassword")).isEqualTo("(nicht angezeigt)");
    assertThat(sheet.get(0, "Änderungen")).isEqualTo("Initial password: setzen (nicht angezeigt)");
    JsonNode answer =
        importFile(
                sheet
                    .set(0, "Ergebnis", "ok")
                    .set(0, "SAP_Account: initialPassword", "gEhEim-4711"),
                "back.csv")
            .exits(0)
            .single();
    assertThat(read(answer.get("receipt").asString()))
        .contains("(nicht angezeigt)")
        .doesNotContain("gEhEim");
  }

  @Test
  void aFileWithoutAColumnIsRefusedInTheLanguageOfItsHeader() {
    Path back = home.write("inbound/halb.csv", "Auftrag;Ergebnis;Meldung\r\nDKT;Fehler;x\r\n");
    JsonNode answer = home.run("import", "--json", back.toString()).exits(1).single();
    assertThat(answer.get("reason").asString())
        .startsWith("This is no work sheet of Docket: the columns Order, Check, Result are needed")
        .contains("missing: Check (found in row 1: \"Auftrag\", \"Ergebnis\", \"Meldung\")");
    assertThat(read("inbound/rejected/halb.csv.reason.txt"))
        .startsWith(
            "Das ist kein Arbeitsblatt von Docket: Die Spalten Auftrag, Prüfcode, Ergebnis müssen in einer Zeile stehen; es fehlen: Prüfcode");
  }

  @Test
  void theSameColumnInTwoLanguagesRefusesTheFile() {
    home.issue(order("A1", "Finance"));
    String issued = CommandLineHome.read(home.sheets(".csv").get(0));
    Path back = home.write("inbound/two.csv", issued.replaceFirst("Instructions", "Ergebnis"));
    JsonNode answer = home.run("import", "--json", back.toString()).exits(1).single();
    assertThat(answer.get("reason").asString())
        .contains(
            "\"Result\" in column H and \"Ergebnis\" in column N are the same column in two languages");
  }

  @ParameterizedTest
  @CsvSource({
    "inbound/, This is no work sheet",
    "inbound/Reception/, Ce n'est pas une feuille",
    "inbound/reception/later/, Ce n'est pas une feuille",
    "inbound/check/Reception/, Ce n'est pas une feuille"
  })
  void aFileWithoutAnyHeaderIsRefusedInTheLanguageOfItsFolder(String folder, String says) {
    home.write(
        "model/model.yaml",
        read("model/model.yaml")
            .replace("displayName: Reception\n", "displayName: Accueil\n    language: fr\n"));
    Path back = home.write(folder + "notes.csv", "a,b\r\n1,2\r\n");
    home.run(folder.contains("check") ? "check" : "import", back.toString()).exits(1);
    assertThat(read("inbound/rejected/notes.csv.reason.txt")).startsWith(says);
  }

  @Test
  void aFileWithoutAnyHeaderIsRefusedInTheLanguageThatAllGroupsShare() {
    String model = read("model/model.yaml");
    home.write(
        "model/model.yaml",
        model
            .replace("displayName: Reception\n", "displayName: Empfang\n    language: de\n")
            .replace("displayName: Applications team", "displayName: SAP\n    language: de"));
    Path back = home.write("inbound/notes.csv", "a,b\r\n1,2\r\n");
    home.run("import", back.toString()).exits(1);
    assertThat(read("inbound/rejected/notes.csv.reason.txt"))
        .startsWith("Das ist kein Arbeitsblatt von Docket");
  }

  @ParameterizedTest
  @CsvSource({"de,Ergebnis,ZIP-Archiv,durch ein Kennwort", "fr,Résultat,archive zip,mot de passe"})
  void whatIsToldOfAZipArchiveIsWhollyInOneLanguage(
      String language, String result, String zip, String password) throws Exception {
    speaks(language);
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    Path one = home.sheet(".csv").set(0, result, "ok").save(home.file("away/one.csv"));
    Path two = home.sheet(".csv").set(1, result, "xyz").save(home.file("away/two.csv"));
    Path back =
        Packed.with("eins.csv", one)
            .and("zwei.csv", two)
            .and("noch einmal.csv", one)
            .and("bild.png", "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
            .and(
                "zip.zip",
                Files.readAllBytes(Packed.with("eins.csv", one).save(home.file("x.zip"))))
            .andEncrypted("geheim.csv", new byte[9])
            .save(home.file("inbound/back.zip"));
    JsonNode answer = home.run("import", "--json", back.toString()).exits(3).single();
    assertThat(answer.get("reason").asString())
        .contains("imported in part", "PNG picture")
        .doesNotContain(zip);
    String receipt = read(answer.get("receipt").asString());
    assertThat(receipt).contains(zip, password);
    assertNoEnglish(receipt);
    List<Path> reasons =
        home.files("inbound/rejected").stream()
            .filter(f -> f.toString().endsWith(".reason.txt"))
            .toList();
    assertThat(reasons).hasSize(3);
    Map<Path, String> told = new HashMap<>();
    for (Path reason : reasons) {
      told.put(reason, CommandLineHome.read(reason));
      assertNoEnglish(told.get(reason));
    }

    // As if the process had been killed before it answered the archive and what was refused at
    // once.
    Path archived =
        home.files("inbound/archive").stream()
            .filter(f -> f.endsWith("back.zip"))
            .findFirst()
            .orElseThrow();
    Files.move(archived, home.file("inbound/.work/back.zip"));
    home.sql(
        sql ->
            sql.update(
                "UPDATE docket_file SET outcome = 'WAITING', archive_name = NULL, work_name = 'inbound/.work/back.zip' WHERE base_name = 'back.zip'"));
    home.sql(
        sql ->
            sql.update(
                "UPDATE docket_file SET archive_name = NULL WHERE base_name = 'geheim.csv'"));
    home.sql(sql -> sql.update("DELETE FROM docket_file WHERE base_name LIKE 'back.receipt%'"));
    Files.delete(home.file(answer.get("receipt").asString()));
    home.run("run", "complete").exits(0);
    assertThat(read(answer.get("receipt").asString())).isEqualTo(receipt);
    for (Path reason : home.files("inbound/rejected")) {
      if (reason.toString().endsWith(".reason.txt")) {
        assertThat(told.values()).contains(CommandLineHome.read(reason));
      }
    }
  }

  @Test
  void theReasonOfARefusedZipArchiveIsWhollyInOneLanguage() {
    home.write(
        "model/model.yaml",
        read("model/model.yaml")
            .replace("displayName: Reception\n", "displayName: Empfang\n    language: de\n"));
    Path back =
        Packed.nothing()
            .and("a.csv", "x,y\r\n1,2\r\n")
            .andEncrypted("b.csv", new byte[9])
            .save(home.file("inbound/Reception/back.zip"));
    home.run("import", back.toString()).exits(1);
    String reason = read("inbound/rejected/back.zip.reason.txt");
    assertThat(reason).contains("Das ist kein Arbeitsblatt", "durch ein Kennwort");
    assertNoEnglish(reason);
  }

  private static void assertNoEnglish(String text) {
    assertThat(text)
        .doesNotContainPattern(
            "(?i)\\b(the|this|row|rows|rejected|imported|refused|file|return|unpack|was|protected)\\b");
  }

  @Test
  void theSettingsAddWordsAndRefuseWhatContradictsItself() {
    home.issue(order("A1", "Finance"));
    home.write("docket.yaml", "docket:\n  result:\n    confirmed: [in Ordnung, fertig]\n");
    importFile(home.sheet(".csv").set(0, "Result", "In Ordnung"), "back.csv").exits(0);
    assertThat(home.states().toString()).isEqualTo("{A1=EXECUTED}");

    home.write("docket.yaml", "docket:\n  result:\n    confirmed: [fertig]\n    error: [Fertig]\n");
    assertThat(home.run("orders", "list").exits(2).err())
        .contains("docket.result.confirmed")
        .contains("docket.yaml")
        .contains("means one or the other");
  }

  @Test
  void everythingIsSoOnATurkishMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      speaks("de");
      home.issue(order("A1", "Finance"), order("A2", "Legal"));
      Sheet sheet =
          home.sheet(".xlsx").set(0, "Ergebnis", "BESTÄTIGT").set(1, "Ergebnis", "Fehler");
      JsonNode answer = importFile(sheet.set(1, "Meldung", "ı"), "back.xlsx").exits(0).single();
      Sheet receipt = Sheet.read(home.file(answer.get("receipt").asString()));
      assertThat(receipt.column("Quittung Ausgang"))
          .containsExactlyInAnyOrder("bestätigt", "Fehler");
      assertThat(home.states().toString()).isEqualTo("{A1=EXECUTED, A2=ERRORED}");
    } finally {
      Locale.setDefault(before);
    }
  }

  private CommandLineHome.Result importFile(Sheet sheet, String name) {
    return home.run("import", "--json", sheet.save(home.file("inbound/" + name)).toString());
  }

  private String read(String name) {
    return CommandLineHome.read(home.file(name));
  }
}
