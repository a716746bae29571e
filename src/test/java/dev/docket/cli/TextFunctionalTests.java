package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Texts are sorted, kept and refused alike on every database. */
@OnEachDatabase
class TextFunctionalTests {

  private CommandLineHome home;

  @BeforeEach
  void makeHome(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
  }

  @Test
  void rowsStandInTheSameOrderWhateverTheDatabasesLanguage() {
    List<String> names = new ArrayList<>();
    for (String name :
        List.of("adam", "Zoë", "Ärger", "de Vries", "De Vries", "Ada", "a-b", "ab")) {
      names.add(
          "{\"externalId\":\"%s\",\"operation\":\"UPDATE\",\"resourceType\":\"Badge\",\"ownerId\":\"E1\",\"ownerName\":\"%s\",\"new\":{\"badgeNumber\":\"1\"}}"
              .formatted(name, name));
    }
    names.add(
        "{\"externalId\":\"none\",\"operation\":\"UPDATE\",\"resourceType\":\"Badge\",\"ownerId\":\"E1\",\"new\":{\"badgeNumber\":\"1\"}}");
    home.write("inbound/orders/names.jsonl", String.join("\n", names));
    home.run("run", "complete").exits(0);
    assertThat(home.sheet(".csv").column("Owner"))
        .containsExactly("", "Ada", "De Vries", "Zoë", "a-b", "ab", "adam", "de Vries", "Ärger");
  }

  @Test
  void aCharacterThatNoDatabaseKeepsIsRejectedInEachColumn() throws Exception {
    home.issue(CommandLineHome.order("A1", "Finance"));
    Path sheet = home.sheets(".csv").get(0);
    String issued = Files.readString(sheet, StandardCharsets.UTF_8);
    int columns = home.sheet(".csv").header().size();
    for (int column = 0; column < columns; column++) {
      Sheet filled = home.sheet(".csv").confirmAll();
      String name = filled.header().get(column);
      filled.set(0, name, filled.get(0, name) + "MARK");
      Path back = filled.save(home.file("inbound/nul-" + column + ".csv"));
      Files.writeString(back, Files.readString(back).replace("MARK", "\0x\uFFFF"));
      CommandLineHome.Result result = home.run("import", "--json", back.toString());
      assertThat(result.err()).as(name).doesNotContain("did not expect");
      JsonNode answer = result.single();
      assertThat(answer.get("outcome").asString()).as(name).doesNotContain("WAITING");
      assertThat(
              answer.get("confirmed").asInt()
                  + answer.get("rejected").asInt()
                  + answer.get("repeated").asInt())
          .as(name + answer)
          .isEqualTo(1);
    }
    Path header = home.write("inbound/header.csv", issued.replaceFirst("Owner", "Own\0er"));
    home.run("import", "--json", header.toString());
    assertThat(home.run("files", "list", "--json").exits(0).json().findValuesAsString("outcome"))
        .doesNotContain("WAITING");
  }

  @Test
  void assignmentsThatDifferInABlankAtTheEndAreTwo() {
    home.issue(CommandLineHome.order("A1", "Finance"), CommandLineHome.order("A1 ", "Legal"));
    home.run("run", "complete").exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A1 ", "TRANSMITTED"));
    home.run("orders", "retry", home.number("A1 ")).exits(1);
    assertThat(home.run("orders", "list", "--owner", "E1001 ", "--json").exits(0).json().size())
        .isZero();
  }

  @Test
  void aFeedKeepsEveryCharacterThatThereIs() {
    String name = "Žofie \uD83D\uDE00 O'Neill \\ \"quoted\" ﷽ \u0301";
    home.write(
        "inbound/orders/odd.jsonl",
        "{\"externalId\":\"O1\",\"operation\":\"UPDATE\",\"resourceType\":\"Badge\",\"ownerId\":\"E1\",\"ownerName\":\"%s\",\"new\":{\"badgeNumber\":\"1\"}}"
            .formatted(name.replace("\\", "\\\\").replace("\"", "\\\"")));
    home.run("run", "complete").exits(0);
    assertThat(home.orders().get("O1").toString()).contains("\uD83D\uDE00");
    assertThat(home.sheet(".csv").get(0, "Owner")).isEqualTo(name);
  }
}
