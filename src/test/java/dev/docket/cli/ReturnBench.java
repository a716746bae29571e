package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.home.GivenFile;
import dev.docket.intake.Intake;
import dev.docket.order.Answer;
import dev.docket.order.OrderNumber;
import dev.docket.order.Orders;
import dev.docket.order.ProvisioningOrder;
import dev.docket.order.Sender;
import dev.docket.sheet.fuzz.Fuzzing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One home that stays open for a great many returns: orders are out on a sheet, counted from 1, and
 * files come back, each dropped into {@code inbound/} and taken in at once.
 */
final class ReturnBench implements AutoCloseable {

  static final String NOW = "2026-04-10T12:00:00Z";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommandLineHome home;
  private final TestClock clock = TestClock.at(NOW, "UTC");
  private final Installation installation;
  private final List<Long> ids = new ArrayList<>();
  private final Map<String, Map<String, String>> issued = new LinkedHashMap<>();
  private final List<Path> read = new ArrayList<>();
  private List<String> header = List.of();
  private int files;

  private ReturnBench(CommandLineHome home, List<String> departments) {
    this.home = home;
    TestSurroundings.clock(home.root(), clock);
    installation = home.installation();
    List<String> orders = new ArrayList<>();
    for (String department : departments) {
      orders.add(order(orders.size() + 1, department));
    }
    issue(orders);
    Map<String, JsonNode> all = home.orders();
    for (int i = 1; i <= departments.size(); i++) {
      ids.add(OrderNumber.parse(all.get(name(i)).get("order").asString()).orElseThrow());
    }
  }

  /** A home with an order out for each department that it is to be given. */
  static ReturnBench in(Path folder, List<String> departments) {
    return new ReturnBench(CommandLineHome.in(folder), departments);
  }

  /** A home with so many like orders out. */
  static ReturnBench in(Path folder, int orders) {
    return in(folder, IntStream.rangeClosed(1, orders).mapToObj(i -> "Finance").toList());
  }

  private static String name(int order) {
    return String.format(java.util.Locale.ROOT, "A%05d", order);
  }

  /** The governance system's words for giving an order's owner a department. */
  static String order(int order, String department) {
    return CommandLineHome.order(
        name(order),
        "SAP_Account",
        "Modified",
        "\"department\": " + JSON.writeValueAsString(department));
  }

  /** Takes orders in and puts what is pending on sheets. */
  void issue(List<String> orders) {
    home.feed("feed-" + System.nanoTime() + ".json", orders.toArray(String[]::new));
    home.run("run", "complete").exits(0);
    for (Path file : home.sheets(".csv")) {
      if (!read.contains(file)) {
        read.add(file);
        remember(Sheet.read(file));
      }
    }
  }

  private void remember(Sheet sheet) {
    header = sheet.header();
    for (int row = 0; row < sheet.size(); row++) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (String column : header) {
        texts.put(column, sheet.get(row, column));
      }
      issued.put(texts.get("Order") + "/" + texts.get("Attempt"), texts);
      issued.put(texts.get("Order"), texts);
    }
  }

  CommandLineHome home() {
    return home;
  }

  /** The columns of the sheets that are out. */
  List<String> header() {
    return header;
  }

  /** What was issued for an order the last time, by column. */
  Map<String, String> row(int order) {
    return issued.get(number(order));
  }

  /** What was issued for an attempt at an order. */
  Map<String, String> row(int order, int attempt) {
    return issued.get(number(order) + "/" + attempt);
  }

  String number(int order) {
    return OrderNumber.of(ids.get(order - 1));
  }

  ProvisioningOrder order(int order) {
    return installation.get(Orders.class).find(ids.get(order - 1)).orElseThrow();
  }

  /** The states of all orders, in their order. */
  List<String> states() {
    Map<Long, ProvisioningOrder> found = installation.get(Orders.class).findAll(ids);
    return ids.stream().map(id -> found.get(id).state().name()).toList();
  }

  /** The answer to the order's latest attempt that was answered. */
  Answer answer(int order) {
    long id = ids.get(order - 1);
    List<Answer.Recorded> all = installation.get(Orders.class).answers(List.of(id)).get(id);
    return all.get(all.size() - 1).answer();
  }

  /** Runs a command as a person does beside the service. */
  CommandLineHome.Result run(String... command) {
    return home.run(command);
  }

  /** Lets time pass. */
  void forward(Duration time) {
    clock.forward(time);
  }

  /** A fresh place in {@code inbound/} for a file that comes back. */
  Path place(String ending) {
    return home.file("inbound/back-" + ++files + "." + ending);
  }

  /** Drops a file and takes it in. */
  Taken take(byte[] content, String ending, String sender, boolean dryRun) {
    Path file = place(ending);
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return take(file, sender, dryRun);
  }

  /** Takes in a file that lies in {@code inbound/}. */
  Taken take(Path file, String sender, boolean dryRun) {
    clock.forward(Duration.ofMillis(10));
    Intake intake = installation.get(Intake.class);
    dev.docket.intake.ReturnAnswer answer =
        intake.take(GivenFile.at(file), Sender.osUser(sender), dryRun);
    return new Taken(
        JSON.readTree(installation.toJson(answer)), ImportCommand.sentence(answer, dryRun));
  }

  /** The receipt of a return. */
  Sheet receipt(Taken taken) {
    return Sheet.read(home.file(taken.text("receipt")));
  }

  /** Nothing of a file is left where it should not be. */
  void assertTidy() {
    assertThat(home.names("inbound/.work")).as("work folder").isEmpty();
    try (var left = Files.list(home.file("inbound"))) {
      assertThat(left.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .as("left in inbound")
          .allMatch(name -> name.equals(".docket"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    installation.close();
  }

  /** What became of a file: as scripts get it, and as people do. */
  record Taken(JsonNode json, String sentence) {

    private static final List<String> ROWS =
        List.of("confirmed", "errored", "unchanged", "repeated", "rejected");

    String text(String field) {
      return json.get(field).isNull() ? "" : json.get(field).asString();
    }

    int count(String field) {
      return json.get(field).asInt();
    }

    String outcome() {
      return text("outcome");
    }

    List<String> warnings() {
      List<String> texts = new ArrayList<>();
      json.get("warnings").forEach(w -> texts.add(w.asString()));
      return texts;
    }

    /** One answer, in words for people, whose counts add up. */
    void assertSound() {
      assertThat(ROWS.stream().mapToInt(this::count).sum())
          .as(json.toString())
          .isEqualTo(count("rows"));
      assertThat(outcome())
          .isIn("IMPORTED", "IMPORTED_IN_PART", "ALREADY_IMPORTED", "REFUSED", "IGNORED", "HELD");
      if (outcome().equals("REFUSED")) {
        assertThat(count("rows")).isZero();
        assertThat(text("reason")).as("reason").hasSizeGreaterThan(20);
      }
      Fuzzing.assertForPeople(text("reason") + "\n" + String.join("\n", warnings()));
    }
  }
}
