package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log is for machines, says what was worked on, and names nobody. */
@OnEachDatabase
class LogFunctionalTests {

  private static final String MARKER = "Zenobia Quistgaard";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private static String nasty(String assignment) {
    return order(assignment, MARKER).replace("Ada Lovelace", MARKER).replace("E1001", MARKER);
  }

  private static List<JsonNode> lines(CommandLineHome home) {
    return CommandLineHome.read(home.file("data/logs/docket.log"))
        .lines()
        .map(JSON::readTree)
        .toList();
  }

  private static List<String> values(List<JsonNode> lines, String field) {
    return List.copyOf(
        new TreeSet<>(
            lines.stream().filter(l -> l.has(field)).map(l -> l.get(field).asString()).toList()));
  }

  private static void assertNobodyIsNamed(CommandLineHome home) {
    assertThat(CommandLineHome.read(home.file("data/logs/docket.log")))
        .doesNotContain(MARKER)
        .doesNotContain("Zenobia")
        .doesNotContain("Quistgaard");
  }

  @Test
  void everyLineIsJsonWithWhatWasWorkedOnAndNobodyIsNamed() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    home.issue(nasty("A1"), nasty("A2"));
    Sheet sheet = home.sheet(".csv");
    String number = home.run("sheets", "list", "--json").json().get(0).get("sheet").asString();
    sheet.set(0, "Result", "Error").set(0, "Message", MARKER + " says no");
    sheet.set(1, "Result", MARKER);
    home.run("import", sheet.save(home.file("inbound/back.csv")).toString());
    assertNobodyIsNamed(home);

    List<JsonNode> lines = lines(home);
    assertThat(values(lines, "run")).containsExactly("1", "2");
    assertThat(lines)
        .filteredOn(line -> line.has("sheet"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.get("run").asString()).isEqualTo("1"));
    assertThat(values(lines, "sheet")).containsExactly(number);
    assertThat(values(lines, "file")).contains("1", "4");
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.has("@timestamp")).isTrue();
              assertThat(line.has("level")).isTrue();
              assertThat(line.has("message")).isTrue();
            });
  }

  @Test
  void whatFailsNamesNobodyEither() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    home.feed("cut.json", nasty("A1").substring(0, 200));
    home.feed("odd.json", nasty("A2").replace("Modified", MARKER));
    home.feed("good.json", nasty("A3"));
    home.write("outbound/Directory_User", "in the way");
    home.run("run", "complete").exits(1);
    Files.delete(home.file("outbound/Directory_User"));
    home.run("run", "complete").exits(0);
    home.run("import", home.write("inbound/odd.csv", MARKER + ";x\n\"" + MARKER).toString());
    home.run(
        "import",
        home.write("inbound/odd2.csv", "Order,Check,Result\n" + MARKER + ",,").toString());
    assertNobodyIsNamed(home);
    assertThat(lines(home))
        .anySatisfy(line -> assertThat(line.path("stack_trace").asString("")).contains("at "));
  }

  @Test
  void aDatabaseThatRefusesAValueIsNotQuoted() throws IOException {
    CommandLineHome home = CommandLineHome.in(folder);
    home.issue(nasty("A1"));
    home.sql(
        sql ->
            sql.batchUpdate(
                "ALTER TABLE order_answer ADD CONSTRAINT no_messages CHECK (message IS NULL OR message = 'x')"));
    Sheet sheet = home.sheet(".csv");
    sheet.set(0, "Result", "Error").set(0, "Message", MARKER + " says no");
    CommandLineHome.Result result =
        home.run("import", sheet.save(home.file("inbound/back.csv")).toString()).exits(1);
    assertThat(result.err()).doesNotContain("Exception");
    assertNobodyIsNamed(home);
    assertThat(CommandLineHome.read(home.file("data/logs/docket.log"))).contains("SQL state 23");
  }
}
