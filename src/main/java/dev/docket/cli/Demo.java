package dev.docket.cli;

import dev.docket.audit.FileOutcome;
import dev.docket.complete.CompleteRuns;
import dev.docket.feed.FeedAnswer;
import dev.docket.feed.FeedNews;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.intake.Intake;
import dev.docket.intake.ReturnAnswer;
import dev.docket.order.OrderFilter;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import dev.docket.order.Orders;
import dev.docket.sheet.TableFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole round trip on the samples, told step by step. Everything but the filling in is done by
 * the services that the commands use; each step is compared with what it was meant to give.
 */
final class Demo {

  private static final int RESULT_LINES = 4;

  private final Caller caller;
  private final Installation installation;
  private final DemoStory story;

  Demo(Caller caller, Installation installation, DemoStory story) {
    this.caller = caller;
    this.installation = installation;
    this.story = story;
  }

  /** Tells the story from the first order to the result file. */
  void run() throws Exception {
    CompleteRuns.Report report = complete();
    CompleteRuns.SheetFile sheet =
        report.sheets().stream()
            .filter(s -> s.file().endsWith(".xlsx"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no workbook was written"));
    Path issued = home().file(sheet.file());
    Path saved =
        home().root().resolve("operator").resolve("done by " + DemoOperator.NAME + ".xlsx");
    DemoOperator.Filled filled =
        new DemoOperator(
                installation.get(TableFormats.class), LocalDate.now(installation.get(Clock.class)))
            .fillIn(issued, saved);
    story.step(
        "An operator works off sheet "
            + sheet.sheet()
            + " and saves it as "
            + home().name(saved)
            + ".");
    story.tell(
        filled.confirmed()
            + " rows Confirmed, "
            + filled.errored()
            + " Error with a message, "
            + filled.blank()
            + " left blank for another day, "
            + filled.wrong()
            + " with the word \""
            + DemoOperator.NO_SUCH_WORD
            + "\", which no sheet allows.");
    returns(saved, filled);
    ends(report, filled);
  }

  private CompleteRuns.Report complete() throws Exception {
    List<FeedAnswer> feeds = new ArrayList<>();
    CompleteRuns.Report report;
    try (AutoCloseable news = installation.get(FeedNews.class).listen(feeds::add)) {
      report = installation.get(CompleteRuns.class).run(caller.sender().name());
    }
    int loaded = feeds.stream().mapToInt(FeedAnswer::loaded).sum();
    Map<String, Integer> byType = new TreeMap<>();
    installation
        .get(Orders.class)
        .list(OrderFilter.ALL, order -> byType.merge(order.entityType(), 1, Integer::sum));
    story.step("The complete job takes in the feeds from inbound/orders …");
    story.tell(
        feeds.size()
            + " files, "
            + loaded
            + " orders: "
            + byType.entrySet().stream()
                .map(e -> e.getValue() + " of " + e.getKey())
                .collect(Collectors.joining(", "))
            + ".");
    story.step("… and hands all pending orders out on work sheets.");
    report.sheets().forEach(s -> story.tell(s.file() + ", " + s.rows() + " rows"));
    story.tell(
        "Run "
            + report.run()
            + " "
            + report.status()
            + ", "
            + report.exported()
            + " orders exported.");
    story.figure("feeds", Map.of("files", feeds.size(), "orders", loaded));
    story.figure("ordersByEntityType", byType);
    story.figure("run", report);
    story.expect("the run's status", "COMPLETED", report.status());
    story.expect("orders exported", loaded, report.exported());
    story.expect("orders loaded", feeds.stream().mapToInt(FeedAnswer::read).sum(), loaded);
    return report;
  }

  private void returns(Path saved, DemoOperator.Filled filled) throws IOException {
    Map<OrderState, Long> before = states();
    story.step("The sheet is dropped into inbound/check first: a dry run.");
    ReturnAnswer checked = drop(saved, home().check(), true);
    story.expect("states after the dry run", before, states());
    story.step("The same sheet is dropped into inbound: now it counts.");
    ReturnAnswer imported = drop(saved, home().inbound(), false);
    for (ReturnAnswer answer : List.of(checked, imported)) {
      story.expect("the outcome", FileOutcome.IMPORTED_IN_PART, answer.outcome());
      story.expect("rows read", filled.rows(), answer.rows());
      story.expect("rows confirmed", filled.confirmed(), answer.confirmed());
      story.expect("rows errored", filled.errored(), answer.errored());
      story.expect("rows unchanged", filled.blank(), answer.unchanged());
      story.expect("rows rejected", filled.wrong(), answer.rejected());
    }
    story.step("The same sheet once more, by mistake.");
    ReturnAnswer again = drop(saved, home().inbound(), false);
    story.expect("the second outcome", FileOutcome.ALREADY_IMPORTED, again.outcome());
    story.figure("check", checked);
    story.figure("import", imported);
    story.figure("again", again);
  }

  private ReturnAnswer drop(Path saved, Path folder, boolean dryRun) throws IOException {
    Path dropped = folder.resolve(Objects.requireNonNull(saved.getFileName()).toString());
    DurableFiles.copy(saved, dropped);
    ReturnAnswer answer = installation.get(Intake.class).take(dropped, caller.sender(), dryRun);
    story.tell(ImportCommand.sentence(answer, dryRun));
    return answer;
  }

  private void ends(CompleteRuns.Report report, DemoOperator.Filled filled) throws IOException {
    Map<OrderState, Long> states = states();
    story.step("How far the orders are now.");
    states.forEach((state, count) -> story.tell(count + " " + state));
    story.figure("states", states);
    story.expect("orders EXECUTED", (long) filled.confirmed(), count(states, OrderState.EXECUTED));
    story.expect("orders ERRORED", (long) filled.errored(), count(states, OrderState.ERRORED));
    story.expect(
        "orders TRANSMITTED",
        (long) report.exported() - filled.confirmed() - filled.errored(),
        count(states, OrderState.TRANSMITTED));
    results(filled);
    story.step("One order's whole story; the system gave it another identifier.");
    long id = OrderNumber.parse(filled.renamed()).orElseThrow();
    OrderStory.of(installation, id).asText().lines().forEach(story::tell);
    story.figure("order", filled.renamed());
    story.figure("failedOrder", filled.failed());
  }

  private void results(DemoOperator.Filled filled) throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(home().results())) {
      for (Path file : files.sorted().toList()) {
        names.add(home().name(file));
        lines.addAll(Files.readAllLines(file));
      }
    }
    int answers = lines.size() - names.size();
    story.step("What the governance system is told: " + String.join(", ", names) + ".");
    lines.stream().limit(RESULT_LINES).forEach(story::tell);
    story.tell("… " + answers + " answers in all.");
    story.figure("results", Map.of("files", names, "answers", answers));
    story.expect("answers told", filled.confirmed() + filled.errored(), answers);
  }

  private Map<OrderState, Long> states() {
    return new TreeMap<>(installation.get(Orders.class).countByState());
  }

  private static long count(Map<OrderState, Long> states, OrderState state) {
    return states.getOrDefault(state, 0L);
  }

  private Home home() {
    return installation.home();
  }
}
