package dev.docket.feed;

import static dev.docket.feed.Feeds.json;
import static dev.docket.feed.Feeds.order;
import static dev.docket.feed.Feeds.read;
import static dev.docket.feed.Feeds.readOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFileTests {

  private static void assertRefused(byte[] content, String... words) {
    assertThatExceptionOfType(BadFeedException.class)
        .isThrownBy(() -> read(content))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .contains("orders.json")
                    .contains(words)
                    .doesNotContain("s3cret", "Exception", "jackson", "Source"));
  }

  private static void assertRefused(String content, String... words) {
    assertRefused(content.getBytes(StandardCharsets.UTF_8), words);
  }

  @Test
  void readsAWrappedListWithOtherMembersAroundIt() throws Exception {
    String list = "{'Before':{'x':[1,{}]},'ProvisioningOrdersList':[";
    assertThat(read(json(list) + order("") + "," + order("") + json("],'After':[{}]}\n")))
        .hasSize(2)
        .allMatch(FeedItem.Order.class::isInstance);
  }

  @Test
  void readsABareListAndASingleObject() throws Exception {
    assertThat(read("[" + order("") + "," + order("") + "]")).hasSize(2);
    assertThat(read(order("").replace(",", ",\n"))).hasSize(1);
    assertThat(read("\n " + order("") + "\n")).hasSize(1);
  }

  @Test
  void readsOrdersOfTheGovernanceSystemOneALine() throws Exception {
    assertThat(read(order("") + "\n" + order("") + "\n"))
        .hasSize(2)
        .allMatch(FeedItem.Order.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ProvisioningOrdersList':[]}",
        "{'ProvisioningOrdersList':null,'a':1}",
        "[]",
        "{'a':1,\n'ProvisioningOrdersList' : [ ] }"
      })
  void takesAListWithoutOrdersForWhatItIs(String content) throws Exception {
    assertThat(read(json(content))).isEmpty();
  }

  @Test
  void readsByteOrderMarksOfUtf8AndUtf16() throws Exception {
    String text = "\uFEFF" + order(",'Changes':{'name':'Jürgen 😀'}");
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(read(text.getBytes(charset)))
          .singleElement()
          .isInstanceOfSatisfying(
              FeedItem.Order.class,
              found -> assertThat(found.changes().get(0).proposed()).isEqualTo("Jürgen 😀"));
    }
    assertThat(readOrder(order(",'Changes':{'name':'Jürgen'}")).changes()).hasSize(1);
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused("", "is empty (0 bytes)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" \n ", "s3cret text", "<xml s3cret/>", "name,room\ns3cret,2", "\u0000\u0001"})
  void refusesWhatIsNoFeedAndSaysWhatToDo(String content) {
    assertRefused(
        content,
        "neither JSON nor Docket's simple feed",
        "it may be encrypted",
        "docket.governance.decrypt-command");
  }

  @Test
  void refusesJsonThatHoldsNoOrders() {
    assertRefused(json("{'password':'s3cret'}"), "is JSON but holds no orders");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] latin =
        order(",'Changes':{'name':'J\u00FCrgen s3cret'}").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(latin, "is not valid UTF-8", "Nothing of it was taken in");
    byte[] line = json("{'externalId':'s3cret \u00FC'}").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(line, "is not valid UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'ProvisioningOrdersList':[\\n{'a':'s3cret' 5}]}|line 2, column",
        "[{'a':s3cret}]|line 1, column",
        "[{'a':01}]|not valid JSON",
        "[{'a':NaN}]|not valid JSON",
        "[{},]|not valid JSON"
      })
  void refusesMalformedJsonWithItsPlace(String content, String words) {
    assertRefused(json(content).replace("\\n", "\n"), words, "is not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ProvisioningOrdersList':[",
        "{'ProvisioningOrdersList':[]",
        "[{'a':'s3cr",
        "[{'a':1}",
        "{'ResourceType':{"
      })
  void refusesAFileThatIsCutOff(String content) {
    assertRefused(json(content), "it is cut off");
  }

  @Test
  void refusesWhatIsBeyondTheLimitsOfReading() {
    assertRefused(json("[{'a':" + "[".repeat(200)), "line 1, column", "nested more than 100 deep");
    assertRefused(json("[{'" + "n".repeat(20_000) + "':1}]"), "more than 10000 characters");
    assertRefused(json("[{'a':'" + "s".repeat(10_200_000) + "'}]"), "more than 10000000 char");
  }

  @Test
  void refusesMoreThanOneListInAFile() {
    assertRefused("[][]", "After the end of the orders there is more");
    assertRefused(
        json("{'ProvisioningOrdersList':[],'ProvisioningOrdersList':[]}"), "stands there twice");
    assertRefused(json("{'ProvisioningOrdersList':{}}"), "ProvisioningOrdersList is no list");
    assertRefused(order("") + " {}", "After the end of the orders there is more");
    assertRefused(order("") + " s3cret", "is not valid JSON");
  }

  @Test
  void readsALargeFileOrderByOrder(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("large.json");
    int orders = 30_000;
    try (var out = Files.newBufferedWriter(file)) {
      out.write("[");
      for (int number = 0; number < orders; number++) {
        out.write(number == 0 ? "" : ",\n");
        out.write(order(",'Changes':{'p" + number + "':'" + "x".repeat(200) + "'}"));
      }
      out.write("]");
    }
    int count = 0;
    try (OrderFeed feed =
        new OrderFeeds(Feeds.SplitTable::new).open(file, "large.json", Feeds.RULES)) {
      while (feed.next() != null) {
        count++;
      }
    }
    assertThat(count).isEqualTo(orders);
  }

  @Test
  void answersEveryDamageToAFileWithARefusalOrABadOrder() throws Exception {
    List<String> feeds =
        List.of(
            json("{'ProvisioningOrdersList':[") + order(",'Changes':{'g_add':['é',1.5]}") + "]}",
            order("") + "\n" + order(",'Owner':{'Id':1}"),
            json("{'externalId':1,'operation':'CREATE','resourceType':'B','new':{'a':null}}\n{}"),
            "externalId;operation;resourceType;new:a\n1;CREATE;B;x\n2;DELETE;B\n");
    Random random = new Random(20260301);
    for (int round = 0; round < 2_000; round++) {
      byte[] content = feeds.get(round % feeds.size()).getBytes(StandardCharsets.UTF_8);
      for (int damage = random.nextInt(3); damage >= 0; damage--) {
        content[random.nextInt(content.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(content))
            .allSatisfy(item -> assertThat(item.toString()).doesNotContain("\0"));
      } catch (BadFeedException refused) {
        assertThat(refused.getMessage()).startsWith("orders.json");
      } catch (MalformedInputException unreadableTable) {
        // The stand-in for the CSV reader does not explain it.
      }
    }
  }
}
