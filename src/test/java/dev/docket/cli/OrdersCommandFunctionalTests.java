package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Decisions on single orders, each with the line that the governance system gets. */
@OnEachDatabase
class OrdersCommandFunctionalTests {

  private CommandLineHome home;

  @BeforeEach
  void makeHome(@TempDir Path folder) {
    home = CommandLineHome.in(folder);
  }

  @Test
  void confirmingAnOrderThatIsOutExecutesItOnce() {
    home.issue(order("A1", "Finance"));
    String number = home.number("A1");
    JsonNode done =
        home.run("orders", "confirm", number, "--done-by", "Grace", "--actual-id", "ADA2", "--json")
            .exits(0)
            .single();
    assertThat(done.get("done").asBoolean()).isTrue();
    assertThat(done.get("state").asString()).isEqualTo("EXECUTED");
    assertThat(home.resultLines())
        .containsExactly("\"A1\",\"Executed\",\"\",\"Modified\",\"77\",\"3\"");

    CommandLineHome.Result again = home.run("orders", "confirm", number).exits(1);
    assertThat(again.err()).contains(number).contains("EXECUTED");
    assertThat(home.resultLines()).hasSize(1);
    JsonNode last = last(home.show(number).get("history"));
    assertThat(last.get("who").asString()).isEqualTo("Grace");
    assertThat(last.get("sender").asString()).isEqualTo("olga");
    assertThat(last.get("senderKind").asString()).isEqualTo("os-user");
  }

  @Test
  void anErrorNeedsAMessage() {
    home.issue(order("A1", "Finance"));
    String number = home.number("A1");
    CommandLineHome.Result silent = home.run("orders", "error", number).exits(1);
    assertThat(silent.err()).contains("message");
    home.run("orders", "error", number, "--message", " ").exits(1);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));

    home.run("orders", "error", number, "--message", "no such \"user\"").exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "ERRORED"));
    assertThat(home.resultLines())
        .containsExactly("\"A1\",\"Errored\",\"no such \"\"user\"\"\",\"Modified\",\"77\",\"3\"");
  }

  @Test
  void aCancelledOrderEndsAndItsSheetIsNoLongerAnswered() {
    home.issue(order("A1", "Finance"));
    String number = home.number("A1");
    home.run("orders", "cancel", number, "--reason", "left the company").exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "INACTIVE"));
    assertThat(home.resultLines())
        .containsExactly(
            "\"A1\",\"Errored\",\"cancelled by olga: left the company\",\"Modified\",\"77\",\"3\"");

    JsonNode late =
        home.run(
                "import",
                "--json",
                home.sheet(".csv").confirmAll().save(home.file("inbound/late.csv")).toString())
            .exits(3)
            .single();
    assertThat(late.get("rejected").asInt()).isEqualTo(1);
    assertThat(late.get("reason").asString()).contains("cancelled by olga: left the company");
    assertThat(home.resultLines()).hasSize(1);
  }

  @Test
  void aDeclinedOrderNeverGoesOut() {
    home.feed("1.json", order("A1", "Admin_Account", "Modified", "\"role\": \"root\""));
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("status").asString()).isEqualTo("NOTHING_TO_DO");
    assertThat(run.get("held").asInt()).isEqualTo(1);
    home.run("orders", "decline", home.number("A1"), "--reason", "too much").exits(0);
    assertThat(home.resultLines())
        .containsExactly(
            "\"A1\",\"Errored\",\"declined by olga: too much\",\"Modified\",\"77\",\"3\"");
    assertThat(home.run("run", "complete", "--json").json().get("held").asInt()).isZero();
  }

  @Test
  void anOrderThatNeedsTwoApprovalsGoesOutAfterTwoPeopleApproved() {
    home.feed("1.json", order("A1", "Admin_Account", "Modified", "\"role\": \"root\""));
    home.run("run", "complete").exits(0);
    String number = home.number("A1");

    CommandLineHome.Result first = home.run("orders", "approve", number).exits(0);
    assertThat(first.err()).contains("1 of 2");
    CommandLineHome.Result twice = home.run("orders", "approve", number).exits(1);
    assertThat(twice.err()).contains("olga has approved").contains("another person");
    assertThat(home.states()).isEqualTo(Map.of("A1", "AWAITING_APPROVAL"));

    home.as("rita").run("orders", "approve", number).exits(0);
    assertThat(home.states()).isEqualTo(Map.of("A1", "PENDING"));
    assertThat(home.run("run", "complete", "--json").json().get("exported").asInt()).isEqualTo(1);
    assertThat(home.resultLines()).isEmpty();
  }

  @Test
  void aRetriedOrderGoesOutAgainAsTheNextAttemptWithItsPreviousError() {
    home.issue(order("A1", "Finance"));
    String number = home.number("A1");
    home.run("orders", "error", number, "--message", "account locked").exits(0);
    home.run("orders", "retry", number).exits(0);
    home.run("run", "complete").exits(0);

    assertThat(home.sheets(".csv")).hasSize(2);
    Sheet second = Sheet.read(home.sheets(".csv").get(1));
    assertThat(second.get(0, "Order")).isEqualTo(number);
    assertThat(second.get(0, "Attempt")).isEqualTo("2");
    assertThat(second.get(0, "Previous error")).isEqualTo("account locked");
    home.run("import", second.confirmAll().save(home.file("inbound/2.csv")).toString()).exits(0);
    assertThat(home.resultLines())
        .extracting(line -> line.split(",")[1])
        .containsExactly("\"Errored\"", "\"Executed\"");
  }

  @Test
  void anAnswerOnARecalledSheetStillCountsAndNeedsNoSecondOne() {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    Sheet recalled = home.sheet(".csv");
    String sheet = home.orders().get("A1").get("sheet").asString();
    JsonNode back = home.run("sheets", "recall", sheet, "--json").exits(0).json();
    assertThat(back.get("orders").asInt()).isEqualTo(2);
    assertThat(home.states()).isEqualTo(Map.of("A1", "PENDING", "A2", "PENDING"));

    JsonNode pending =
        home.run(
                "import",
                "--json",
                recalled.confirm(0).only(0).save(home.file("inbound/1.csv")).toString())
            .exits(0)
            .single();
    assertThat(pending.get("confirmed").asInt()).isEqualTo(1);
    assertThat(pending.get("warnings").toString()).contains("late");
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("exported").asInt()).isEqualTo(1);
    assertThat(home.orders().get("A2").get("attempt").asInt()).isEqualTo(2);

    Sheet first = Sheet.read(home.sheets(".csv").get(0));
    JsonNode out =
        home.run(
                "import",
                "--json",
                first.confirm(1).only(1).save(home.file("inbound/2.csv")).toString())
            .exits(0)
            .single();
    assertThat(out.get("confirmed").asInt()).isEqualTo(1);
    Sheet second = Sheet.read(home.sheets(".csv").get(1)).confirmAll();
    JsonNode repeated =
        home.run("import", "--json", second.save(home.file("inbound/3.csv")).toString())
            .exits(0)
            .single();
    assertThat(repeated.get("repeated").asInt()).isEqualTo(1);
    assertThat(home.states()).isEqualTo(Map.of("A1", "EXECUTED", "A2", "EXECUTED"));
    assertThat(home.resultLines()).hasSize(2);
  }

  @Test
  void aSheetWhoseOrderWasReplacedShowsTheNewValuesAndNamesTheNewSheet() {
    home.issue(order("A1", "Finance"));
    String sheet = home.orders().get("A1").get("sheet").asString();
    home.run("sheets", "recall", sheet, "--reason", "wrong department").exits(0);
    home.feed("2.json", order("A1", "Legal"));
    home.run("run", "complete").exits(0);
    String next = home.orders().get("A1").get("sheet").asString();

    Sheet old = Sheet.read(home.sheets(".csv").get(0)).confirmAll();
    JsonNode answer =
        home.run("import", "--json", old.save(home.file("inbound/old.csv")).toString())
            .exits(3)
            .single();
    assertThat(answer.get("reason").asString())
        .contains("Department: Sales → Legal")
        .contains(next)
        .contains(home.number("A1"));
  }

  @Test
  void severalOrdersAreDecidedOnOneByOneAndTheWorstCounts() {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    String first = home.number("A1");
    String second = home.number("A2");
    home.run("orders", "confirm", first).exits(0);
    JsonNode answers = home.run("orders", "confirm", first, second, "--json").exits(1).json();
    assertThat(answers.findValuesAsString("done")).containsExactly("false", "true");
    assertThat(home.states().values()).containsOnly("EXECUTED");
  }

  @Test
  void aNumberThatIsNoneIsAUsageErrorAndAnUnknownOneIsRefused() {
    assertThat(home.run("orders", "confirm", "4711").exits(2).err())
        .contains("\"4711\" is no order number; they look like DKT000000123M");
    assertThat(home.run("orders", "show", "DKT000000123M").exits(1).err())
        .contains("There is no order DKT000000123M");
    assertThat(home.run("sheets", "recall", "S000099").exits(1).err())
        .contains("There is no sheet S000099");
    assertThat(home.run("sheets", "recall", "99x").exits(2).err()).contains("no sheet number");
  }

  @Test
  void listsOrdersThroughEveryFilterInTheShapeThatScriptsRelyOn() {
    home.issue(
        order("A1", "Finance"),
        order("B1", "Badge", "Added", "\"badgeNumber\": \"007\""),
        order("G1", "Guest_Badge", "Added", "\"number\": \"8\""));
    home.run("orders", "confirm", home.number("A1")).exits(0);

    JsonNode badge = home.run("orders", "list", "--resource-type", "Badge", "--json").single();
    assertThat(badge.propertyNames())
        .contains(
            "order",
            "externalId",
            "state",
            "entityType",
            "resourceType",
            "operation",
            "owner",
            "resource",
            "attempt",
            "sheet",
            "message");
    assertThat(badge.get("owner").asString()).isEqualTo("Ada Lovelace");
    assertThat(home.run("orders", "list", "--state", "executed", "--json").json().size())
        .isEqualTo(1);
    assertThat(
            home.run("orders", "list", "--entity-type", "Directory_Guest", "--json").json().size())
        .isEqualTo(1);
    assertThat(home.run("orders", "list", "--owner", "E1001", "--json").json().size()).isEqualTo(3);
    String sheet = badge.get("sheet").asString();
    assertThat(
            home.run("orders", "list", "--sheet", sheet, "--json")
                .json()
                .findValuesAsString("externalId"))
        .containsExactly("B1");
    CommandLineHome.Result table = home.run("orders", "list").exits(0);
    assertThat(table.out()).contains("ORDER").contains(home.number("G1"));
    assertThat(table.err()).contains("3 orders.");
  }

  @Test
  void listsThousandsOfOrdersAsOneArray() {
    home.feed(
        "many.json",
        IntStream.rangeClosed(1, 2_500)
            .mapToObj(i -> order("A" + i, "Finance"))
            .toArray(String[]::new));
    home.run("load", home.file("inbound/orders/many.json").toString()).exits(0);
    JsonNode all = home.run("orders", "list", "--json").exits(0).json();
    assertThat(all.isArray()).isTrue();
    assertThat(all.size()).isEqualTo(2_500);
    assertThat(all.findValuesAsString("externalId")).doesNotHaveDuplicates();
  }

  @Test
  void afterARecallOnlyTheNewerOrderOfAnAssignmentGoesOut() {
    home.issue(order("A1", "Finance"));
    String older = home.number("A1");
    String sheet = home.orders().get("A1").get("sheet").asString();
    home.issue(order("A1", "Legal"));
    home.run("sheets", "recall", sheet).exits(0);
    assertOnlyTheNewerGoesOut(older);
    assertThat(home.resultLines())
        .singleElement()
        .asString()
        .startsWith("\"A1\",\"Errored\",\"superseded by order " + home.number("A1"));
  }

  @Test
  void anOrderThatANewerOneHasOvertakenIsNotTriedAgain() {
    home.issue(order("A1", "Finance"));
    String older = home.number("A1");
    home.issue(order("A1", "Legal"));
    home.run("orders", "error", older, "--message", "locked").exits(0);
    CommandLineHome.Result refused = home.run("orders", "retry", older).exits(1);
    assertThat(refused.err()).contains("overtaken by order " + home.number("A1"));
    home.run("run", "complete").exits(0);
    assertThat(home.show(older).get("order").get("state").asString()).isEqualTo("ERRORED");
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  private void assertOnlyTheNewerGoesOut(String older) {
    String newer = home.number("A1");
    assertThat(newer).isNotEqualTo(older);
    JsonNode run = home.run("run", "complete", "--json").exits(0).json();
    assertThat(run.get("exported").asInt()).isEqualTo(1);
    Sheet next = Sheet.read(home.sheets(".csv").get(1));
    assertThat(next.column("Order")).containsExactly(newer);
    assertThat(next.column("Changes")).containsExactly("Department: Sales → Legal");
    JsonNode replaced = home.show(older);
    assertThat(replaced.get("order").get("state").asString()).isEqualTo("INACTIVE");
    assertThat(replaced.get("supersededBy").asString()).isEqualTo(newer);
    assertThat(home.states()).isEqualTo(Map.of("A1", "TRANSMITTED"));
  }

  private static JsonNode last(JsonNode array) {
    return array.get(array.size() - 1);
  }
}
