package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is wrong with an installation is told line by line, whatever it is. */
@OnEachDatabase
class DoctorFunctionalTests {

  @TempDir Path folder;

  private CommandLineHome home;

  @BeforeEach
  void aHomeThatWorks() {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"));
  }

  /** What the lines of a check with a status say, and advise. */
  static String line(JsonNode lines, String check, String status) {
    StringBuilder all = new StringBuilder();
    for (JsonNode line : lines) {
      if (line.get("check").asString().equals(check)
          && line.get("status").asString().equals(status)) {
        all.append(line.get("what").asString()).append(' ').append(line.get("advice")).append('\n');
      }
    }
    assertThat(all.toString()).as(check + " " + status + " in " + lines).isNotEmpty();
    return all.toString();
  }

  private JsonNode bad() {
    CommandLineHome.Result result = home.run("doctor", "--json").exits(1);
    assertThat(result.out() + result.err())
        .doesNotContain("Exception")
        .doesNotContain("org.springframework");
    return result.json();
  }

  private void settings(String settings) {
    home.write("docket.yaml", settings);
  }

  @Test
  void allIsGood() {
    JsonNode lines = home.run("doctor", "--json").exits(0).json();
    assertThat(lines.findValuesAsString("check"))
        .contains(
            "home",
            "settings",
            "database",
            "disk",
            "feed-access",
            "files",
            "folders",
            "last-run",
            "model",
            "runs",
            "secret",
            "schedule",
            "port",
            "java");
    assertThat(line(lines, "settings", "GOOD")).contains("docket.governance.settle = 0s");
    assertThat(line(lines, "last-run", "GOOD")).contains("COMPLETED");
    assertThat(line(lines, "schedule", "GOOD")).contains("No schedule is set");
    assertThat(home.run("doctor").exits(0).out()).contains("GOOD     database");
  }

  @Test
  void aFileOfSettingsThatIsNoYamlIsNamedAndTheRestIsLookedAt() {
    settings("docket:\n\tsheet: {}\n");
    JsonNode lines = bad();
    assertThat(line(lines, "settings", "BAD")).contains("docket.yaml:2");
    line(lines, "database", "GOOD");
    line(lines, "folders", "GOOD");
  }

  @Test
  void everyWrongSettingIsNamedWithItsPlaceAndTheRestIsLookedAt() {
    settings(
        """
        docket:
          sheet:
            rows: 0
          schedule:
            zone: Nowhere
          governance:
            settel: 5s
        """);
    JsonNode lines = bad();
    assertThat(line(lines, "settings", "BAD"))
        .contains("docket.yaml:3: docket.sheet.rows: found 0")
        .contains("docket.yaml:5: docket.schedule.zone: found")
        .contains("docket.yaml:7: docket.governance.settel");
    line(lines, "schedule", "BAD");
    line(lines, "database", "GOOD");
    line(lines, "model", "GOOD");
  }

  @Test
  void aModelThatCannotBeReadIsNamedWithItsPlace() {
    home.write("model/model.yaml", "entityTypes:\n  Directory User: {}\n");
    JsonNode lines = bad();
    assertThat(line(lines, "model", "BAD")).contains("model.yaml:2");
    line(lines, "database", "GOOD");
  }

  @Test
  void aFolderThatIsMissingIsToldAndNotMade() throws IOException {
    Files.delete(home.file("inbound/check"));
    assertThat(line(bad(), "folders", "BAD")).contains("inbound/check").contains("docket init");
    assertThat(home.file("inbound/check")).doesNotExist();
    settings("docket:\n  folders:\n    results: /not/mounted\n");
    assertThat(line(bad(), "folders", "BAD")).contains("/not/mounted").contains("mounted");
  }

  @Test
  void aSecretThatTheSheetsOutWereNotMadeWithIsBad() throws IOException {
    home.issue(CommandLineHome.order("A1", "Finance"));
    line(home.run("doctor", "--json").exits(0).json(), "sheet-keys", "GOOD");
    Files.writeString(home.file("data/secret"), "the secret of quite another home\n");
    assertThat(line(bad(), "sheet-keys", "BAD")).contains("S000001").contains("another home");
  }

  @Test
  void aSecretThatOthersCanReadOrThatIsGoneIsBad() throws IOException {
    Path secret = home.file("data/secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(line(bad(), "secret", "BAD")).contains("chmod 600");
    Files.delete(secret);
    assertThat(line(bad(), "secret", "BAD")).contains("backup");
    assertThat(secret).doesNotExist();
  }

  @Test
  void whoCanWriteReturnsAndFeedsIsAWarningHereAndAtTheServicesStart() throws IOException {
    for (String open : new String[] {"inbound", "inbound/orders"}) {
      Files.setPosixFilePermissions(home.file(open), PosixFilePermissions.fromString("rwxrwxr-x"));
    }
    String warning = line(home.run("doctor", "--json").exits(0).json(), "feed-access", "WARNING");
    assertThat(warning).contains("The group ").contains("may write both");
    try (ServedHome served = ServedHome.of(home)) {
      assertThat(served.said()).contains("WARNING feed-access: The group ");
    }
  }

  @Test
  void whoCanReplaceTheFolderOfTheFeedsIsAWarningUnlessItIsSticky() throws Exception {
    Files.setPosixFilePermissions(
        home.file("inbound"), PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThat(line(home.run("doctor", "--json").exits(0).json(), "feed-access", "WARNING"))
        .contains("chmod +t");
    Files.setAttribute(home.file("inbound"), "unix:mode", 01775);
    line(home.run("doctor", "--json").exits(0).json(), "feed-access", "GOOD");
  }

  @Test
  void aFeedThatIsHeldIsAWarning() {
    home.run("orders", "cancel", home.number("A1")).exits(0);
    String again = CommandLineHome.feedOf(order("A1", "Finance"));
    home.run("load", home.onTheDesk("again.json", again).toString()).exits(3);
    assertThat(line(home.run("doctor", "--json").exits(0).json(), "files", "WARNING"))
        .contains("1 file is held.")
        .contains("docket files release");
  }

  @Test
  void secretsAmongTheSettingsAreNotShown() {
    settings("docket:\n  secret: correct-horse-battery-staple\n");
    // The sheet that is out was made with another.
    CommandLineHome.Result result = home.run("doctor").exits(1);
    assertThat(result.out())
        .contains("docket.secret = (not shown)")
        .doesNotContain("correct-horse");
  }

  @Test
  void besideAServiceTheServiceIsAsked() {
    try (ServedHome served = ServedHome.of(home)) {
      JsonNode lines =
          home.waiting(java.time.Duration.ZERO).run("doctor", "--json").exits(0).json();
      line(lines, "database", "GOOD");
      line(lines, "folders", "GOOD");
      assertThat(line(lines, "port", "GOOD")).contains("The service has the port " + served.port());
      assertThat(served.get("/actuator/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whereThereIsNoHomeIsSaidSo() {
    CommandLineHome.Result result =
        home.run("doctor", "--json", "--home", folder.resolve("nowhere").toString()).exits(1);
    assertThat(line(result.json(), "home", "BAD")).contains("docket init");
    line(result.json(), "java", "GOOD");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }
}
