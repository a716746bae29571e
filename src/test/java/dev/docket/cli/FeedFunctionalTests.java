package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.feedOf;
import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Order files, as the governance system and its tools deliver them. */
@OnEachDatabase
class FeedFunctionalTests {

  private CommandLineHome home;

  @BeforeEach
  void makeHome(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
  }

  @Test
  void theSameFileTwiceChangesNothingEver() {
    String content = feedOf(order("A1", "Finance"), order("A2", "Legal"));
    home.onTheDesk("1.json", content);
    JsonNode first = home.run("load", "--json", "1.json").exits(0).single();
    assertAnswer(first, "LOADED", 2, 2, 0, 0);
    JsonNode again = home.run("load", "--json", "1.json").exits(0).single();
    assertAnswer(again, "ALREADY_LOADED", 2, 0, 2, 0);

    home.run("run", "complete").exits(0);
    home.run("orders", "confirm", home.number("A1"), home.number("A2")).exits(0);
    JsonNode after = home.run("load", "--json", "1.json").exits(0).single();
    assertThat(after.get("outcome").asString()).isEqualTo("ALREADY_LOADED");
    assertThat(home.orders()).hasSize(2);
    assertThat(home.run("run", "complete", "--json").json().get("status").asString())
        .isEqualTo("NOTHING_TO_DO");
  }

  @Test
  void theSameContentUnderANewNameIsNothingWhileItsOrdersAreOpenAndHeldAfterwards() {
    String content = feedOf(order("A1", "Finance"), order("A2", "Legal"));
    home.onTheDesk("1.json", content);
    home.onTheDesk("2.json", content);
    home.onTheDesk("3.json", content);
    home.run("load", "1.json").exits(0);
    JsonNode open = home.run("load", "--json", "2.json").exits(0).single();
    assertThat(open.get("outcome").asString()).isEqualTo("ALREADY_LOADED");

    home.run("run", "complete").exits(0);
    home.run("orders", "confirm", home.number("A1")).exits(0);
    CommandLineHome.Result held = home.run("load", "--json", "3.json").exits(3);
    assertThat(held.single().get("outcome").asString()).isEqualTo("HELD");
    assertThat(held.single().get("reason").asString()).contains("1.json").contains("ended");
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED", "A2", "TRANSMITTED"));
  }

  @Test
  void aLaterOrderTakesThePlaceOfOneThatIsNotOutAndTheGovernanceSystemIsTold() {
    home.onTheDesk("1.json", feedOf(order("A1", "Finance")));
    home.onTheDesk("2.json", feedOf(order("A1", "Legal")));
    home.run("load", "1.json").exits(0);
    String first = home.number("A1");
    home.run("load", "2.json").exits(0);
    JsonNode replaced = home.show(first);
    assertThat(replaced.get("order").get("state").asString()).isEqualTo("INACTIVE");
    assertThat(replaced.get("supersededBy").asString()).isEqualTo(home.number("A1"));

    home.run("run", "complete").exits(0);
    assertThat(home.sheet(".csv").column("Changes")).containsExactly("Department: Sales → Legal");
    assertThat(home.resultLines())
        .singleElement()
        .asString()
        .startsWith("\"A1\",\"Errored\",\"superseded by order " + home.number("A1"));
  }

  @Test
  void anOrderOfAnAssignmentThatIsOutWaitsUntilTheEarlierOneIsAnswered() {
    home.issue(order("A1", "Finance"));
    String first = home.number("A1");
    home.feed("2.json", order("A1", "Legal"));
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("status").asString()).isEqualTo("NOTHING_TO_DO");
    assertThat(run.get("exported").asInt()).isZero();
    assertThat(home.states()).isEqualTo(Map.of("A1", "PENDING"));
    assertThat(home.show(first).get("order").get("state").asString()).isEqualTo("TRANSMITTED");

    home.run("orders", "confirm", first).exits(0);
    assertThat(home.run("run", "complete", "--json").exits(0).json().get("exported").asInt())
        .isEqualTo(1);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  @Test
  void aDeletionGoesOutAtOnceThoughTheEarlierOrderIsOut() {
    home.issue(order("A1", "Finance"));
    home.feed("2.json", order("A1", "SAP_Account", "Deleted", ""));
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("exported").asInt()).isEqualTo(1);
    assertThat(home.orders().get("A1").get("operation").asString()).isEqualTo("DELETE");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  @Test
  void aNewOrderForOneThatFailedTakesItsPlace() {
    home.issue(order("A1", "Finance"));
    String first = home.number("A1");
    home.run("orders", "error", first, "--message", "locked").exits(0);
    home.feed("2.json", order("A1", "Legal"));
    home.run("run", "complete").exits(0);
    assertThat(home.show(first).get("order").get("state").asString()).isEqualTo("INACTIVE");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  @Test
  void refusedOrdersAreNamedWithTheirPlaceAndTheOthersAreTakenIn() {
    home.onTheDesk(
        "mixed.json",
        feedOf(
            order("A1", "Finance"),
            order("A2", "Telefax", "Modified", "\"x\": \"1\""),
            order("A3", "SAP_Account", "Renamed", "\"department\": \"x\""),
            order("A4", "Legal")));
    CommandLineHome.Result loaded = home.run("load", "--json", "mixed.json").exits(3);
    assertAnswer(loaded.single(), "LOADED_IN_PART", 4, 2, 0, 2);
    assertThat(loaded.single().get("reason").asString())
        .contains("order 2")
        .contains("Telefax")
        .contains("known are")
        .contains("order 3")
        .contains("Renamed");
    assertThat(home.states()).containsOnlyKeys("A1", "A4");
  }

  @Test
  void anOrderWithHalfACharacterIsRefusedAndTheOthersOfItsFileAreTakenIn() {
    String broken = order("A2", "Legal").replace("Ada Lovelace", "Ada \\ud800");
    home.feed("half.json", order("A1", "Finance"), broken, order("A3", "Legal"));
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("exported").asInt()).isEqualTo(2);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED", "A3", "TRANSMITTED"));
    JsonNode file = fed("half.json");
    assertThat(file.get("outcome").asString()).isEqualTo("LOADED_IN_PART");
    assertThat(file.get("reason").asString()).contains("order 2");
    assertThat(home.names("inbound/archive")).containsExactly("half.json");
    assertThat(home.names("inbound/.work")).isEmpty();
    assertTheNextRunWorks();
  }

  @Test
  void anUnknownResourceTypeIsRefusedWithAFewOfTheManyThatAreKnown() {
    StringBuilder types = new StringBuilder("resourceTypes:\n");
    for (int i = 1; i <= 496; i++) {
      types.append("  Type_%d:\n    entityType: Directory_User\n".formatted(i));
      types.append("    managedSystem: SAP\n    connection: manual-ticket\n");
      types.append("    operatorGroup: Applications\n");
    }
    home.write("model/many.yaml", types.toString());
    home.feed("1.json", order("A1", "Telefax", "Modified", "\"x\": \"1\""));
    home.run("run", "complete").exits(0);
    String reason = fed("1.json").get("reason").asString();
    assertThat(reason).contains("Telefax").contains("and 480 more");
    String known = reason.substring(reason.indexOf("known are"), reason.indexOf("and 480 more"));
    assertThat(known.split(",")).hasSize(20);
    assertThat(home.orders()).isEmpty();
    assertTheNextRunWorks();
  }

  private JsonNode fed(String name) {
    for (JsonNode file : home.run("files", "list", "--json").exits(0).json()) {
      if (file.get("file").asString().endsWith(name)) {
        return file;
      }
    }
    throw new AssertionError("no file " + name);
  }

  private void assertTheNextRunWorks() {
    home.feed("next.json", order("N1", "Finance"));
    assertThat(home.run("run", "complete", "--json").exits(0).json().get("exported").asInt())
        .isEqualTo(1);
    assertThat(home.states()).containsEntry("N1", "TRANSMITTED");
  }

  @Test
  void anUnreadableFileIsRefusedWholeAndSetAsideWithItsReason() {
    home.feed("0-good.json", order("A1", "Finance"));
    home.write("inbound/orders/1-bad.json", "{\"ProvisioningOrdersList\": [" + order("A2", "x"));
    home.feed("2-good.json", order("A3", "Legal"));
    CommandLineHome.Result run = home.run("run", "complete", "--json").exits(0);
    assertThat(run.json().get("exported").asInt()).isEqualTo(2);
    assertThat(home.states()).containsOnlyKeys("A1", "A3");
    assertThat(home.names("inbound/rejected"))
        .containsExactlyInAnyOrder("1-bad.json", "1-bad.json.reason.txt");
    assertThat(home.names("inbound/orders")).isEmpty();
    assertThat(run.err()).contains("1-bad.json").doesNotContain("Exception");
    assertThat(CommandLineHome.read(home.file("inbound/rejected/1-bad.json.reason.txt")))
        .isNotBlank();
  }

  @Test
  void anUnreadableArgumentIsRefusedAndStaysWhereItIs() {
    Path bad = home.onTheDesk("bad.json", "{\"ProvisioningOrdersList\": [");
    JsonNode answer = home.run("load", "--json", "bad.json", "none.json").exits(1).json().get(0);
    assertAnswer(answer, "REFUSED", 0, 0, 0, 0);
    assertThat(answer.get("reason").asString()).isNotBlank();
    assertThat(bad).exists();
    assertThat(home.orders()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsRefusedAndIsInTheArray() {
    JsonNode answer = home.run("load", "--json", "none.json").exits(1).single();
    assertAnswer(answer, "REFUSED", 0, 0, 0, 0);
    assertThat(answer.get("reason").asString()).contains("none.json").contains("not there");
  }

  @Test
  void foldersOfTheGovernanceSystemsToolsAreNeverEntered() {
    home.write("inbound/orders/SAP/Completed/1.json", feedOf(order("A1", "Finance")));
    home.write("inbound/orders/downloaded/1.json", feedOf(order("A2", "Finance")));
    home.write("inbound/orders/PasswordResetSettings/1.json", feedOf(order("A3", "Finance")));
    home.write("inbound/orders/SAP/20260401.json", feedOf(order("A4", "Finance")));
    home.run("run", "complete").exits(0);
    assertThat(home.states()).containsOnlyKeys("A4");
    assertThat(home.names("inbound/orders")).containsExactly("1.json", "1.json", "1.json");
  }

  @Test
  void filesAreTakenInByNameSoThatTheLatestOrderOfAnAssignmentWins() {
    home.write("inbound/orders/b/20260402120000.json", feedOf(order("A1", "Legal")));
    home.write("inbound/orders/z/20260401120000.json", feedOf(order("A1", "Finance")));
    home.run("run", "complete").exits(0);
    assertThat(home.sheet(".csv").column("Changes")).containsExactly("Department: Sales → Legal");
  }

  @Test
  void theSimpleFeedEndsInTheSameOrders() {
    home.onTheDesk(
        "simple.csv",
        "externalId,operation,resourceType,ownerId,ownerName,resource,due,new:department,old:department\n"
            + "S1,UPDATE,SAP_Account,E1001,Ada Lovelace,ALOVELACE,2026-12-31,Finance,Sales\n");
    home.onTheDesk(
        "simple.jsonl",
        "{\"externalId\":\"S2\",\"operation\":\"DELETE\",\"resourceType\":\"SAP_Account\",\"ownerId\":\"E1002\",\"resource\":\"X\"}\n");
    assertThat(home.run("load", "--json", "simple.csv", "simple.jsonl").exits(0).json().size())
        .isEqualTo(2);
    home.run("run", "complete").exits(0);
    Sheet sheet = home.sheet(".csv");
    assertThat(sheet.get(0, "Changes")).isEqualTo("Department: Sales → Finance");
    assertThat(sheet.get(0, "Due")).isEqualTo("2026-12-31");
    assertThat(sheet.column("Operation")).containsExactly("UPDATE", "DELETE");
  }

  @Test
  void aSensitiveValueThatSomebodyTypesIntoASheetIsKeptNowhere() throws IOException {
    String secret = "Tr0ub4dor-and-3";
    home.feed("secret.json", order("A1", "SAP_Account", "Added", "\"initialPassword\": \"other\""));
    home.run("run", "complete").exits(0);
    for (String format : List.of(".csv", ".xlsx")) {
      Path back =
          home.sheet(format)
              .set(0, "SAP_Account: initialPassword", secret)
              .confirmAll()
              .save(home.file("inbound/back" + format));
      CommandLineHome.Result told = home.run("import", "--json", back.toString()).exits(0);
      assertThat(told.out() + told.err()).doesNotContain(secret);
    }
    assertThat(home.states()).isEqualTo(java.util.Map.of("A1", "EXECUTED"));
    for (Path file : home.files("")) {
      if (file.toString().endsWith(".xlsx")) {
        assertThat(Sheet.read(file).rows().toString()).as(file.toString()).doesNotContain(secret);
      } else {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain(secret);
      }
    }
  }

  @Test
  void aRefusedFeedThatNamesASensitivePropertyIsKeptFromPeopleWithItsReasonTold()
      throws IOException {
    home.write(
        "inbound/orders/broken.json",
        "{\"ProvisioningOrdersList\": [{\"Changes\": {\"initialPassword\": \"Tr0ub4dor-and-3\"");
    home.run("run", "complete").exits(0);
    assertThat(home.names("inbound/rejected")).containsExactly("broken.json.reason.txt");
    assertThat(home.names("data/refused")).hasSize(1);
  }

  @Test
  void aSensitiveValueIsNowhereInTheHome() throws IOException {
    String secret = "Tr0ub4dor-and-3";
    home.feed(
        "secret.json",
        order(
            "A1",
            "SAP_Account",
            "Added",
            "\"userName\": \"ALOVELACE\", \"initialPassword\": \"" + secret + "\""));
    home.onTheDesk(
        "bad.json",
        feedOf(order("A2", "SAP_Account", "Renamed", "\"initialPassword\": \"" + secret + "\"")));
    home.run("run", "complete").exits(0);
    CommandLineHome.Result refused = home.run("load", "--json", "bad.json").exits(3);
    home.run(
            "import",
            home.sheet(".xlsx").confirmAll().save(home.file("inbound/back.xlsx")).toString())
        .exits(0);
    CommandLineHome.Result shown = home.run("orders", "show", home.number("A1"));

    assertThat(refused.out() + refused.err() + shown.out() + shown.err()).doesNotContain(secret);
    assertThat(home.sheet(".csv").get(0, "Changes")).contains("Initial password");
    List<Path> files = home.files("");
    assertThat(home.databaseContent()).contains("ALOVELACE").doesNotContain(secret);
    assertThat(files).anyMatch(f -> f.toString().endsWith("docket.log"));
    for (Path file : files) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      String wide = new String(Files.readAllBytes(file), StandardCharsets.UTF_16BE);
      assertThat(bytes.contains(secret) || wide.contains(secret)).as(file.toString()).isFalse();
    }
    for (Path workbook : home.sheets(".xlsx")) {
      assertThat(Sheet.read(workbook).rows().toString()).doesNotContain(secret);
    }
    JsonNode feed = home.run("files", "list", "--json").json().get(0);
    assertThat(feed.get("contentKept").asBoolean()).isFalse();
    assertThat(feed.get("archive").asString()).contains("secret.json");
  }

  private static void assertAnswer(
      JsonNode answer, String outcome, int read, int loaded, int unchanged, int refused) {
    assertThat(answer.get("outcome").asString()).isEqualTo(outcome);
    assertThat(
            List.of(
                answer.get("read").asInt(),
                answer.get("loaded").asInt(),
                answer.get("unchanged").asInt(),
                answer.get("refused").asInt()))
        .as(answer.toString())
        .containsExactly(read, loaded, unchanged, refused);
  }
}
