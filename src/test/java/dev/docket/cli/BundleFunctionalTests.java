package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Returned sheets that come packed in a zip archive. */
@OnEachDatabase
class BundleFunctionalTests {

  private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.UTF_8);

  private CommandLineHome home;
  private Path desk;

  @BeforeEach
  void issueThreeOrders(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"), order("A2", "Legal"), order("A3", "Research"));
    desk = folder.resolve("desk");
  }

  private byte[] csv(Sheet sheet) {
    return bytes(sheet, "sheet.csv");
  }

  private byte[] xlsx(Sheet sheet) {
    return bytes(sheet, "sheet.xlsx");
  }

  private byte[] bytes(Sheet sheet, String name) {
    try {
      Path file = sheet.save(desk.resolve(name));
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      return content;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private byte[] confirmed(int... rows) {
    return csv(home.sheet(".csv").confirm(rows));
  }

  private JsonNode taken(String command, Packed packed, int exit) {
    Path file = packed.save(home.file("inbound/returns.zip"));
    return home.run(command, "--json", file.toString()).exits(exit).single();
  }

  private static void assertAnswer(JsonNode answer, String outcome, int... counts) {
    assertThat(answer.get("outcome").asString()).as("%s", answer).isEqualTo(outcome);
    RoundTripFunctionalTests.assertCounts(
        answer, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }

  private List<String> members(JsonNode answer) {
    return answer
        .get("members")
        .valueStream()
        .map(m -> m.get("file").asString() + " " + m.get("outcome").asString())
        .toList();
  }

  private List<JsonNode> received(String role) {
    return home.run("files", "list", "--json")
        .exits(0)
        .json()
        .valueStream()
        .filter(f -> f.get("kind").asString().equals(role))
        .toList();
  }

  private Map<String, String> outcomes(String role) {
    Map<String, String> outcomes = new TreeMap<>();
    received(role)
        .forEach(f -> outcomes.put(f.get("file").asString(), f.get("outcome").asString()));
    return outcomes;
  }

  @Test
  void everySheetInItIsAnsweredAndTheArchiveSumsThemUp() {
    JsonNode answer =
        taken(
            "import",
            Packed.with("Monday/one.csv", confirmed(0))
                .andFolder("Monday")
                .and("two.xlsx", xlsx(home.sheet(".xlsx").error(1, "locked"))),
            0);
    assertAnswer(answer, "IMPORTED", 6, 1, 1, 4, 0, 0);
    assertThat(answer.get("file").asString()).isEqualTo("inbound/returns.zip");
    assertThat(members(answer))
        .containsExactly(
            "inbound/returns.zip/Monday/one.csv IMPORTED", "inbound/returns.zip/two.xlsx IMPORTED");
    answer.get("members").forEach(m -> assertThat(home.file(m.get("receipt").asString())).exists());
    assertThat(home.states())
        .isEqualTo(Map.of("A1", "EXECUTED", "A2", "ERRORED", "A3", "TRANSMITTED"));
    assertThat(home.resultLines()).hasSize(2);
    assertThat(home.names("inbound/archive")).contains("returns.zip", "one.csv", "two.xlsx");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.file("inbound/returns.zip")).doesNotExist();
    assertThat(CommandLineHome.read(home.file(answer.get("receipt").asString())))
        .contains("Receipt for inbound/returns.zip", "Outcome: imported", "Rows read: 6")
        .contains("inbound/returns.zip/two.xlsx: imported");
    assertThat(received("RETURN")).hasSize(3);
    JsonNode one = received("RETURN").get(1);
    assertThat(one.get("container").asLong())
        .isEqualTo(received("RETURN").get(0).get("id").asLong());
    assertThat(one.get("sha256").asString()).hasSize(64);
    assertThat(home.show(home.number("A1")).toString())
        .contains("inbound/returns.zip/Monday/one.csv");
  }

  @Test
  void theSameArchiveAndTheSameSheetsCountOnce() {
    byte[] one = confirmed(0);
    Packed packed = Packed.with("one.csv", one).and("again/one.csv", one);
    assertThat(members(taken("import", packed, 0)))
        .containsExactly(
            "inbound/returns.zip/one.csv IMPORTED",
            "inbound/returns.zip/again/one.csv ALREADY_IMPORTED");
    assertAnswer(taken("import", packed, 0), "ALREADY_IMPORTED", 0, 0, 0, 0, 0, 0);
    JsonNode others = taken("import", Packed.with("x.csv", one).and("y.csv", one), 0);
    assertAnswer(others, "ALREADY_IMPORTED", 0, 0, 0, 0, 0, 0);
    assertThat(others.get("members").get(0).get("reason").asString())
        .contains("as inbound/returns.zip/one.csv (file ");
    home.write("inbound/alone.csv", one);
    JsonNode alone =
        home.run("import", "--json", home.file("inbound/alone.csv").toString()).exits(0).single();
    assertThat(alone.get("outcome").asString()).isEqualTo("ALREADY_IMPORTED");
    JsonNode mixed = taken("import", Packed.with("x.csv", one).and("z.csv", confirmed(1)), 0);
    assertAnswer(mixed, "IMPORTED", 3, 1, 0, 2, 0, 0);
    assertThat(home.resultLines()).hasSize(2);
  }

  @Test
  void oppositeAnswersAreTakenInTheOrderOfTheArchive() {
    JsonNode answer =
        taken(
            "import",
            Packed.with("b.csv", csv(home.sheet(".csv").confirm(0).set(0, "Done by", "Ada")))
                .and(
                    "a.csv", csv(home.sheet(".csv").error(0, "locked").set(0, "Done by", "Grace"))),
            3);
    assertAnswer(answer, "IMPORTED_IN_PART", 6, 1, 0, 4, 0, 1);
    assertThat(answer.get("reason").asString()).contains("Ada").contains("a.csv");
    assertThat(home.states().get("A1")).isEqualTo("EXECUTED");
  }

  @Test
  void whatIsNoSheetIsRefusedByItsNameAndTheOthersCount() {
    byte[] inner = Packed.with("c.csv", confirmed(2)).bytes();
    JsonNode answer =
        taken(
            "import",
            Packed.with("scan.pdf", PDF)
                .and("good.csv", confirmed(0))
                .and("inner.zip", inner)
                .andEncrypted("secret.xlsx", PDF)
                .andByMethod(9, "large.xlsx", PDF)
                .andByMethod(14, "small.xlsx", PDF)
                .andLink("link.csv", "/etc/passwd"),
            3);
    assertAnswer(answer, "IMPORTED_IN_PART", 3, 1, 0, 2, 0, 0);
    List<String> reasons =
        answer.get("members").valueStream().map(m -> m.get("reason").toString()).toList();
    assertThat(reasons.get(0)).contains("PDF");
    assertThat(reasons.get(2)).contains("zip archive inside", "limit");
    assertThat(reasons.get(3)).contains("password");
    assertThat(reasons.get(4)).contains("Deflate64");
    assertThat(reasons.get(5)).contains("LZMA");
    assertThat(reasons.get(6)).contains("link");
    assertThat(home.names("inbound/rejected"))
        .containsExactlyInAnyOrder(
            "scan.pdf",
            "scan.pdf.reason.txt",
            "inner.zip",
            "inner.zip.reason.txt",
            "secret.xlsx.reason.txt",
            "large.xlsx.reason.txt",
            "small.xlsx.reason.txt",
            "link.csv.reason.txt");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.states().values()).containsOnlyOnce("EXECUTED");
  }

  @Test
  void anArchiveOfWhichNothingCountsIsRefused() {
    JsonNode answer = taken("import", Packed.with("scan.pdf", PDF), 1);
    assertAnswer(answer, "REFUSED", 0, 0, 0, 0, 0, 0);
    assertThat(answer.get("reason").asString()).contains("scan.pdf").contains("PDF");
    assertThat(home.names("inbound/rejected"))
        .contains("returns.zip", "returns.zip.reason.txt", "scan.pdf.reason.txt");
    // It is no return that was taken in; the next time it is looked at again.
    assertAnswer(taken("import", Packed.with("scan.pdf", PDF), 1), "REFUSED", 0, 0, 0, 0, 0, 0);
    JsonNode two = taken("import", Packed.with("a.pdf", PDF).and("b.pdf", PDF), 1);
    assertAnswer(two, "REFUSED", 0, 0, 0, 0, 0, 0);
    assertThat(two.get("members").size()).isEqualTo(2);
    assertThat(home.names("inbound/.work")).isEmpty();
  }

  @Test
  void whatProgramsLeaveInItIsIgnored() {
    Packed packed = Packed.with("sheets/good.csv", confirmed(0));
    List<String> passing =
        List.of(
            "__MACOSX/sheets/._good.csv",
            "sheets/.DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "sheets/~$good.csv",
            "sheets/.~lock.good.csv#",
            ".hidden/x.csv",
            "y.csv.tmp");
    passing.forEach(name -> packed.and(name, "x"));
    JsonNode answer = taken("import", packed, 0);
    assertAnswer(answer, "IMPORTED", 3, 1, 0, 2, 0, 0);
    assertThat(members(answer)).filteredOn(m -> m.endsWith(" IGNORED")).hasSize(passing.size());
    // One sheet was meant; its receipt is the archive's.
    assertThat(answer.get("receipt")).isEqualTo(answer.get("members").get(0).get("receipt"));
    assertThat(home.names("inbound/rejected")).isEmpty();

    JsonNode none = taken("import", Packed.nothing().and(".DS_Store", "x"), 1);
    assertThat(none.get("reason").asString()).contains("no work sheet");
  }

  @Test
  void aDryRunChangesNothing() {
    byte[] one = confirmed(0);
    Packed packed = Packed.with("one.csv", one).and("copy.csv", one).and("two.csv", confirmed(1));
    JsonNode answer = taken("check", packed, 0);
    assertAnswer(answer, "IMPORTED", 6, 2, 0, 4, 0, 0);
    assertThat(members(answer).get(1)).endsWith("ALREADY_IMPORTED");
    assertThat(CommandLineHome.read(home.file(answer.get("receipt").asString())))
        .startsWith("Dry run, nothing was changed");
    assertThat(home.states().values()).containsOnly("TRANSMITTED");
    assertThat(received("CHECK")).hasSize(4);
    assertAnswer(taken("import", packed, 0), "IMPORTED", 6, 2, 0, 4, 0, 0);
  }

  @Test
  void whatIsDamagedIsRefusedBeforeAnythingCounts() {
    byte[] whole =
        Packed.nothing()
            .and(".DS_Store", "x")
            .andStored("one.csv", confirmed(0))
            .andStored("two.csv", confirmed(1))
            .bytes();
    byte[] flipped = whole.clone();
    // In the last file, when the one before it has been unpacked.
    flipped[whole.length - 400] ^= 1;
    byte[] cut = Arrays.copyOf(whole, whole.length - 30);
    byte[] inner = Packed.with("a.csv", confirmed(0)).bytes();
    byte[] outer =
        Packed.nothing().andStored("b.csv", confirmed(1)).andStored("a.zip", inner).bytes();
    byte[] cutAfterZip = Arrays.copyOf(outer, outer.length - 100);
    byte[] bomb = Packed.with("big.csv", new byte[40 << 20]).and("a.csv", confirmed(0)).bytes();
    Packed many = Packed.nothing();
    for (int i = 0; i <= 1_000; i++) {
      many.and(i + ".csv", "x");
    }
    Map<String, byte[]> bad =
        Map.of(
            "damaged", flipped,
            "cut off", cut,
            "incomplete or damaged zip", cutAfterZip,
            "400 times", bomb,
            "more than 1000 files", many.bytes(),
            "is empty", Packed.nothing().bytes());
    bad.forEach(
        (told, content) -> {
          Path file = home.write("inbound/bad.zip", content);
          JsonNode answer = home.run("import", "--json", file.toString()).exits(1).single();
          assertAnswer(answer, "REFUSED", 0, 0, 0, 0, 0, 0);
          assertThat(answer.get("reason").asString()).contains(told);
          assertThat(answer.get("members").size()).isZero();
        });
    assertThat(home.states().values()).containsOnly("TRANSMITTED");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(received("RETURN")).hasSize(bad.size());
  }

  @Test
  void namesAreShownHarmlesslyAndNeverArePaths() {
    String nasty = "=1+1\u001B[31m\n<b>\u202Excod\"'.csv";
    Packed packed =
        Packed.with(
                "../../../outside.csv", csv(home.sheet(".csv").confirm(0).set(0, "Message", "1")))
            .and("/etc/absolute.csv", csv(home.sheet(".csv").confirm(0).set(0, "Message", "2")))
            .and(
                "C:\\Users\\ada\\back.csv",
                csv(home.sheet(".csv").confirm(0).set(0, "Message", "3")))
            .and(nasty, csv(home.sheet(".csv").confirm(0).set(0, "Message", "4")))
            .and(
                "n".repeat(5_000) + ".csv",
                csv(home.sheet(".csv").confirm(0).set(0, "Message", "5")))
            .and("same.csv", csv(home.sheet(".csv").confirm(0).set(0, "Message", "6")))
            .and("same.csv", csv(home.sheet(".csv").confirm(0).set(0, "Message", "7")))
            .andNamedIn(
                Charset.forName("IBM437"),
                "für.csv",
                csv(home.sheet(".csv").confirm(0).set(0, "Message", "8")))
            .andNamedIn(
                StandardCharsets.UTF_8,
                "Übung.csv",
                csv(home.sheet(".csv").confirm(0).set(0, "Message", "9")));
    Path file = packed.save(home.file("inbound/returns.zip"));
    CommandLineHome.Result result = home.run("import", "--json", file.toString()).exits(0);
    JsonNode answer = result.single();
    List<String> names =
        answer
            .get("members")
            .valueStream()
            .map(m -> m.get("file").asString().replace("inbound/returns.zip/", ""))
            .toList();
    assertThat(names)
        .startsWith(
            "_/_/_/outside.csv",
            "etc/absolute.csv",
            "C:/Users/ada/back.csv",
            "=1+1\u241B[31m⏎<b>\uFFFDxcod\"'.csv")
        .endsWith("same.csv", "same.csv", "für.csv", "Übung.csv");
    assertThat(names.get(4)).hasSizeLessThan(200).endsWith(".csv");
    assertAnswer(answer, "IMPORTED", 27, 9, 0, 18, 0, 0);
    assertThat(result.err() + result.out()).doesNotContain("\u001B", "\u202E");
    assertThat(home.root().resolveSibling("outside.csv")).doesNotExist();
    assertThat(home.names("inbound/archive").stream().filter(n -> n.startsWith("same"))).hasSize(2);
    assertThat(home.names("inbound/.work")).isEmpty();
  }

  @Test
  void aWorkbookThatWasRenamedIsStillOneAndAnUnpackedOneIsNot() {
    byte[] workbook = xlsx(home.sheet(".xlsx").confirm(0));
    Path renamed = home.write("inbound/book.zip", workbook);
    assertAnswer(
        home.run("import", "--json", renamed.toString()).exits(0).single(),
        "IMPORTED",
        3,
        1,
        0,
        2,
        0,
        0);
    JsonNode answer =
        taken(
            "import",
            Packed.nothing()
                .and("book/[Content_Types].xml", "<Types/>")
                .and("book/xl/workbook.xml", "<workbook/>")
                .and("book/xl/worksheets/sheet1.xml", "<worksheet/>"),
            1);
    assertThat(answer.get("reason").asString()).contains("The folder book").contains(".xlsx");
    assertThat(members(answer)).filteredOn(m -> m.endsWith(" IGNORED")).hasSize(2);
  }

  @Test
  void whatIsToBeKeptOutOfEverythingIsNotInTheArchiveEither() throws IOException {
    home.issue(
        order(
            "A4", "SAP_Account", "Added", "\"userName\": \"GHOPPER\", \"initialPassword\": \"x\""));
    Sheet sheet = Sheet.read(home.sheets(".csv").get(1)).confirm(0);
    String column = "SAP_Account: initialPassword";
    byte[] typed = csv(sheet.set(0, column, "Tr0ub4dor"));
    Packed packed =
        Packed.nothing().andStored("typed.csv", typed).and("plain.csv", confirmedOfFirst());
    taken("import", packed, 0);
    taken("import", packed, 0);
    home.write("inbound/typed.csv", typed);
    home.run("import", home.file("inbound/typed.csv").toString()).exits(0);
    for (Path file : home.files("")) {
      if (!file.startsWith(home.file("data"))) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("Tr0ub4dor");
      }
    }
    assertThat(home.databaseContent()).doesNotContain("Tr0ub4dor");
    JsonNode zip = received("RETURN").get(0);
    assertThat(zip.get("contentKept").asBoolean()).isFalse();
    assertThat(zip.get("archive").isNull()).isTrue();
    assertThat(home.names("inbound/archive")).contains("typed.csv", "plain.csv");
    assertThat(home.names("inbound/.work")).isEmpty();
  }

  private byte[] confirmedOfFirst() {
    return csv(Sheet.read(home.sheets(".csv").get(0)).confirm(0));
  }
}
