package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One text that is a formula, steers terminals, breaks lines, is HTML and runs backwards, as the
 * name of a file, as an operator's message and as an owner's name, through every way out.
 */
@OnEachDatabase
class ForeignTextFunctionalTests {

  private static final String NASTY =
      "=HYPERLINK(\"http://x\")\u001B[31m\n<b onload='x'>\u202E\u009B2J\u0007&amp;";

  /** What steers a terminal, or turns what is read around. */
  private static final Pattern STEERING =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]");

  private CommandLineHome home;
  private String name;
  private CommandLineHome.Result imported;

  @BeforeEach
  void letItIn(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
    String owner = JsonMapper.shared().writeValueAsString(NASTY + "o".repeat(300));
    home.issue(
        CommandLineHome.order("A1", "Finance")
            .replace("\"Ada Lovelace\"", owner.replace("\\u001B", "\\u001b")));
    name = NASTY.replace('/', '_') + "-rf.csv";
    Path file =
        home.sheet(".csv")
            .error(0, NASTY + "m".repeat(300))
            .save(home.file("inbound/" + NASTY.replace('/', '_') + "/-" + name));
    home.write("inbound/" + name, "no sheet\r\n");
    imported =
        home.run("import", "--json", file.toString(), home.file("inbound/" + name).toString());
    imported.exits(1);
  }

  @Test
  void noCommandLetsItSteerATerminal() {
    String number = home.number("A1");
    List<String[]> commands =
        List.of(
            new String[] {"files", "list"},
            new String[] {"files", "list", "--json"},
            new String[] {"orders", "list"},
            new String[] {"orders", "list", "--json"},
            new String[] {"orders", "show", number},
            new String[] {"orders", "show", number, "--json"},
            new String[] {"runs", "list"},
            new String[] {"runs", "list", "--json"},
            new String[] {"sheets", "list"},
            new String[] {"doctor"},
            new String[] {"import", home.file("inbound/nowhere" + name).toString()},
            new String[] {"orders", "show", NASTY},
            new String[] {"load", home.file("inbound/nowhere" + name).toString()});
    assertHarmless(imported.out() + imported.err());
    for (String[] command : commands) {
      CommandLineHome.Result result = home.run(command);
      assertHarmless(result.out() + result.err());
    }
    for (JsonNode file : home.run("files", "list", "--json").json()) {
      CommandLineHome.Result shown = home.run("files", "show", file.get("id").asString());
      assertHarmless(shown.out() + shown.err());
    }
  }

  private static void assertHarmless(String text) {
    assertThat(STEERING.matcher(text).results().map(m -> Integer.toHexString(m.group().charAt(0))))
        .as("%s", text)
        .isEmpty();
  }

  @Test
  void jsonHasItAsItIs() {
    JsonNode answers = imported.json();
    assertThat(answers.get(1).get("file").asString()).isEqualTo("inbound/" + name);
    assertThat(home.orders().get("A1").get("owner").toString()).contains("HYPERLINK");
    assertThat(home.show(home.number("A1")).toString()).contains("HYPERLINK");
  }

  @Test
  void whatIsWrittenForPeopleIsHarmless() throws IOException {
    JsonNode answer = imported.json().get(0);
    Path receipt = home.file(answer.get("receipt").asString());
    Path summary = receipt.resolveSibling(receipt.getFileName() + ".txt");
    for (Path file : List.of(receipt, summary, reasonFile(), resultFile())) {
      String text = Files.readString(file);
      // A cell keeps the marks of right-to-left scripts, which are meant in a name or a message.
      boolean isTable = file.toString().endsWith(".csv");
      assertHarmless((isTable ? text.replace("\u202E", "") : text).replace("\r\n", "\n"));
      // A program reads the results; formulas are defused where a spreadsheet program reads.
      if (!file.equals(resultFile())) {
        assertThat(text.lines()).noneMatch(line -> line.matches("[\"']?[=+@-].*"));
        assertThat(text).doesNotContain(",=HYPERLINK", ",\"=HYPERLINK");
      }
    }
    // A line break in a name makes no line of its own.
    assertThat(Files.readAllLines(summary)).allMatch(line -> !line.startsWith("<b"));
  }

  @Test
  void whatAReceiptSaysOfATextTurnsNothingAround() {
    String turned = "no\u202Eyes\u2066\u200F";
    home.issue(CommandLineHome.order("A2", "Legal"));
    Path file =
        Sheet.read(home.sheets(".csv").get(1))
            .set(0, "Result", turned)
            .set(0, "Message", turned)
            .set(0, "Done by", turned)
            .save(home.file("inbound/" + turned + ".csv"));
    JsonNode answer = home.run("import", "--json", file.toString()).exits(3).single();
    String receipt = answer.get("receipt").asString();
    assertThat(receipt).doesNotContain("\u202E");
    assertHarmless(CommandLineHome.read(home.file(receipt + ".txt")).replace("\r\n", "\n"));
    assertThat(Sheet.read(home.file(receipt)).get(0, "Receipt reason"))
        .contains("found \"no\uFFFDyes\uFFFD\uFFFD\"");
  }

  private Path reasonFile() {
    return home.files("inbound/rejected").stream()
        .filter(f -> f.toString().endsWith(".reason.txt"))
        .findFirst()
        .orElseThrow();
  }

  private Path resultFile() {
    return home.files("outbound/results").get(0);
  }

  @Test
  void filesOfOursHaveHarmlessNames() {
    for (String folder :
        List.of("outbound/receipts", "outbound/archive", "inbound/archive", "inbound/rejected")) {
      assertThat(home.names(folder)).isNotEmpty();
      for (String file : home.names(folder)) {
        assertHarmless(file);
        assertThat(file).doesNotContain("\n").doesNotStartWith("-");
      }
    }
  }

  @Test
  void theLogHasOneLineForEachThing() throws IOException {
    Path log = home.file("data/logs/docket.log");
    if (Files.exists(log)) {
      for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
        assertThat(line).startsWith("{");
        assertHarmless(line);
      }
    }
  }
}
