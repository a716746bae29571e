package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with an installation is said with its place, and ends with exit code 2. It is said
 * before a database is opened, so these tests need no other than the embedded one.
 */
class ConfigurationFunctionalTests {

  @TempDir Path folder;

  private CommandLineHome.Result runWith(String settings) {
    CommandLineHome home = CommandLineHome.unmade(folder);
    home.write("docket.yaml", settings);
    CommandLineHome.Result result = home.run("orders", "list", "--json");
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .doesNotContain("Something went wrong")
        .doesNotContainPattern("Exception|org\\.springframework");
    return result.exits(2);
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    assertThat(runWith("docket:\n  sheet:\n   rows: 5\n  - x\n").err())
        .contains("docket.yaml")
        .contains("4")
        .contains("YAML");
  }

  @Test
  void aTabIsNamedWithItsLine() {
    assertThat(runWith("docket:\n\tsheet: {}\n").err())
        .contains("docket.yaml:2")
        .contains("spaces");
  }

  @Test
  void anUnknownSettingIsNamedWithItsPlace() {
    assertThat(runWith("docket:\n  sheet:\n    colour: red\n").err())
        .contains("docket.sheet.colour")
        .contains("docket.yaml")
        .contains("docket.yaml:3")
        .contains("no such setting");
  }

  @Test
  void anUnknownGroupOfSettingsIsNamedWithItsPlace() {
    assertThat(runWith("docket:\n  shet:\n    rows: 5\n").err())
        .contains("docket.shet.rows")
        .contains("docket.yaml")
        .contains("no such setting");
  }

  @ParameterizedTest
  @CsvSource({
    "rows: 0, docket.sheet.rows",
    "rows: 10001, docket.sheet.rows",
    "rows: many, docket.sheet.rows",
    "formats: [pdf], docket.sheet.formats",
    "lock: some, docket.sheet.lock"
  })
  void aBadValueIsNamedWithWhatWasFound(String line, String setting) {
    String found = line.replaceAll(".*[: \\[]([a-z0-9]+)\\]?$", "$1");
    assertThat(runWith("docket:\n  sheet:\n    " + line + "\n").err())
        .contains(setting)
        .contains(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "20001"})
  void rowsPerTransactionHaveLimits(String rows) {
    assertThat(runWith("docket:\n  database:\n    rows-per-transaction: " + rows + "\n").err())
        .contains("docket.database.rows-per-transaction")
        .contains(rows)
        .contains("100 to 20000");
  }

  @Test
  void aHomeWithoutAModelIsRefused() throws Exception {
    CommandLineHome home = CommandLineHome.unmade(folder);
    Files.delete(home.file("model/model.yaml"));
    assertThat(home.run("run", "complete").exits(2).err()).contains("model");
    Files.delete(home.file("model"));
    assertThat(home.run("run", "complete").exits(2).err()).contains("model");
  }

  @Test
  void aBrokenModelIsNamedWithFileAndLine() {
    CommandLineHome home = CommandLineHome.unmade(folder);
    home.write("model/broken.yaml", "resourceTypes:\n  X:\n    entityType: Nobody\n");
    assertThat(home.run("run", "complete").exits(2).err())
        .contains("broken.yaml:3")
        .contains("Nobody");
  }

  @Test
  void aFolderThatIsNoHomeIsRefusedAndLeftAsItIs() {
    CommandLineHome home = CommandLineHome.unmade(folder);
    Path other = folder.resolve("other");
    CommandLineHome.Result result = home.run("run", "complete", "--home", other.toString());
    assertThat(result.exits(2).err()).contains(other.toString()).contains("docket init");
    assertThat(other).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "run",
        "run incomplete",
        "load",
        "import",
        "orders",
        "load --as x y",
        "--x"
      })
  void wrongUsageIsTwoAndSaysWhereHelpIs(String command) {
    CommandLineHome home = CommandLineHome.unmade(folder);
    CommandLineHome.Result result = home.run(command.split(" ")).exits(2);
    assertThat(result.err()).contains("--help");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void helpIsOnStandardOutput() {
    CommandLineHome home = CommandLineHome.unmade(folder);
    assertThat(home.run("--help").exits(0).out()).contains("import").contains("Exit codes");
    assertThat(home.run("orders", "confirm", "--help").exits(0).out()).contains("--done-by");
  }

  @Test
  void initAcceptsAFolderThatExistsAndOverwritesNothing() {
    CommandLineHome home = CommandLineHome.unmade(folder);
    home.write(
        "model/model.yaml", CommandLineHome.read(home.file("model/model.yaml")) + "# mine\n");
    String settings = CommandLineHome.read(home.file("docket.yaml"));
    home.run("init").exits(0);
    home.run("init").exits(0);
    assertThat(CommandLineHome.read(home.file("model/model.yaml"))).endsWith("# mine\n");
    assertThat(CommandLineHome.read(home.file("docket.yaml"))).isEqualTo(settings);
    assertThat(home.file("inbound/orders")).isDirectory();
    assertThat(home.file("outbound/results")).isDirectory();
    assertThat(home.run("orders", "list", "--json").exits(0).json().size()).isZero();
  }

  @Test
  void aFolderOfTheSettingsThatIsNotThereIsNamedAndMadeByInit() throws Exception {
    Path share = folder.resolve("share/orders");
    CommandLineHome home =
        CommandLineHome.unmade(folder, "  folders:\n    orders: " + share + "\n");
    home.run("init").exits(0);
    assertThat(share).isDirectory();
    home.run("orders", "list").exits(0);
    Files.delete(share);
    CommandLineHome.Result result = home.run("run", "complete").exits(2);
    assertThat(result.err()).contains("docket.folders.orders").contains(share.toString());
    assertThat(share).doesNotExist();
    home.run("init").exits(0);
    assertThat(share).isDirectory();
    home.run("run", "complete").exits(0);
  }

  @Test
  void theSecretIsNoReturnAndIsShownNowhere() throws Exception {
    CommandLineHome home = CommandLineHome.in(folder);
    home.run("orders", "list").exits(0);
    Path file = home.file("data/secret");
    String secret = CommandLineHome.read(file).strip();
    assertThat(secret).hasSizeGreaterThan(20);
    CommandLineHome.Result table = home.run("import", file.toString()).exits(1);
    CommandLineHome.Result json = home.run("import", "--json", file.toString()).exits(1);
    assertThat(table.out() + table.err() + json.out() + json.err())
        .contains("data/secret is one of Docket's own files")
        .doesNotContain(secret);
    assertThat(file).hasContent(secret);
    assertThat(home.files("inbound")).isEmpty();
    assertThat(home.files("outbound")).isEmpty();
    for (Path other : home.files("")) {
      if (!other.equals(file)) {
        assertThat(Files.readString(other, StandardCharsets.ISO_8859_1))
            .as(other.toString())
            .doesNotContain(secret);
      }
    }
  }
}
