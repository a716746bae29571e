package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files that come back and are no work sheet, or none that can be read. */
@OnEachDatabase
class BadReturnFunctionalTests {

  private CommandLineHome home;

  @BeforeEach
  void makeHomeWithOneOrderOut(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "\"\""})
  void whatWouldNotFitWhereItIsKeptIsRefusedWithTheRow(String piece) {
    Sheet sheet = home.sheet(".csv");
    String cell = ",\"" + piece.repeat(1_000_000) + "\"";
    String answer = sheet.get(0, "Order") + "," + sheet.get(0, "Check") + ",Confirmed";
    String longRow = "Order,Check,Result,a,b,c,d\r\n" + answer + cell.repeat(4) + "\r\n";
    String longHeader = "Order,Check,Result" + cell.repeat(3) + "\r\n" + answer + "\r\n";

    assertThat(refusal(longRow)).startsWith("Row 2 ").contains("8000000 characters");
    assertThat(refusal(longHeader)).contains("row 1 ").contains("4000000 characters");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  private String refusal(String text) {
    Path file = home.write("inbound/long.csv", text);
    JsonNode told = home.run("import", "--json", file.toString()).exits(1).single();
    assertThat(told.get("outcome").asString()).isEqualTo("REFUSED");
    return told.get("reason").asString();
  }

  @Test
  void whatIsNoSheetIsRefusedSetAsideAndChangesNothing() throws Exception {
    Map<String, byte[]> bad = new LinkedHashMap<>();
    bad.put("scan.pdf", text("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n"));
    bad.put("scan.xlsx", text("%PDF-1.7\n1 0 obj\n"));
    bad.put("photo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
    bad.put("empty.csv", new byte[0]);
    bad.put("empty.xlsx", new byte[0]);
    bad.put("header.csv", headerOnly());
    bad.put("prose.csv", text("Dear colleague,\r\nall done.\r\n"));
    bad.put("page.xls", text("<html><body><table><tr><td>Order</td></tr></table></body></html>"));
    bad.put("prose.xls", xls());
    bad.put("empty.ods", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"));
    bad.put("sheets.zip", zip("sheet.csv", "Order,Check,Result\n"));
    bad.put("secret.xlsx", encrypted());
    byte[] whole = Files.readAllBytes(home.sheets(".xlsx").get(0));
    bad.put("half.xlsx", Arrays.copyOf(whole, whole.length / 2));
    bad.put("nul.csv", new byte[] {0, 0, 0, 0});
    for (Map.Entry<String, byte[]> file : bad.entrySet()) {
      home.write("inbound/" + file.getKey(), file.getValue());
    }

    List<String> arguments =
        bad.keySet().stream().map(n -> home.file("inbound/" + n).toString()).toList();
    String[] command =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("import", "--json"), arguments.stream())
            .toArray(String[]::new);
    CommandLineHome.Result result = home.run(command).exits(1);

    assertThat(result.json().size()).isEqualTo(bad.size());
    for (JsonNode answer : result.json()) {
      String name = answer.get("file").asString().replace("inbound/", "");
      assertThat(answer.get("outcome").asString()).as(name).isEqualTo("REFUSED");
      RoundTripFunctionalTests.assertCounts(answer, 0, 0, 0, 0, 0, 0);
      assertThat(answer.get("reason").asString()).as(name).hasSizeGreaterThan(20);
      assertThat(answer.get("receipt").isNull()).isTrue();
      assertThat(home.file("inbound/" + name)).doesNotExist();
      assertThat(home.file("inbound/rejected/" + name)).hasBinaryContent(bad.get(name));
      assertThat(
              CommandLineHome.read(home.file("inbound/rejected/" + name + ".reason.txt")).strip())
          .isEqualTo(answer.get("reason").asString().strip());
    }
    assertThat(result.out() + result.err())
        .doesNotContainPattern("Exception|java\\.|org\\.apache|dev\\.docket");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
    assertThat(home.resultLines()).isEmpty();
  }

  @Test
  void theReasonSaysWhatTheFileIsAndWhatToDo() throws Exception {
    assertThat(refused("scan.xlsx", text("%PDF-1.7\n1 0 obj\n"))).contains("PDF");
    assertThat(refused("secret.xlsx", encrypted())).containsIgnoringCase("password");
    assertThat(refused("prose.xls", xls())).contains("missing: Check, Result");
    assertThat(refused("sheets.zip", zip("a.csv", "x"))).containsIgnoringCase("zip");
    assertThat(refused("prose.csv", text("Name,Room\r\nAda,4\r\n")))
        .contains("Order, Check, Result")
        .contains("\"Name\", \"Room\"");
    assertThat(refused("header.csv", headerOnly())).contains("no rows");
  }

  @Test
  void aRefusedFileDoesNotStopTheNextOne() {
    home.write("inbound/a.csv", text("nothing\r\n"));
    home.sheet(".csv").confirmAll().save(home.file("inbound/b.csv"));
    JsonNode answers =
        home.run(
                "import",
                "--json",
                home.file("inbound/a.csv").toString(),
                home.file("inbound/b.csv").toString())
            .exits(1)
            .json();
    assertThat(answers.findValuesAsString("outcome")).containsExactly("REFUSED", "IMPORTED");
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
  }

  @Test
  void aFileOfTheSameNameAgainOverwritesNothing() {
    for (String content : List.of("one\r\n", "two\r\n")) {
      home.write("inbound/a.csv", text(content));
      home.run("import", home.file("inbound/a.csv").toString()).exits(1);
    }
    assertThat(home.names("inbound/rejected"))
        .containsExactlyInAnyOrder(
            "a.csv", "a.csv.reason.txt", "a (2).csv", "a (2).csv.reason.txt");
  }

  @Test
  void aRefusedFileThatWasRepairedUnderTheSameContentIsReadAgain() {
    home.write("inbound/a.csv", text("one\r\n"));
    home.run("import", home.file("inbound/a.csv").toString()).exits(1);
    home.write("inbound/a.csv", text("one\r\n"));
    assertThat(
            home.run("import", "--json", home.file("inbound/a.csv").toString())
                .exits(1)
                .single()
                .get("outcome")
                .asString())
        .isEqualTo("REFUSED");
  }

  @Test
  void lockAndTemporaryFilesAreIgnoredAndLeftAlone() {
    for (String name : List.of("~$sheet.xlsx", ".~lock.sheet.xlsx#", "sheet.xlsx.part")) {
      Path file = home.write("inbound/" + name, text("x"));
      JsonNode answer = home.run("import", "--json", file.toString()).exits(0).single();
      assertThat(answer.get("outcome").asString()).isEqualTo("IGNORED");
      assertThat(file).exists();
    }
  }

  @Test
  void aFileThatIsNotThereAndAFolderAreRefusedInWords() {
    CommandLineHome.Result result =
        home.run("import", "--json", "none.xlsx", home.file("inbound").toString()).exits(1);
    assertThat(result.json().findValuesAsString("outcome")).containsExactly("REFUSED", "REFUSED");
    assertThat(result.err()).contains("is not there").contains("is a folder");
  }

  @Test
  void rejectedRowsNeverStopTheirNeighbours() {
    home.issue(order("A2", "Legal"), order("A3", "Research"));
    Sheet sheet = Sheet.read(home.sheets(".csv").get(1)).confirmAll();
    sheet.set(0, "Check", "wrong");
    JsonNode answer =
        home.run("import", "--json", sheet.save(home.file("inbound/a.csv")).toString())
            .exits(3)
            .single();
    RoundTripFunctionalTests.assertCounts(answer, 2, 1, 0, 0, 0, 1);
  }

  @Test
  void aRowWhoseTaskWasChangedIsRejectedAndSaysBoth() {
    Sheet sheet = home.sheet(".xlsx").confirmAll().set(0, "SAP_Account: department", "Board");
    JsonNode answer =
        home.run("import", "--json", sheet.save(home.file("inbound/a.xlsx")).toString())
            .exits(3)
            .single();
    assertThat(answer.get("reason").asString())
        .contains("the sheet said \"Board\", Docket issued \"Finance\"");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  @Test
  void textThatSteersATerminalOrIsAFormulaComesOutHarmless() {
    String nasty = "=HYPERLINK(\"http://x\")\u001B[31m";
    Sheet sheet = home.sheet(".csv").set(0, "Result", nasty);
    CommandLineHome.Result result =
        home.run("import", "--json", sheet.save(home.file("inbound/a.csv")).toString()).exits(3);
    assertThat(result.err()).doesNotContain("\u001B").contains("HYPERLINK");
    String receipt = CommandLineHome.read(home.file(result.single().get("receipt").asString()));
    assertThat(receipt)
        .doesNotContain("\u001B")
        .doesNotContain(",=HYPERLINK")
        .doesNotContain(",\"=HYPERLINK");
  }

  private String refused(String name, byte[] content) {
    Path file = home.write("inbound/" + name, content);
    CommandLineHome.Result result = home.run("import", "--json", file.toString()).exits(1);
    return result.single().get("reason").asString();
  }

  private byte[] headerOnly() throws IOException {
    return text(CommandLineHome.read(home.sheets(".csv").get(0)).lines().findFirst().orElseThrow());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String entry, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(text(content));
    }
    return bytes.toByteArray();
  }

  private static byte[] xls() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet("S").createRow(0).createCell(0).setCellValue("Order");
      workbook.write(bytes);
    }
    return bytes.toByteArray();
  }

  private byte[] encrypted() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (var out = encryptor.getDataStream(container)) {
        Files.copy(home.sheets(".xlsx").get(0), out);
      }
      container.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }
}
