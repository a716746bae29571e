package dev.docket.model;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.docket.language.Language;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample company is what {@code samples/README.md} says. */
class SamplesTests {

  private static final Path SAMPLES = Path.of("samples");
  private static final Path ORDERS = SAMPLES.resolve("feeds/orders");
  private static final JsonMapper JSON = new JsonMapper();

  /** An order as its file tells it; {@code values} are what is to be set, as texts. */
  private record Order(
      Path file,
      String id,
      String entityType,
      String resourceType,
      String operation,
      String due,
      List<String> values) {}

  private static Model model;
  private static List<Order> orders;

  @BeforeAll
  static void readSamples() throws IOException {
    model = ModelReader.read(SAMPLES.resolve("model"));
    orders = new ArrayList<>();
    for (Path file : files(ORDERS)) {
      orders.addAll(read(file));
    }
  }

  @Test
  void theModelHasTheSizeOfACompany() {
    assertThat(model.entityTypes()).hasSize(3);
    assertThat(model.managedSystems()).hasSize(9);
    assertThat(model.resourceTypes()).hasSize(10);
    assertThat(model.groups()).hasSize(4);
    assertThat(model.resourceTypes())
        .extracting(ResourceType::connection)
        .contains(Connection.MANUAL_TICKET, Connection.MANUAL_TICKET_CUD);
  }

  @Test
  void everyGroupReadsSheetsInItsLanguageAndInBothFormats() {
    assertThat(model.groups())
        .allSatisfy(
            group ->
                assertThat(group.formats()).containsExactly(SheetFormat.XLSX, SheetFormat.CSV));
    assertThat(model.groups())
        .extracting(OperatorGroup::name, OperatorGroup::language)
        .containsExactlyInAnyOrder(
            tuple("Business_Applications", Language.ENGLISH),
            tuple("Network", Language.ENGLISH),
            tuple("Reception", Language.FRENCH),
            tuple("Platform", Language.GERMAN));
  }

  @Test
  void everyResourceTypeTellsWhatToDoAndHoldsNothingBack() {
    assertThat(model.resourceTypes())
        .allSatisfy(
            type -> {
              assertThat(type.instructions()).isNotEmpty();
              assertThat(type.key()).isIn(type.properties().keySet());
              assertThat(type.approvals()).isZero();
              assertThat(type.dependsOn()).isEmpty();
            });
  }

  @Test
  void thePasswordIsTheOnlySecret() {
    assertThat(model.sensitiveProperties()).containsExactly("initialPassword");
    assertThat(model.resourceType("SAP_Account").orElseThrow().isSensitive("initialPassword"))
        .isTrue();
  }

  @Test
  void everyOrderIsForAResourceTypeOfTheModelAndItsEntityType() {
    assertThat(orders)
        .allSatisfy(
            order ->
                assertThat(
                        model.resourceType(order.resourceType()).orElseThrow().entityType().name())
                    .isEqualTo(order.entityType()));
  }

  @Test
  void thereAreEnoughOrdersOfEveryKind() {
    assertThat(orders).hasSize(450);
    assertThat(count(Order::entityType))
        .containsEntry("Directory_User", 300L)
        .containsEntry("Directory_Guest", 80L)
        .containsEntry("Directory_Application", 70L);
    assertThat(count(Order::operation))
        .containsOnlyKeys("CREATE", "ASSOCIATE", "UPDATE", "DELETE")
        .allSatisfy((operation, number) -> assertThat(number).isGreaterThanOrEqualTo(80));
    assertThat(count(Order::resourceType)).hasSize(10);
  }

  @Test
  void oneGroupHasManyOrdersForEmployees() {
    assertThat(
            orders.stream()
                .filter(order -> order.entityType().equals("Directory_User"))
                .map(order -> model.resourceType(order.resourceType()).orElseThrow().group().name())
                .filter("Business_Applications"::equals))
        .hasSize(140);
  }

  @Test
  void threeQuartersComeFromTheGovernanceSystem() {
    assertThat(
            orders.stream().filter(order -> order.file().toString().endsWith(".json")).count()
                * 100
                / orders.size())
        .isBetween(70L, 80L);
  }

  @Test
  void noTwoOrdersAreForTheSameAssignment() throws IOException {
    List<String> ids = new ArrayList<>(orders.stream().map(Order::id).toList());
    for (Path file : files(SAMPLES.resolve("refusals/Locker"))) {
      read(file).forEach(order -> ids.add(order.id()));
    }
    assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void dueDatesAreInTheCompanysNearFuture() {
    assertThat(orders.stream().map(Order::due).filter(due -> !due.isEmpty()))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            due ->
                assertThat(LocalDate.parse(due))
                    .isBetween(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 31)));
  }

  @Test
  void everyAwkwardValueComesUp() throws IOException {
    List<String> words = Files.readAllLines(SAMPLES.resolve("words.txt"));
    Set<String> awkward = new HashSet<>();
    words.subList(words.indexOf("[remarks]") + 1, words.size()).stream()
        .map(String::translateEscapes)
        .forEach(awkward::add);
    assertThat(awkward).hasSizeGreaterThan(30);
    assertThat(valuesOf(".json")).containsAll(awkward).anyMatch(value -> value.length() == 2_000);
    assertThat(valuesOf(".csv")).containsAll(awkward).anyMatch(value -> value.length() == 2_000);
    assertThat(valuesOf(".json")).contains("(null)", "true", "900719925474000993");
  }

  @Test
  void theOrderFilesDifferAsThoseOfRealInstallationsDo() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files(ORDERS)) {
      texts.add(Files.readString(file));
    }
    assertThat(texts)
        .anyMatch(text -> text.startsWith("\uFEFF{"))
        .anyMatch(text -> text.startsWith("\uFEFFexternalId"))
        .anyMatch(text -> text.startsWith("["))
        .anyMatch(text -> text.contains("\"monthlyBudget\": -5.00"))
        .anyMatch(text -> text.contains("\"monthlyBudget\": 1E2"))
        .anyMatch(text -> text.contains("\\u"))
        .anyMatch(text -> text.stripLeading().startsWith("{") && !text.contains("OrdersList"));
  }

  @Test
  void theGeneratorWritesTheSameBytesInEveryLanguageAndEncoding(@TempDir Path target)
      throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Duser.language=tr",
                "-Dfile.encoding=US-ASCII",
                "scripts/MakeSamples.java",
                target.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(process.exitValue()).isZero();
    assertThat(contents(target.resolve("feeds"))).isEqualTo(contents(SAMPLES.resolve("feeds")));
  }

  @Test
  void theReadmeNamesEveryRefusal() throws IOException {
    String readme = Files.readString(SAMPLES.resolve("README.md"));
    try (Stream<Path> all = Files.list(SAMPLES.resolve("refusals"))) {
      assertThat(all.map(file -> file.getFileName().toString())).allMatch(readme::contains);
    }
  }

  private static Map<String, Long> count(Function<Order, String> by) {
    return orders.stream().collect(groupingBy(by, counting()));
  }

  private static Set<String> valuesOf(String ending) {
    Set<String> values = new HashSet<>();
    orders.stream()
        .filter(order -> order.file().toString().endsWith(ending))
        .forEach(order -> values.addAll(order.values()));
    return values;
  }

  /** Digests would do; whole texts show what differs. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      contents.put(
          folder.relativize(file).toString(),
          new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Order> read(Path file) {
    try {
      String text = Files.readString(file);
      text = text.startsWith("\uFEFF") ? text.substring(1) : text;
      if (file.toString().endsWith(".json")) {
        JsonNode root = JSON.readTree(text);
        JsonNode list =
            root.has("ProvisioningOrdersList") ? root.get("ProvisioningOrdersList") : root;
        return list.isArray()
            ? list.valueStream().map(node -> governanceOrder(file, node)).toList()
            : List.of(governanceOrder(file, list));
      }
      return file.toString().endsWith(".csv")
          ? CSVFormat.DEFAULT
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(text))
              .stream()
              .map(record -> csvOrder(file, record))
              .toList()
          : text.lines().map(line -> jsonLine(file, JSON.readTree(line))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Order governanceOrder(Path file, JsonNode node) {
    String changeType = node.get("ChangeType").asString().toLowerCase(Locale.ROOT);
    String added = node.has("Resource") ? "ASSOCIATE" : "CREATE";
    return new Order(
        file,
        node.get("AssignedResourceTypeId").asString(),
        node.at("/ResourceType/SourceEntityType/Identifier").asString(),
        node.at("/ResourceType/Identifier").asString(),
        Map.of("added", added, "modified", "UPDATE", "deleted", "DELETE").get(changeType),
        "",
        values(node.get("Changes")));
  }

  private static Order jsonLine(Path file, JsonNode node) {
    return new Order(
        file,
        node.get("externalId").asString(),
        node.get("entityType").asString(),
        node.get("resourceType").asString(),
        node.get("operation").asString(),
        node.get("due").asString(""),
        values(node.get("new")));
  }

  private static Order csvOrder(Path file, CSVRecord record) {
    List<String> values =
        record.toMap().entrySet().stream()
            .filter(cell -> cell.getKey().startsWith("new:"))
            .map(Map.Entry::getValue)
            .toList();
    return new Order(
        file,
        record.get("externalId"),
        record.get("entityType"),
        record.get("resourceType"),
        record.get("operation"),
        record.get("due"),
        values);
  }

  private static List<String> values(JsonNode changes) {
    return changes
        .valueStream()
        .map(value -> value.isNull() ? "(null)" : value.asString(value.toString()))
        .toList();
  }
}
