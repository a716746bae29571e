package dev.docket.feed;

import static dev.docket.feed.Feeds.SAP;
import static dev.docket.feed.Feeds.json;
import static dev.docket.feed.Feeds.order;
import static dev.docket.feed.Feeds.readBad;
import static dev.docket.feed.Feeds.readOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GovernanceOrdersTests {

  @Test
  void readsEveryDocumentedField() throws Exception {
    FeedItem.Order order =
        readOrder(
            json(
                """
                {'ProvisioningOrdersList':[
                 {'AssignedResourceTypeId':'12345678901234567890','ChangeType':'Modified',
                  'WorkflowInstanceId':77,
                  'Owner':{'Id':4711,'Identifier':'jdoe','InternalDisplayName':'Doe, Jane',
                           'EmployeeId':'E9'},
                  'ResourceType':{'Id':1,'Identifier':'SAP_Account',
                    'SourceEntityType':{'Id':2,'Identifier':'Directory_User'},
                    'TargetEntityType':{'Id':3,'Identifier':'SAP_Entry'}},
                  'Changes':{'department':'Finance'},
                  'Resource':{'login':'JDOE','department':'Sales'}}
                ]}
                """));

    assertThat(order.place()).isEqualTo("order 1, line 2");
    assertThat(order.externalId()).isEqualTo("12345678901234567890");
    assertThat(order.operation()).isEqualTo(Operation.UPDATE);
    assertThat(order.changeType()).isEqualTo("Modified");
    assertThat(order.workflow()).isEqualTo("77");
    assertThat(order.entityType()).isEqualTo("Directory_User");
    assertThat(order.resourceType()).isEqualTo("SAP_Account");
    assertThat(order.ownerId()).isEqualTo("4711");
    assertThat(order.ownerKey()).isEqualTo("jdoe");
    assertThat(order.ownerName()).isEqualTo("Doe, Jane");
    assertThat(order.ownerType()).isEqualTo("2");
    assertThat(order.resource()).isEqualTo("JDOE");
    assertThat(order.due()).isNull();
    assertThat(order.reason()).isNull();
    assertThat(order.changes())
        .containsExactly(PropertyChange.set("department", "Sales", "Finance"));
    assertThat(order.source()).contains("\"EmployeeId\":\"E9\"").contains("TargetEntityType");
  }

  @ParameterizedTest
  @CsvSource({
    "Added, , CREATE",
    "aDDED, ',\"Resource\":null', CREATE",
    "Added, ',\"Resource\":{}', CREATE",
    "Added, ',\"Resource\":{\"Identifier\":null}', CREATE",
    "Added, ',\"Resource\":{\"Identifier\":\"R\"}', ASSOCIATE",
    "MODIFIED, , UPDATE",
    "deleted, , DELETE"
  })
  void tellsTheOperationByChangeTypeAndResource(String type, String resource, Operation expected)
      throws Exception {
    String further = resource == null ? "" : resource;
    FeedItem.Order order =
        readOrder(
            json("{'AssignedResourceTypeId':1,'ChangeType':'" + type + "'," + SAP + further + "}"));
    assertThat(order.operation()).isEqualTo(expected);
    assertThat(order.changeType()).isEqualTo(type);
    assertThat(order.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.10", "123456789012345678901", "1E5", "-0.0", "100.00", "0.1e-7", "1.0E+400"})
  void keepsTheDigitsOfANumber(String number) throws Exception {
    FeedItem.Order order = readOrder(order(",'Changes':{'limit':" + number + "}"));
    assertThat(order.changes()).containsExactly(PropertyChange.set("limit", null, number));
    assertThat(order.source()).contains("\"limit\":" + number + "}");
  }

  @Test
  void keepsTheDigitsOfANumberThatIsAnId() throws Exception {
    String id = "900719925474099312345";
    assertThat(
            readOrder(
                    json(
                        "{'AssignedResourceTypeId':" + id + ",'ChangeType':'Deleted'," + SAP + "}"))
                .externalId())
        .isEqualTo(id);
  }

  @Test
  void readsBooleansNullsLinksAndListsAsProposedValues() throws Exception {
    FeedItem.Order order =
        readOrder(
            order(
                """
                ,'Changes':{'active':true,'locked':false,'room':null,'phone':'','seats':[],
                  'manager':{'Id':9,'DisplayName':'Boss','InternalDisplayName':null},
                  'tags':['a',2,{'Name':'c'}]},
                 'Resource':{'active':false,'room':4.10,'manager':{'Id':8},'tags':['x','y']}
                """));
    assertThat(order.changes())
        .containsExactly(
            PropertyChange.set("active", "false", "true"),
            PropertyChange.set("locked", null, "false"),
            PropertyChange.clear("room", "4.10"),
            PropertyChange.clear("phone", null),
            PropertyChange.clear("seats", null),
            PropertyChange.set("manager", "8", "Boss"),
            PropertyChange.set("tags", "x; y", "a; 2; c"));
  }

  @Test
  void mergesAddedAndRemovedLinksOfOneProperty() throws Exception {
    FeedItem.Order order =
        readOrder(
            order(
                """
                ,'Changes':{'groups_add':[{'InternalDisplayName':'FI read'},'FI_X'],'room':'1',
                  'groups_remove':[{'Id':12}],'roles_add':'ADMIN','none_add':[],'nil_remove':null},
                 'Resource':{'groups':['OLD']}
                """));
    assertThat(order.changes())
        .containsExactly(
            PropertyChange.links("groups", "OLD", List.of("FI read", "FI_X"), List.of("12")),
            PropertyChange.set("room", null, "1"),
            PropertyChange.links("roles", null, List.of("ADMIN"), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Changes':{'boss':{'Mail':'x'}}|Changes.boss is an object without a name to show",
        "'Changes':{'g_add':[null]}|Changes.g_add holds null where a link is expected",
        "'Changes':{'g_add':[['x']]}|Changes.g_add holds a list where a link is expected",
        "'Changes':{'g_add':['']}|Changes.g_add holds an empty text where a link is expected",
        "'Changes':{'tags':[null]}|Changes.tags is a list that holds null",
        "'Changes':{'g':'x','g_add':['y']}|\"g\" is set to a value and gets links",
        "'Changes':'x'|Changes is a text; an object is allowed there",
        "'Changes':{'':'x'}|A change has no property's name",
        "'Owner':5|Owner is a number; an object is allowed there",
        "'Owner':{'Id':{}}|Owner.Id is an object; a text or a number is allowed there",
        "'Resource':[]|Resource is a list; an object is allowed there"
      })
  void namesTheFieldThatCannotBeUnderstood(String fields, String reason) throws Exception {
    FeedItem.Bad bad = readBad(order("," + fields));
    assertThat(bad.reason()).contains(reason);
    assertThat(bad.externalId()).isEqualTo("A1");
    assertThat(bad.place()).isEqualTo("order 1, line 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'AssignedResourceTypeId':1,'ChangeType':'Renamed'}|ChangeType is \"Renamed\"; allowed are",
        "{'AssignedResourceTypeId':1}|ChangeType is missing; allowed are",
        "{'AssignedResourceTypeId':1,'ChangeType':'Added'}|ResourceType is missing",
        "{'AssignedResourceTypeId':1,'ChangeType':'Added','ResourceType':{'Id':1}}"
            + "|ResourceType.Identifier is missing",
        "{'ChangeType':'Added','ResourceType':{}}|AssignedResourceTypeId is missing or empty",
        "{'AssignedResourceTypeId':' '}|AssignedResourceTypeId is missing or empty",
        "{'AssignedResourceTypeId':true}|AssignedResourceTypeId is true; a text or a number"
      })
  void saysWhatAnOrderLacks(String order, String reason) throws Exception {
    assertThat(readBad(json(order)).reason()).contains(reason);
  }

  @Test
  void goesOnAfterABadOrder() throws Exception {
    List<FeedItem> items = Feeds.read("[null,\n" + order("") + ",\n3]");
    assertThat(items)
        .extracting(FeedItem::place)
        .containsExactly("order 1, line 1", "order 2, line 2", "order 3, line 3");
    assertThat(items.get(0))
        .isInstanceOfSatisfying(
            FeedItem.Bad.class,
            bad -> assertThat(bad.reason()).isEqualTo("This is null; an order is an object."));
    assertThat(items.get(1)).isInstanceOf(FeedItem.Order.class);
    assertThat(items.get(2)).isInstanceOf(FeedItem.Bad.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Identifier':'i','login':'l'|l",
        "'InternalDisplayName':'d','Identifier':'i','login':null|i",
        "'Id':1,'Name':'n','DisplayName':'dn','InternalDisplayName':'idn'|idn",
        "'Id':1,'Name':'n','DisplayName':'dn'|dn",
        "'Id':1,'Name':'n'|n",
        "'Id':1|1"
      })
  void identifiesTheResourceByItsKeyThenByItsNames(String resource, String expected)
      throws Exception {
    assertThat(readOrder(order(",'Resource':{" + resource + "}")).resource()).isEqualTo(expected);
  }

  @Test
  void identifiesAResourceToBeCreatedByItsProposedKey() throws Exception {
    String start = "{'AssignedResourceTypeId':1,'ChangeType':'Added'," + SAP;
    assertThat(readOrder(json(start + ",'Changes':{'login':'NEW1'}}")).resource())
        .isEqualTo("NEW1");
    assertThat(readOrder(json(start + "}")).resource()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{'Id':1,'EmployeeId':'E','DisplayName':'D','Name':'N'}|1|E|D",
        "{'Id':1,'Name':'N'}|1|1|N",
        "{'Identifier':'I'}|-|I|I",
        "null|-|-|-",
        "{}|-|-|-"
      })
  void knowsTheOwnerByWhatIsThere(String owner, String id, String key, String name)
      throws Exception {
    FeedItem.Order order = readOrder(order(",'Owner':" + owner));
    assertThat(order.ownerId()).isEqualTo(id);
    assertThat(order.ownerKey()).isEqualTo(key);
    assertThat(order.ownerName()).isEqualTo(name);
  }

  @Test
  void acceptsFieldNamesThatBeginWithALowerCaseLetter() throws Exception {
    FeedItem.Order order =
        readOrder(
            json(
                """
                {'provisioningOrdersList':[{'assignedResourceTypeId':1,'changeType':'added',
                 'resourceType':{'identifier':'Badge','sourceEntityType':{'id':5}},
                 'owner':{'id':2},'changes':{'Room':'1'},'resource':{'identifier':'B7'}}]}
                """));
    assertThat(order.resourceType()).isEqualTo("Badge");
    assertThat(order.operation()).isEqualTo(Operation.ASSOCIATE);
    assertThat(order.ownerType()).isEqualTo("5");
    assertThat(order.ownerId()).isEqualTo("2");
    assertThat(order.resource()).isEqualTo("B7");
    assertThat(order.changes()).containsExactly(PropertyChange.set("Room", null, "1"));
  }

  @Test
  void keepsSensitiveValuesOutOfTheOrderAndItsSource() throws Exception {
    FeedItem.Order order =
        readOrder(
            order(
                """
                ,'Changes':{'password':'s3cret!','pins_add':['s3cret-1'],'room':'1'},
                 'Resource':{'password':'s3cret','login':'J'},
                 'Owner':{'Id':1,'password':'s3cret-2'},
                 'Extra':[{'deep':{'password':{'x':'s3cret-3'}}}]
                """));
    assertThat(order.changes())
        .containsExactly(
            new PropertyChange(
                "password", "digest-6", "digest-7", false, List.of(), List.of(), true),
            new PropertyChange("pins", null, null, false, List.of("digest-8"), List.of(), true),
            PropertyChange.set("room", null, "1"));
    assertThat(order.source()).contains("\"password\":\"(sensitive)\"");
    assertThat(order.toString()).doesNotContain("s3cret");
  }

  @Test
  void neverIdentifiesAResourceByASensitiveProperty() throws Exception {
    String vault = "{'AssignedResourceTypeId':1,'ResourceType':{'Identifier':'Vault'},";
    assertThat(
            readOrder(
                    json(
                        vault
                            + "'ChangeType':'Modified',"
                            + "'Resource':{'password':'s3cret','Id':5}}"))
                .resource())
        .isEqualTo("5");
    assertThat(
            readOrder(json(vault + "'ChangeType':'Added','Changes':{'password':'s3cret'}}"))
                .resource())
        .isNull();
  }

  @Test
  void clearsASensitivePropertyWithoutADigest() throws Exception {
    FeedItem.Order order = readOrder(order(",'Changes':{'password':null}"));
    assertThat(order.changes())
        .containsExactly(
            new PropertyChange("password", null, null, true, List.of(), List.of(), true));
    assertThat(order.source()).contains("\"password\":null");
  }

  @Test
  void neverNamesASensitiveValueInAReason() throws Exception {
    FeedItem.Bad bad = readBad(order(",'Changes':{'password':{'secret':'s3cret'}}"));
    assertThat(bad.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Owner':{'Name':'a\\u0000b'}|Owner.Name holds the character U+0000 at place 2",
        "'Changes':{'a\\u0000':1}|The name of Changes.a\\u0000 holds the character U+0000",
        "'Changes':{'g_add':['x','\\ud83d']}|Changes.g_add[2] holds half a character",
        "'Other':'\\udc00x'|Other holds half a character (an unpaired surrogate) at place 1",
        "'Changes':{'a':1,'a':1}|The field Changes.a stands there twice",
        "'ChangeType':'Added'|The field ChangeType stands there twice"
      })
  void refusesAnOrderWithATextThatCannotBeKept(String fields, String reason) throws Exception {
    FeedItem.Bad bad = readBad(order("," + fields));
    assertThat(bad.reason()).contains(reason).doesNotContain("\0");
    assertThat(bad.externalId()).isEqualTo("A1");
  }

  @Test
  void takesAPairOfSurrogatesForOneCharacter() throws Exception {
    assertThat(readOrder(order(",'Changes':{'a':'\\ud83d\\ude00'}")).changes())
        .containsExactly(PropertyChange.set("a", null, "\uD83D\uDE00"));
  }

  @Test
  void refusesAnOrderWithATextOverTheLimit() throws Exception {
    String fits = "x".repeat(100_000);
    assertThat(readOrder(order(",'Changes':{'a':'" + fits + "'}")).changes()).hasSize(1);
    assertThat(readBad(order(",'Changes':{'a':'" + fits + "x'}")).reason())
        .contains("Changes.a is 100001 characters long; at most 100000 are allowed");
  }

  @Test
  void refusesAnOrderThatIsLargeInAll() throws Exception {
    String much = (",'f%d':'" + "x".repeat(90_000) + "'").repeat(12);
    String fields = String.format(Locale.ROOT, much, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    List<FeedItem> items = Feeds.read("[" + order(fields) + "," + order("") + "]");
    assertThat(items.get(0))
        .isInstanceOfSatisfying(
            FeedItem.Bad.class,
            bad -> assertThat(bad.reason()).contains("larger than 1000000 characters"));
    assertThat(items.get(1)).isInstanceOf(FeedItem.Order.class);
  }

  @Test
  void refusesAnOrderWithANumberOverTheLimit() throws Exception {
    String fits = "9".repeat(1_000);
    assertThat(readOrder(order(",'Changes':{'a':" + fits + "}")).changes()).hasSize(1);
    assertThat(readBad(order(",'Changes':{'a':" + fits + "9}")).reason())
        .contains("Changes.a is a number of 1001 characters; at most 1000 are allowed");
  }

  @Test
  void refusesAnIdOverTheLimit() throws Exception {
    String id = "9".repeat(201);
    FeedItem.Bad bad = readBad(json("{'AssignedResourceTypeId':'" + id + "'}"));
    assertThat(bad.reason())
        .contains("AssignedResourceTypeId is 201 characters long; an id has at most 200");
    assertThat(bad.externalId()).isNull();
    assertThat(readBad(order(",'Owner':{'Id':'" + id + "'}")).reason()).contains("Owner.Id");
  }
}
