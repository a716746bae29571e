package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sheets that come back as texts of other programs. */
@OnEachDatabase
class TextReturnFunctionalTests {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset UTF_16 = StandardCharsets.UTF_16LE;

  @TempDir Path folder;
  private CommandLineHome home;

  @BeforeEach
  void makeHomeWithTwoOrdersOut() {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Müllabfuhr"), order("A2", "Łódź"));
  }

  /** The issued CSV as a text, the first row an error with a message, the second confirmed. */
  private String answered(String message) throws IOException {
    Path file = home.file("work/answered.csv");
    home.sheet(".csv").error(0, message).confirm(1).save(file);
    return Files.readString(file).substring(1);
  }

  private JsonNode imports(String name, byte[] content) {
    Path file = home.write("inbound/" + name, content);
    return home.run("import", "--json", file.toString()).exits(0).single();
  }

  private void assertBothCount(JsonNode answer) {
    RoundTripFunctionalTests.assertCounts(answer, 2, 1, 1, 0, 0, 0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "ERRORED", "A2", "EXECUTED"));
  }

  @Test
  void aPlainCsvSaveOfWindowsCountsAndIsFlaggedWhereverItIsTold() throws IOException {
    byte[] content =
        answered("Übertragung schlug fehl").replaceAll("[^\\x00-\\xFF]", "?").getBytes(WINDOWS);
    Path file = home.write("inbound/back.csv", content);
    CommandLineHome.Result result = home.run("import", "--json", file.toString()).exits(0);
    JsonNode answer = result.single();
    assertBothCount(answer);
    assertThat(answer.get("warnings").toString()).contains("not UTF-8", "windows-1252");
    assertThat(result.err()).contains("windows-1252");
    String receipt = answer.get("receipt").asString();
    assertThat(CommandLineHome.read(home.file(receipt + ".txt"))).contains("windows-1252");
    assertThat(CommandLineHome.read(home.file(receipt))).contains("Übertragung schlug fehl");
    assertThat(home.orders().get("A1").get("message").asString())
        .isEqualTo("Übertragung schlug fehl");
  }

  @Test
  void aFileThatIsUtf8IsNotFlagged() throws IOException {
    JsonNode answer = imports("back.csv", answered("Übertragung").getBytes(StandardCharsets.UTF_8));
    assertBothCount(answer);
    assertThat(answer.get("warnings").size()).isZero();
  }

  @Test
  void unicodeTextIsAnsweredSoThatTheSameProgramOpensItAndIsAReturnItself() throws IOException {
    String tabs = "\uFEFF" + answered("no").replace(',', '\t');
    JsonNode answer = imports("Unicode Text.TXT", tabs.getBytes(UTF_16));
    assertBothCount(answer);
    String receipt = answer.get("receipt").asString();
    assertThat(receipt).endsWith(".txt");
    byte[] bytes = Files.readAllBytes(home.file(receipt));
    assertThat(bytes).startsWith(0xFF, 0xFE);
    assertThat(new String(bytes, UTF_16)).contains("Order\tCheck\t").contains("Müllabfuhr");
    JsonNode again = home.run("import", "--json", home.file(receipt).toString()).exits(0).single();
    RoundTripFunctionalTests.assertCounts(again, 2, 0, 0, 0, 2, 0);
  }

  @Test
  void aCommaSheetSavedWhereTheSemicolonRulesIsAnsweredWithSemicolons() throws IOException {
    StringBuilder wrapped = new StringBuilder();
    for (String line : answered("no").split("\r\n")) {
      wrapped.append('"').append(line.replace("\"", "\"\"")).append("\";;\r\n");
    }
    JsonNode answer = imports("wrapped.csv", wrapped.toString().getBytes(StandardCharsets.UTF_8));
    assertBothCount(answer);
    assertThat(CommandLineHome.read(home.file(answer.get("receipt").asString())))
        .contains("Order;Check;");
  }

  @Test
  void aTextThatWasDamagedBeforeItCameIsTold() throws IOException {
    JsonNode answer = imports("back.csv", answered("M\uFFFDller").getBytes(StandardCharsets.UTF_8));
    assertBothCount(answer);
    assertThat(answer.get("warnings").toString()).contains("Message", "damaged before it came");
  }

  @Test
  void withoutACharsetOfFormerTimesSuchAFileIsRefused() throws IOException {
    CommandLineHome strict =
        CommandLineHome.in(folder.resolve("strict"), "  returns:\n    legacy-charset: none\n");
    Path file = strict.write("inbound/back.csv", answered("Übung").getBytes(WINDOWS));
    JsonNode answer = strict.run("import", "--json", file.toString()).exits(1).single();
    assertThat(answer.get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(answer.get("reason").asString()).startsWith("Line 2 ").contains("UTF-8");
  }

  @Test
  void aCharsetThatCannotBeEndsEveryCommand() {
    CommandLineHome wrong =
        CommandLineHome.unmade(folder.resolve("wrong"), "  returns:\n    legacy-charset: UTF-16\n");
    assertThat(wrong.run("init").err() + wrong.run("orders", "list").exits(2).err())
        .contains("docket.returns.legacy-charset");
  }
}
