package dev.docket.feed;

import static dev.docket.feed.Feeds.read;
import static dev.docket.feed.Feeds.readBad;
import static dev.docket.feed.Feeds.readOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFeedTests {

  private static final String START = "externalId,operation,resourceType";

  @Test
  void readsEveryColumn() throws Exception {
    FeedItem.Order order =
        readOrder(
            """
            externalId,entityType,operation,resourceType,ownerId,ownerName,resource,due,reason,\
            new:room,old:room,new:phone,new:fax,new:groups_add,new:groups_remove,ticket
            007,Directory_User,update,SAP_Account,jdoe,Jane,JDOE,2026-03-31,moved,\
            5,4,(clear),,FI_A; FI_B,FI_C,T-1
            """);
    assertThat(order.place()).isEqualTo("order 1, row 2");
    assertThat(order.externalId()).isEqualTo("007");
    assertThat(order.entityType()).isEqualTo("Directory_User");
    assertThat(order.operation()).isEqualTo(Operation.UPDATE);
    assertThat(order.changeType()).isEqualTo("update");
    assertThat(order.ownerId()).isEqualTo("jdoe");
    assertThat(order.ownerKey()).isEqualTo("jdoe");
    assertThat(order.ownerName()).isEqualTo("Jane");
    assertThat(order.resource()).isEqualTo("JDOE");
    assertThat(order.due()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(order.reason()).isEqualTo("moved");
    assertThat(order.changes())
        .containsExactly(
            PropertyChange.set("room", "4", "5"),
            PropertyChange.clear("phone", null),
            PropertyChange.links("groups", null, List.of("FI_A", "FI_B"), List.of("FI_C")));
    assertThat(order.source()).contains("\"ticket\":\"T-1\"").contains("\"room\":\"5\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsCommaSemicolonAndTab(String delimiter) throws Exception {
    String table = "EXTERNALID,operation,resourceType,new:p\n1,CREATE,Badge,v\n";
    assertThat(readOrder(table.replace(",", delimiter)).changes())
        .containsExactly(PropertyChange.set("p", null, "v"));
  }

  @Test
  void tellsATableWhoseFirstLineAnnouncesTheDelimiter(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "sep=;\r\n\"externalId\";operation\r\n");
    assertThat(FeedShape.of(file, "a.csv")).isEqualTo(FeedShape.TABLE);
  }

  @Test
  void takesTheGuardOffValuesThatLookLikeFormulas() throws Exception {
    assertThat(readOrder(START + ",new:p,new:q\n1,CREATE,Badge,'=1+1,'plain\n").changes())
        .containsExactly(
            PropertyChange.set("p", null, "=1+1"), PropertyChange.set("q", null, "'plain"));
  }

  @Test
  void keepsSensitiveValuesOutOfARow() throws Exception {
    FeedItem.Order order =
        readOrder(START + ",new:password,old:password\n1,CREATE,Badge,s3cret,s3cret2\n");
    assertThat(order.toString()).doesNotContain("s3cret");
    assertThat(order.changes().get(0).sensitive()).isTrue();
  }

  @Test
  void leavesOutBlankRowsAndKeepsTheNumbers() throws Exception {
    List<FeedItem> items = read(START + "\n\n1,CREATE,Badge\n,,\n2,DELETE,Badge\n");
    assertThat(items)
        .extracting(FeedItem::place)
        .containsExactly("order 1, row 3", "order 2, row 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,CREATE,Badge,moved|The row has a value in column 4, and the header has 3 columns",
        "1,zap,Badge|operation is \"zap\"; allowed are CREATE",
        "1,CREATE|resourceType is missing or empty",
        "1,CREATE,a\u0000b|The column \"resourceType\" holds the character U+0000 at place 2"
      })
  void saysWhatIsWrongWithARow(String row, String reason) throws Exception {
    FeedItem.Bad bad = readBad(START + "\n" + row + "\n");
    assertThat(bad.reason()).contains(reason);
    assertThat(bad.externalId()).isEqualTo("1");
    assertThat(bad.place()).isEqualTo("order 1, row 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "externalId,operation|The header lacks resourceType; it needs externalId",
        "externalId,operation,resourceType,new:a,NEW:a|The column \"new:a\" is there twice",
        "externalId,operation,resourceType,ExternalID|The column \"externalId\" is there twice",
        "externalId,operation,resourceType,new|The column \"new\" names no property"
      })
  void refusesAHeaderThatCannotBeReliedOn(String header, String words) {
    assertThatExceptionOfType(BadFeedException.class)
        .isThrownBy(() -> read(header + "\n"))
        .withMessageContaining("orders.json")
        .withMessageContaining(words);
  }
}
