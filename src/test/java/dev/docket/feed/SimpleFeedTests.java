package dev.docket.feed;

import static dev.docket.feed.Feeds.json;
import static dev.docket.feed.Feeds.read;
import static dev.docket.feed.Feeds.readBad;
import static dev.docket.feed.Feeds.readOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleFeedTests {

  private static final String GOOD =
      json("{'externalId':'1','operation':'DELETE','resourceType':'Badge'}");

  @Test
  void readsEveryFieldOfALine() throws Exception {
    FeedItem.Order order =
        readOrder(
            json(
                "\n{'externalId':17,'entityType':'Directory_User','operation':'Update',"
                    + "'resourceType':'SAP_Account','ownerId':'jdoe','ownerName':'Doe, Jane',"
                    + "'resource':'JDOE','due':'2026-03-31','reason':'moved','ticket':1.10,"
                    + "'new':{'room':'5','phone':null,'groups_add':['A'],'groups_remove':['B']},"
                    + "'old':{'room':4.20}}\n\n"));
    assertThat(order.place()).isEqualTo("order 1, line 2");
    assertThat(order.externalId()).isEqualTo("17");
    assertThat(order.operation()).isEqualTo(Operation.UPDATE);
    assertThat(order.changeType()).isEqualTo("Update");
    assertThat(order.workflow()).isNull();
    assertThat(order.entityType()).isEqualTo("Directory_User");
    assertThat(order.resourceType()).isEqualTo("SAP_Account");
    assertThat(order.ownerId()).isEqualTo("jdoe");
    assertThat(order.ownerKey()).isEqualTo("jdoe");
    assertThat(order.ownerName()).isEqualTo("Doe, Jane");
    assertThat(order.ownerType()).isNull();
    assertThat(order.resource()).isEqualTo("JDOE");
    assertThat(order.due()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(order.reason()).isEqualTo("moved");
    assertThat(order.changes())
        .containsExactly(
            PropertyChange.set("room", "4.20", "5"),
            PropertyChange.clear("phone", null),
            PropertyChange.links("groups", null, List.of("A"), List.of("B")));
    assertThat(order.source()).contains("\"ticket\":1.10");
  }

  @ParameterizedTest
  @CsvSource({
    "create, CREATE",
    "ASSOCIATE, ASSOCIATE",
    "uPdate, UPDATE",
    "Delete, DELETE",
    "Added, CREATE",
    "modified, UPDATE",
    "DELETED, DELETE"
  })
  void readsTheOperationInAnyCase(String word, Operation expected) throws Exception {
    assertThat(readOrder(GOOD.replace("DELETE", word)).operation()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'externalId':'7'}|operation is missing; allowed are CREATE, ASSOCIATE, UPDATE and DELETE",
        "{'externalId':'7','operation':'zap'}|operation is \"zap\"; allowed are CREATE",
        "{'externalId':'7','operation':'create'}|resourceType is missing or empty",
        "{'externalId':'7','operation':'create','resourceType':'B','due':'31.3.2026'}"
            + "|due is \"31.3.2026\"; a date like 2026-03-31 is allowed there",
        "{'externalId':'7','operation':'create','resourceType':'B','new':[]}|new is a list",
        "{'externalId':'7','externalId':'8'}|The field externalId stands there twice"
      })
  void saysWhatIsWrongWithALine(String line, String reason) throws Exception {
    FeedItem.Bad bad = readBad(json(line));
    assertThat(bad.reason()).contains(reason);
    assertThat(bad.externalId()).isEqualTo("7");
  }

  @Test
  void identifiesTheResourceByTheKeyPropertyWhereItIsNotTold() throws Exception {
    String start = "{'externalId':1,'resourceType':'SAP_Account','operation':";
    assertThat(readOrder(json(start + "'CREATE','new':{'login':'N'}}")).resource()).isEqualTo("N");
    assertThat(
            readOrder(json(start + "'UPDATE','new':{'login':'N'},'old':{'login':'O'}}")).resource())
        .isEqualTo("O");
  }

  @Test
  void keepsSensitiveValuesOutOfALine() throws Exception {
    FeedItem.Order order =
        readOrder(
            json(
                "{'externalId':1,'resourceType':'S','operation':'CREATE',"
                    + "'new':{'password':'s3cret'},'old':{'password':'s3cret2'}}"));
    assertThat(order.toString()).doesNotContain("s3cret");
    assertThat(order.changes())
        .containsExactly(
            new PropertyChange(
                "password", "digest-7", "digest-6", false, List.of(), List.of(), true));
  }

  @Test
  void takesABrokenLineForABadOrderWithItsLine() throws Exception {
    List<FeedItem> items =
        read(GOOD + "\r\n\r\n{\"externalId\": s3cret\r\n" + GOOD + " x\n[1]\n{\"a\":1}\n" + GOOD);
    assertThat(items).hasSize(6);
    assertThat(items.get(1).place()).isEqualTo("order 2, line 3");
    assertThat(items.get(1).toString()).contains("not valid JSON").doesNotContain("s3cret");
    assertThat(items.subList(1, 5)).allMatch(FeedItem.Bad.class::isInstance);
    assertThat(items.get(5)).isInstanceOf(FeedItem.Order.class);
  }

  @Test
  void tellsLinesByTheOneObjectALineEvenWhereTheFirstHasNoId() throws Exception {
    List<FeedItem> items = read(json("{'operation':'CREATE'}\n") + GOOD);
    assertThat(items.get(0))
        .isInstanceOfSatisfying(
            FeedItem.Bad.class,
            bad -> assertThat(bad.reason()).contains("externalId is missing or empty"));
    assertThat(items.get(1)).isInstanceOf(FeedItem.Order.class);
  }

  @Test
  void takesALineOverTheLimitForABadOrder() throws Exception {
    String line = json("{'externalId':'" + "x".repeat(LineSource.LONGEST) + "'}");
    List<FeedItem> items = read(GOOD + "\n" + line + "\n" + GOOD);
    assertThat(items).hasSize(3);
    assertThat(items.get(1).toString())
        .contains("longer than 2000000 characters")
        .hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'externalId':'s3cret','operation':\n'CREATE'}\n",
        "{'externalId':'s3cret' 5}\n{'externalId':'1'}",
        "{'externalId':'s3cret'} {}\n"
      })
  void refusesTheFileWhereTheFirstLineIsBroken(String content) {
    assertThatExceptionOfType(BadFeedException.class)
        .isThrownBy(() -> read(json(content)))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .contains("orders.json, line 1")
                    .contains("nothing was taken in")
                    .doesNotContain("s3cret"));
  }
}
