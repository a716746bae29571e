package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files dropped into the folders of a running service. */
@OnEachDatabase
class WatchFunctionalTests {

  private static final Duration SETTLE = Duration.ofSeconds(10);

  private final TestClock clock = TestClock.at("2026-04-01T10:00:00Z", "Europe/Paris");
  private CommandLineHome home;
  private RunningService service;

  @BeforeEach
  void makeHome(@TempDir Path folder) {
    TestSurroundings.clock(folder.resolve("home"), clock);
    home =
        CommandLineHome.in(
            folder, "  watch:\n    poll: 10ms\n    outbound: 10ms\n    imports: 8\n");
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  private void serve() {
    service = RunningService.on(home);
  }

  /** Lets the service look through a folder once more, from the beginning to the end. */
  private void look(String folder) {
    double before = looks(folder);
    service.until("another look", () -> looks(folder) >= before + 2);
  }

  private double looks(String folder) {
    return service.get(MeterRegistry.class).counter("docket.watch.looks", "folder", folder).count();
  }

  /** Lets time pass in seconds, and the service look in each. */
  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      look("inbound");
      look("inbound/orders");
      clock.forward(Duration.ofSeconds(1));
    }
    look("inbound");
  }

  private List<JsonNode> files(String role) {
    List<JsonNode> files = new ArrayList<>();
    home.run("files", "list", "--json")
        .exits(0)
        .json()
        .forEach(
            file -> {
              if (file.get("kind").asString().equals(role)) {
                files.add(file);
              }
            });
    return files;
  }

  private Map<String, Integer> outcomes(String role) {
    Map<String, Integer> outcomes = new TreeMap<>();
    files(role).forEach(f -> outcomes.merge(f.get("outcome").asString(), 1, Integer::sum));
    return outcomes;
  }

  @Test
  void aReturnIsImportedWhenItHasNotChangedForLongEnough() throws IOException {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    serve();
    Path dropped = home.file("inbound/Reception/back.xlsx");
    home.sheet(".xlsx").confirm(0).save(dropped);
    pass(SETTLE.minusSeconds(1));
    assertThat(dropped).exists();
    Files.setLastModifiedTime(dropped, java.nio.file.attribute.FileTime.fromMillis(1));
    pass(SETTLE.minusSeconds(1));
    assertThat(dropped).exists();
    pass(Duration.ofSeconds(2));
    service.untilSaid("inbound/Reception/back.xlsx: imported, 2 rows. Receipt: outbound/receipts/");
    service.close();

    assertThat(dropped).doesNotExist();
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED", "A2", "TRANSMITTED"));
    assertThat(home.names("inbound/archive")).contains("back.xlsx");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.resultLines()).hasSize(1);
    JsonNode answer = home.show(home.number("A1")).get("answers").get(0);
    assertThat(answer.get("senderKind").asString()).isEqualTo("file-owner");
    assertThat(answer.get("sender").asString()).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void aWriterThatPausesIsWaitedForUntilTheFileHasItsEnd() throws IOException {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    byte[] csv = bytes(home.sheet(".csv").confirm(0, 1), ".csv");
    byte[] xlsx = bytes(home.sheet(".xlsx").confirm(0, 1), ".xlsx");
    serve();
    Path text = home.file("inbound/slow.csv");
    Path workbook = home.file("inbound/slow.xlsx");
    for (int part = 0; part < 4; part++) {
      append(text, csv, part);
      append(workbook, xlsx, part);
      // Longer than a whole file would be waited for; the last line has no end, the zip no
      // directory.
      pass(part < 3 ? SETTLE.plusSeconds(5) : SETTLE.plusSeconds(1));
      if (part < 3) {
        assertThat(text).exists();
        assertThat(workbook).exists();
      }
    }
    service.untilSaid("inbound/slow.csv: ");
    service.untilSaid("inbound/slow.xlsx: ");
    service.close();
    assertThat(outcomes("RETURN")).isEqualTo(Map.of("IMPORTED", 2));
    assertThat(home.states().values()).containsOnly("EXECUTED");
  }

  @Test
  void aTruncatedWorkbookIsRefusedInTheEnd() throws IOException {
    home.issue(order("A1", "Finance"));
    byte[] xlsx = bytes(home.sheet(".xlsx").confirm(0), ".xlsx");
    serve();
    home.write("inbound/half.xlsx", Arrays.copyOf(xlsx, xlsx.length / 2));
    home.write("inbound/empty.csv", new byte[0]);
    pass(Duration.ofSeconds(31));
    service.untilSaid("inbound/half.xlsx: refused");
    service.untilSaid("inbound/empty.csv: refused");
    service.close();
    assertThat(home.names("inbound/rejected"))
        .containsExactlyInAnyOrder(
            "half.xlsx", "half.xlsx.reason.txt", "empty.csv", "empty.csv.reason.txt");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  @Test
  void aFileThatASpreadsheetProgramHasOpenWaits() throws IOException {
    home.issue(order("A1", "Finance"));
    serve();
    Path excel = home.write("inbound/~$back.csv", "x");
    Path office = home.write("inbound/.~lock.back.csv#", "x");
    home.sheet(".csv").confirm(0).save(home.file("inbound/back.csv"));
    pass(Duration.ofMinutes(2));
    assertThat(home.file("inbound/back.csv")).exists();
    Files.delete(excel);
    pass(SETTLE);
    assertThat(home.file("inbound/back.csv")).exists();
    Files.delete(office);
    service.untilSaid("inbound/back.csv: imported");
    assertThat(home.names("inbound/rejected")).isEmpty();
  }

  @Test
  void aLockFileThatWasLeftBehindIsToldAndNotForgotten() throws IOException {
    home.issue(order("A1", "Finance"));
    serve();
    Path left = home.write("inbound/~$ck from holiday.csv", "x");
    Path back = home.sheet(".csv").confirm(0).save(home.file("inbound/back from holiday.csv"));
    Files.setLastModifiedTime(back, java.nio.file.attribute.FileTime.fromMillis(1));
    look("inbound");
    pass(SETTLE);
    clock.forward(Duration.ofMinutes(15));
    look("inbound");
    service.untilSaid(
        "inbound/back from holiday.csv waits for more than 15 minutes: by inbound/~$ck");
    look("inbound");
    assertThat(service.said().stream().filter(s -> s.contains("waits for more"))).hasSize(1);
    JsonNode doctor = home.run("doctor", "--json").json();
    assertThat(DoctorFunctionalTests.line(doctor, "files", "WARNING"))
        .contains("inbound/~$ck from holiday.csv", "delete that file")
        .doesNotContain("Is the service running?");
    Files.delete(left);
    service.untilSaid("inbound/back from holiday.csv: imported");
  }

  @Test
  void whatProgramsPutBesideTheSheetsIsLeftAloneAndCopiesOfThemAreTaken() throws IOException {
    home.issue(
        IntStream.rangeClosed(1, 9)
            .mapToObj(i -> order("A" + i, "Department " + i))
            .toArray(String[]::new));
    List<String> passing =
        List.of(
            ".~lock.other.xlsx#",
            "~$other.xlsx",
            "~WRL0001.tmp",
            "a.xlsx.crdownload",
            "a.csv.part",
            "a.csv.PART",
            "a.csv.filepart",
            "a.csv.partial",
            "a.csv.download",
            "a.csv.opdownload",
            ".a.csv.swp",
            "a.csv~",
            ".fuse_hidden0001",
            ".nfs0001",
            ".syncthing.a.csv.tmp",
            ".~a.csv",
            "a.xlsx.sb-1a2b3c4d-Xy12Z9",
            "desktop.ini",
            "Desktop.ini",
            ".DS_Store",
            "Thumbs.db",
            "#a.csv#",
            "a.csv.lock",
            "a.xlsx~RF1234abcd.TMP",
            ".a.csv.Ab12Cd",
            "$RECYCLE.BIN/$R1.csv",
            "System Volume Information/x.csv",
            "lost+found/x.csv",
            "__MACOSX/x.csv",
            ".Spotlight-V100/x.csv",
            ".Trash-1000/x.csv",
            "@eaDir/x.csv",
            "safari.csv.download/x.csv");
    String content = CommandLineHome.read(home.sheets(".csv").get(0));
    passing.forEach(name -> home.write("inbound/" + name, content));
    List<String> meant =
        List.of(
            "back (1).CSV",
            "Copy of back.csv",
            "back (Ada's conflicted copy 2026-04-01).csv",
            "-back.csv",
            "Gru\u0308n.csv",
            "back-Konflikt.csv",
            "x.sb.csv",
            "part.csv",
            "tmp");
    for (int i = 0; i < meant.size(); i++) {
      home.sheet(".csv").confirm(i).save(home.file("inbound/" + meant.get(i)));
    }
    serve();
    pass(Duration.ofSeconds(31));
    meant.forEach(name -> service.untilSaid("inbound/" + name + ": imported"));
    service.close();
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(outcomes("RETURN")).isEqualTo(Map.of("IMPORTED", meant.size()));
    passing.forEach(name -> assertThat(home.file("inbound/" + name)).exists());
  }

  @Test
  void whatIsNoFileIsToldAndDelaysNothing() throws IOException, InterruptedException {
    home.issue(order("A1", "Finance"));
    Files.createSymbolicLink(home.file("inbound/dangling.csv"), Path.of("nowhere"));
    Files.createSymbolicLink(home.file("inbound/outside.csv"), home.file("docket.yaml"));
    Files.createSymbolicLink(home.file("inbound/loop"), home.file("inbound"));
    Files.createDirectories(home.file("inbound/folder.xlsx"));
    Process fifo = new ProcessBuilder("mkfifo", home.file("inbound/pipe.csv").toString()).start();
    assertThat(fifo.waitFor()).isZero();
    Path deep = home.file("inbound/" + "deep/".repeat(450));
    home.sheet(".csv").confirm(0).save(deep.resolve("back.csv"));
    serve();
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("back.csv: imported");
    service.close();
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
    assertThat(files("RETURN")).hasSize(1);
    assertThat(DoctorFunctionalTests.line(home.run("doctor", "--json").json(), "files", "WARNING"))
        .contains("dangling.csv", "outside.csv", "pipe.csv", "left alone");
  }

  @Test
  void namesOfEveryKindAreTakenAndNoneTwice() throws IOException {
    List<String> names =
        List.of(
            "a\nb.csv",
            "quote\"'`$(x).csv",
            "esc\u001B[31m.csv",
            "rtl\u202Evsc.csv",
            "--json.csv",
            "n".repeat(251) + ".csv",
            "ü".repeat(125) + ".csv",
            " .csv",
            "back\\slash.csv",
            "😀.csv");
    home.issue(
        IntStream.rangeClosed(1, names.size())
            .mapToObj(i -> order("A" + i, "Department " + i))
            .toArray(String[]::new));
    for (int i = 0; i < names.size(); i++) {
      home.sheet(".csv").confirm(i).save(home.file("inbound/" + names.get(i)));
    }
    serve();
    pass(SETTLE.plusSeconds(1));
    service.until(
        "all are told",
        () ->
            service.said().stream().filter(s -> s.contains(": imported")).count() == names.size());
    service.close();
    assertThat(outcomes("RETURN")).isEqualTo(Map.of("IMPORTED", names.size()));
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.names("inbound/archive").stream().filter(n -> !n.endsWith(".json")))
        .hasSize(names.size());
    assertThat(home.names("inbound/.work")).isEmpty();
  }

  @Test
  void manyFilesInOneFolderDoNotDelayThoseInAnother() {
    int many = 300;
    home.issue(order("A1", "Finance"));
    for (int i = 0; i < many; i++) {
      home.write("inbound/crowd/" + i + ".txt", "remember the milk " + i + "\n");
    }
    home.sheet(".csv").confirm(0).save(home.file("inbound/zz/back.csv"));
    serve();
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/zz/back.csv: imported");
    assertThat(service.said().stream().filter(s -> s.contains("crowd")).count())
        .isLessThan(many / 2);
    service.until(
        "all are told",
        () -> service.said().stream().filter(s -> s.contains("crowd")).count() == many);
  }

  @Test
  void whatLiesInTheCheckFolderIsADryRun() {
    home.issue(order("A1", "Finance"));
    serve();
    home.sheet(".csv").confirm(0).save(home.file("inbound/check/back.csv"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/check/back.csv: imported");
    service.close();
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
    assertThat(home.names("outbound/receipts")).hasSize(2);
    assertThat(home.names("inbound/archive")).contains("back.csv");
    assertThat(outcomes("CHECK")).isEqualTo(Map.of("IMPORTED", 1));
    assertThat(home.resultLines()).isEmpty();
  }

  @Test
  void aZipArchiveIsTakenInAsSoonAsItIsWholeAndItsSheetsOneByOne() throws IOException {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    byte[] zip =
        Packed.with("one.csv", bytes(home.sheet(".csv").confirm(0), ".csv"))
            .and("two.xlsx", bytes(home.sheet(".xlsx").confirm(1), ".xlsx"))
            .and("notes.pdf", "%PDF-1.7 ")
            .bytes();
    serve();
    home.write("inbound/check/dry.zip", zip);
    Files.write(home.file("inbound/back.zip"), Arrays.copyOf(zip, zip.length - 10));
    pass(SETTLE.plusSeconds(5));
    assertThat(home.file("inbound/back.zip")).exists();
    home.write("inbound/back.zip", zip);
    pass(SETTLE.plusSeconds(1));
    service.untilSaid(
        "inbound/back.zip: imported in part, 4 rows, 1 of 3 files refused. Receipt: outbound/receipts/");
    service.untilSaid(
        "inbound/check/dry.zip: imported in part, 4 rows, 1 of 3 files refused. Receipt: ");
    service.close();
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(outcomes("CHECK"))
        .isEqualTo(Map.of("IMPORTED_IN_PART", 1, "IMPORTED", 2, "REFUSED", 1));
    assertThat(outcomes("RETURN"))
        .isEqualTo(Map.of("IMPORTED_IN_PART", 1, "IMPORTED", 2, "REFUSED", 1));
  }

  @Test
  void feedsAreTakenInInTheOrderOfTheirNamesAndWithoutTheScriptsFolders() {
    serve();
    home.feed("SAP/2.json", order("A1", "Legal"));
    home.feed("SAP/1.json", order("A1", "Finance"));
    home.feed("SAP/Completed/0.json", order("A9", "Finance"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/orders/SAP/2.json: loaded, 1 read, 1 loaded.");
    service.close();
    assertThat(home.states()).isEqualTo(Map.of("A1", "PENDING"));
    assertThat(home.orders().get("A1").get("operation").asString()).isEqualTo("UPDATE");
    JsonNode story = home.show(home.number("A1"));
    assertThat(story.toString()).contains("Legal").doesNotContain("Finance");
    assertThat(home.resultLines()).hasSize(1).first().asString().contains("Errored");
    assertThat(home.file("inbound/orders/SAP/Completed/0.json")).exists();
  }

  @Test
  void sixteenReturnsDroppedAtOnceAreAllImported() {
    int files = 16;
    home.issue(
        IntStream.rangeClosed(1, files)
            .mapToObj(i -> order("A" + i, "Department " + i))
            .toArray(String[]::new));
    serve();
    for (int i = 0; i < files; i++) {
      home.sheet(".csv").confirm(i).save(home.file("inbound/same name/" + i + "/back.csv"));
    }
    pass(SETTLE.plusSeconds(1));
    service.until(
        "all are told",
        () -> service.said().stream().filter(s -> s.contains("rows")).count() == files);
    service.close();
    assertThat(service.said().stream().filter(s -> s.contains("imported, 16 rows")).toList())
        .as("%s", service.said())
        .hasSize(files);
    assertThat(outcomes("RETURN")).isEqualTo(Map.of("IMPORTED", files));
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(files);
    assertThat(home.names("inbound/archive").stream().filter(n -> n.startsWith("back")))
        .hasSize(files);
    assertThat(home.names("outbound/receipts")).hasSize(2 * files);
    assertThat(home.run("runs", "list", "--json").exits(0).json())
        .filteredOn(run -> run.get("job").asString().equals("import"))
        .hasSize(files)
        .allMatch(run -> run.get("status").asString().equals("COMPLETED"));
  }

  @Test
  void theSameAnswersFromSeveralPeopleAtOnceCountOnce() {
    int copies = 8;
    home.issue(
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> order("A" + i, "Department " + i))
            .toArray(String[]::new));
    serve();
    for (int i = 0; i < copies; i++) {
      Sheet sheet = home.sheet(".csv").confirm(IntStream.range(0, 20).toArray());
      // Every other person says in the margin who they are; the others send the very same file.
      (i % 2 == 0 ? sheet : sheet.set(0, "Instructions", "from desk " + i))
          .save(home.file("inbound/copy " + i + ".csv"));
    }
    pass(SETTLE.plusSeconds(1));
    service.until(
        "all are told",
        () -> service.said().stream().filter(s -> s.contains("inbound/copy")).count() == copies);
    service.close();
    assertThat(outcomes("RETURN")).isEqualTo(Map.of("IMPORTED", 5, "ALREADY_IMPORTED", 3));
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.resultLines()).hasSize(20);
    home.orders()
        .values()
        .forEach(
            o ->
                assertThat(home.show(o.get("order").asString()).get("answers").size())
                    .isEqualTo(1));
  }

  @Test
  void filesOfAllKindsEachEndInOneAnswer() throws IOException {
    int each = 20;
    home.issue(
        IntStream.rangeClosed(1, each)
            .mapToObj(i -> order("A" + i, "Department " + i))
            .toArray(String[]::new));
    Sheet sheet = home.sheet(".csv");
    serve();
    for (int i = 0; i < each; i++) {
      home.sheet(".csv").confirm(i).save(home.file("inbound/good " + i + ".csv"));
      home.sheet(".xlsx").error(i, "locked").save(home.file("inbound/other " + i + ".xlsx"));
      Files.copy(
          home.file("inbound/good " + i + ".csv"),
          home.file("inbound/Kopie von good " + i + ".CSV"));
      home.sheet(".csv").set(i, "Result", "perhaps").save(home.file("inbound/odd " + i + ".csv"));
      home.sheet(".csv").confirm(i).save(home.file("inbound/check/dry " + i + ".csv"));
      home.write("inbound/picture " + i + ".xlsx", "\u0089PNG\r\n\u001a\n" + i + "\n");
      home.write("inbound/page " + i + ".xls", "<html><body>" + i + "</body></html>\n");
      home.write("inbound/empty " + i + ".csv", "");
      home.write("inbound/notes " + i + ".txt", "remember the milk " + i + "\n");
      home.write("inbound/~$good " + i + "x.csv", "owner");
      home.write("inbound/" + i + ".part", "half");
    }
    Files.createSymbolicLink(home.file("inbound/link.csv"), home.file("docket.yaml"));
    Files.createDirectories(home.file("inbound/folder.csv"));
    pass(Duration.ofSeconds(31));
    int answered = 9 * each;
    service.until(
        "all are told",
        () -> service.said().stream().filter(s -> s.startsWith("inbound/")).count() >= answered);
    service.close();

    assertThat(sheet.size()).isEqualTo(each);
    assertThat(files("RETURN")).hasSize(8 * each);
    assertThat(files("CHECK")).hasSize(each);
    assertThat(service.said().stream().filter(s -> s.startsWith("inbound/"))).hasSize(answered);
    Map<String, Integer> outcomes = outcomes("RETURN");
    assertThat(outcomes.keySet())
        .containsExactlyInAnyOrder("IMPORTED", "IMPORTED_IN_PART", "ALREADY_IMPORTED", "REFUSED");
    assertThat(outcomes.get("REFUSED")).isEqualTo(4 * each);
    assertThat(outcomes.get("ALREADY_IMPORTED")).isEqualTo(each);
    // Both answers came from one sender; the later one is a correction.
    assertThat(home.states().values()).isSubsetOf("EXECUTED", "ERRORED").hasSize(each);
    // What is no return stays where it lies.
    assertThat(home.names("inbound").stream().filter(n -> n.endsWith(".part"))).hasSize(each);
    assertThat(home.file("inbound/link.csv")).isSymbolicLink();
    assertThat(home.names("inbound/.work")).isEmpty();
    assertThat(home.names("inbound/rejected")).hasSize(2 * 4 * each);
  }

  @Test
  void aSheetSavedWhereItWasIssuedIsToldUntilItComesBack() throws IOException {
    home.issue(order("A1", "Finance"));
    serve();
    Path issued = home.sheets(".csv").get(0);
    Path note = issued.resolveSibling("PLEASE READ " + issued.getFileName() + ".txt");
    look("outbound");
    clock.forward(SETTLE);
    look("outbound");
    assertThat(note).doesNotExist();
    home.sheet(".csv").confirm(0).save(issued);
    look("outbound");
    clock.forward(SETTLE);
    service.untilSaid("was saved after it was issued");
    service.until("the note is there", () -> Files.exists(note));
    assertThat(Files.readString(note)).contains(home.file("inbound").toString());
    Files.copy(issued, home.file("inbound/back.csv"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/back.csv: imported");
    service.until("the note is gone", () -> !Files.exists(note));
    assertThat(issued).exists();
  }

  @Test
  void aStartTakesAwayItsOwnNotesAndNothingElse() throws IOException {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    Path returned = home.sheet(".csv").confirm(0).save(home.file("away/PLEASE READ me.csv"));
    home.run("import", returned.toString()).exits(0);
    Path issued = home.sheets(".csv").get(0);
    home.sheet(".csv").confirm(1).save(issued);
    serve();
    Path note = issued.resolveSibling("PLEASE READ " + issued.getFileName() + ".txt");
    look("outbound");
    clock.forward(SETTLE);
    service.until("the note is there", () -> Files.exists(note));
    String ours = Files.readString(note);
    service.close();

    String folder = "outbound/" + home.file("outbound").relativize(issued.getParent());
    List<Path> others =
        List.of(
            home.write(folder + "/PLEASE READ my own words.txt", "The printer is on floor 3."),
            home.write(folder + "/PLEASE READ other.csv.txt", ours),
            home.write(folder + "/BITTE LESEN " + issued.getFileName() + ".txt", ours),
            home.write("outbound/receipts/" + note.getFileName(), ours),
            home.write("outbound/archive/2026/" + note.getFileName(), ours),
            home.write("outbound/results/A LIRE x.csv.txt", "x"));
    Files.copy(returned, issued, StandardCopyOption.REPLACE_EXISTING);
    List<String> receipts = home.names("outbound/receipts");
    serve();
    look("outbound");
    service.close();

    assertThat(note).doesNotExist();
    assertThat(others).allMatch(Files::exists);
    assertThat(receipts).anyMatch(n -> n.startsWith("PLEASE READ me.receipt-"));
    assertThat(home.names("outbound/receipts")).containsAll(receipts);
  }

  @Test
  void aNoteOverwritesNothing() throws IOException {
    home.issue(order("A1", "Finance"));
    Path issued = home.sheets(".csv").get(0);
    Path note = issued.resolveSibling("PLEASE READ " + issued.getFileName() + ".txt");
    Files.writeString(note, "The printer is on floor 3.");
    home.sheet(".csv").confirm(0).save(issued);
    serve();
    look("outbound");
    clock.forward(SETTLE);
    service.untilSaid("was saved after it was issued");
    Files.copy(issued, home.file("inbound/back.csv"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/back.csv: imported");
    look("outbound");
    assertThat(note).hasContent("The printer is on floor 3.");
  }

  @Test
  void whileFilesCannotBeTakenNothingIsLostAndTheyAreTakenLater() throws IOException {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    serve();
    Path work = home.file("inbound/.work");
    Path away = home.file("inbound/.away");
    Files.move(work, away);
    Files.writeString(work, "in the way");
    home.sheet(".csv").confirm(0).save(home.file("inbound/back.csv"));
    pass(Duration.ofMinutes(2));
    assertThat(home.file("inbound/back.csv")).exists();
    Files.delete(work);
    Files.move(away, work);
    pass(Duration.ofMinutes(5));
    service.untilSaid("inbound/back.csv: imported");
  }

  @Test
  void aFolderThatIsGoneIsToldOnceAndWatchedAgainWhenItIsBack() throws IOException {
    home.issue(order("A1", "Finance"));
    serve();
    look("inbound");
    Path away = home.root().resolveSibling("unmounted");
    Files.move(home.file("inbound"), away, StandardCopyOption.ATOMIC_MOVE);
    service.untilSaid("The folder inbound cannot be looked at");
    Files.move(away, home.file("inbound"), StandardCopyOption.ATOMIC_MOVE);
    service.untilSaid("inbound can be looked at again");
    home.sheet(".csv").confirm(0).save(home.file("inbound/back.csv"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/back.csv: imported");
    assertThat(service.said().stream().filter(s -> s.startsWith("The folder inbound cannot")))
        .hasSize(1);
  }

  @Test
  void feedsOfSeveralFoldersAreTakenInTheOrderOfTheirNames() {
    serve();
    home.feed("a/2.json", order("A1", "Legal"));
    home.feed("b/1.json", order("A1", "Finance"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/orders/a/2.json: loaded");
    service.untilSaid("inbound/orders/b/1.json: loaded");
    service.close();
    assertThat(home.show(home.number("A1")).toString()).contains("Legal").doesNotContain("Finance");
  }

  @Test
  void aHomeThatIsReachedByALinkIsWatchedAsAnyOther(@TempDir Path other) throws IOException {
    Files.createDirectories(other.resolve("volume"));
    Files.createSymbolicLink(other.resolve("home"), other.resolve("volume"));
    TestSurroundings.clock(other.resolve("home"), clock);
    home = CommandLineHome.in(other, "  watch:\n    poll: 10ms\n    outbound: 10ms\n");
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    serve();
    home.sheet(".csv").confirm(0).save(home.file("inbound/check/dry.csv"));
    home.sheet(".csv").confirm(1).save(home.file("inbound/back.csv"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/check/dry.csv: imported");
    service.untilSaid("inbound/back.csv: imported");
    look("inbound");
    service.close();
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A2", "EXECUTED"));
    assertThat(outcomes("CHECK")).isEqualTo(Map.of("IMPORTED", 1));
    assertThat(outcomes("RETURN")).isEqualTo(Map.of("IMPORTED", 1));
    assertThat(home.names("inbound/check")).isEmpty();
  }

  @Test
  void theEmptyPlaceOfAShareIsNotTakenForTheFolder() throws IOException {
    home.issue(order("A1", "Finance"));
    home.feed("more.json", order("A2", "Legal"));
    serve();
    Path share = home.root().resolveSibling("share");
    Files.move(home.file("outbound"), share, StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectories(home.file("outbound"));
    assertThat(home.run("run", "complete").exits(1).err())
        .contains("is not the one that Docket has used before")
        .contains("is the share mounted?");
    assertThat(home.file("outbound")).isEmptyDirectory();
    Files.delete(home.file("outbound"));
    Files.move(share, home.file("outbound"), StandardCopyOption.ATOMIC_MOVE);
    home.run("run", "complete").exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A2", "TRANSMITTED"));
    service.close();

    Files.move(home.file("inbound"), share, StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectories(home.file("inbound"));
    assertThat(home.run("orders", "list").exits(2).err()).contains("Is the share mounted?");
    assertThat(home.file("inbound")).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsALinkIsNotEmptiedByAnImport() throws IOException {
    home.issue(order("A1", "Finance"));
    Path elsewhere = Files.createDirectories(home.root().resolveSibling("elsewhere"));
    home.sheet(".csv").confirm(0).save(elsewhere.resolve("back.csv"));
    Files.createSymbolicLink(home.file("inbound/linked"), elsewhere);
    home.run("import", home.file("inbound/linked/back.csv").toString()).exits(0);
    assertThat(elsewhere.resolve("back.csv")).exists();
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED"));
  }

  @Test
  void theRegisterHasTheNamesThatTheFilesHave() {
    home.issue(order("A1", "Finance"));
    serve();
    home.sheet(".csv").confirm(0).save(home.file("inbound/back\\slash.csv"));
    pass(SETTLE.plusSeconds(1));
    service.untilSaid("inbound/back\\slash.csv: imported");
    service.close();
    JsonNode file = files("RETURN").get(0);
    assertThat(file.get("file").asString()).isEqualTo("inbound/back\\slash.csv");
    assertThat(home.names("inbound/archive")).contains("back\\slash.csv");
    assertThat(home.files("inbound/.work")).isEmpty();
    assertThat(home.names("outbound/receipts")).allMatch(name -> name.startsWith("back\\slash"));
  }

  private byte[] bytes(Sheet sheet, String ending) throws IOException {
    Path file = home.root().resolveSibling("whole" + ending);
    sheet.save(file);
    return Files.readAllBytes(file);
  }

  /** Appends the next of four parts of a file. */
  private static void append(Path file, byte[] whole, int part) throws IOException {
    int from = whole.length * part / 4;
    int to = whole.length * (part + 1) / 4;
    byte[] piece = Arrays.copyOfRange(whole, from, to);
    assertThat(part == 3 || !new String(piece, StandardCharsets.UTF_8).endsWith("\n")).isTrue();
    Files.write(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
