package dev.docket.cli;

import dev.docket.home.RefusedException;
import dev.docket.intake.DirectAnswers;
import dev.docket.order.Answer;
import dev.docket.order.OrderFilter;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import dev.docket.order.Orders;
import dev.docket.order.ProvisioningOrder;
import dev.docket.order.Sender;
import dev.docket.review.Reviews;
import dev.docket.sheet.SheetNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "orders",
    description = "Look at orders and decide on them.",
    subcommands = {
      OrdersCommand.ListOrders.class,
      OrdersCommand.Show.class,
      OrdersCommand.Confirm.class,
      OrdersCommand.ReportError.class,
      OrdersCommand.Approve.class,
      OrdersCommand.Decline.class,
      OrdersCommand.Cancel.class,
      OrdersCommand.Retry.class
    })
final class OrdersCommand extends CommandGroup {

  /** The shape of an order that scripts rely on. */
  record Listed(
      String order,
      String externalId,
      OrderState state,
      String entityType,
      String resourceType,
      String operation,
      @Nullable String owner,
      @Nullable String ownerId,
      @Nullable String resource,
      int attempt,
      @Nullable String sheet,
      @Nullable String message) {

    static Listed of(ProvisioningOrder order) {
      return new Listed(
          order.number(),
          order.externalId(),
          order.state(),
          order.entityType(),
          order.resourceType(),
          order.operation().name(),
          order.ownerName(),
          order.ownerKey(),
          order.resource(),
          order.attempt(),
          sheetOf(order),
          order.message());
    }

    /** The sheet that it is out on or was answered on; null while it waits for its next one. */
    private static @Nullable String sheetOf(ProvisioningOrder order) {
      Long sheet =
          switch (order.state()) {
            case TRANSMITTED, EXECUTED, ERRORED, VERIFIED, INACTIVE -> order.lastSheet();
            case NONE, PENDING, AWAITING_APPROVAL, ERROR -> null;
          };
      return sheet == null ? null : SheetNumber.of(sheet);
    }
  }

  @Command(name = "list", description = "List orders; without a filter, all of them.")
  static final class ListOrders implements Callable<Integer> {

    @ParentCommand OrdersCommand orders;

    @Spec CommandSpec spec;

    @Option(names = "--state", description = "Only orders in this state: ${COMPLETION-CANDIDATES}.")
    @Nullable OrderState state;

    @Option(
        names = "--entity-type",
        paramLabel = "NAME",
        description = "Only orders of this entity type.")
    @Nullable String entityType;

    @Option(
        names = "--resource-type",
        paramLabel = "NAME",
        description = "Only orders of this resource type.")
    @Nullable String resourceType;

    @Option(
        names = "--sheet",
        paramLabel = "SHEET",
        description = "Only orders that were ever issued on this sheet.")
    @Nullable String sheet;

    @Option(
        names = "--owner",
        paramLabel = "OWNER",
        description = "Only orders of this owner, by id or name.")
    @Nullable String owner;

    @Override
    public Integer call() {
      Docket docket = orders.docket;
      Long sheetId = sheet == null ? null : sheetId(spec, sheet);
      try (Installation installation = docket.look("orders list")) {
        OrderFilter filter = new OrderFilter(state, entityType, resourceType, sheetId, owner);
        AtomicLong count = new AtomicLong();
        Consumer<Consumer<Listed>> each =
            sink ->
                installation
                    .get(Orders.class)
                    .list(
                        filter,
                        order -> {
                          count.incrementAndGet();
                          sink.accept(Listed.of(order));
                        });
        if (docket.json()) {
          installation.writeJson(docket.caller().out(), each);
          docket.caller().out().println();
        } else {
          Terminal.Pages pages = new Terminal.Pages(docket.caller().out(), COLUMNS);
          each.accept(order -> pages.add(row(order)));
          pages.end();
        }
        docket.caller().say(count.get() + (count.get() == 1 ? " order." : " orders."));
      }
      return ExitCode.DONE;
    }

    private static final List<String> COLUMNS =
        List.of(
            "ORDER",
            "STATE",
            "OPERATION",
            "RESOURCE TYPE",
            "OWNER",
            "RESOURCE",
            "ATTEMPT",
            "SHEET",
            "MESSAGE");

    private static List<String> row(Listed o) {
      return List.of(
          o.order(),
          o.state().name(),
          o.operation(),
          o.resourceType(),
          text(o.owner()),
          text(o.resource()),
          Integer.toString(o.attempt()),
          text(o.sheet()),
          text(o.message()));
    }

    private static String text(@Nullable String text) {
      return Objects.requireNonNullElse(text, "");
    }
  }

  @Command(name = "show", description = "Tell an order's whole story.")
  static final class Show implements Callable<Integer> {

    @ParentCommand OrdersCommand orders;

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "ORDER", description = "The order's number, like DKT000000123M.")
    String order;

    @Override
    public Integer call() {
      Docket docket = orders.docket;
      long id = orderId(spec, order);
      try (Installation installation = docket.look("orders show")) {
        OrderStory story = OrderStory.of(installation, id);
        if (docket.json()) {
          docket.print(installation, story.asData());
        } else {
          docket.caller().out().print(Terminal.clean(story.asText()));
        }
      }
      return ExitCode.DONE;
    }
  }

  /** What the commands that decide on orders have in common. */
  abstract static class Deciding implements Callable<Integer> {

    @ParentCommand OrdersCommand orders;

    @Spec CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ORDER", description = "The orders' numbers.")
    List<String> numbers;

    abstract String decide(Installation installation, long order, Sender sender);

    @Override
    public Integer call() {
      Docket docket = orders.docket;
      List<Long> ids = numbers.stream().map(n -> orderId(spec, n)).toList();
      int code = ExitCode.DONE;
      try (Installation installation = docket.open("orders " + spec.name())) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (long id : ids) {
          boolean done = true;
          String sentence;
          try {
            sentence = Contention.told(() -> decide(installation, id, docket.caller().sender()));
          } catch (RefusedException e) {
            done = false;
            sentence = Objects.requireNonNull(e.getMessage());
            code = ExitCode.FAILED;
          }
          docket.caller().say(sentence);
          String state =
              installation.get(Orders.class).find(id).map(o -> o.state().name()).orElse("");
          answers.add(
              Map.of(
                  "order", OrderNumber.of(id), "done", done, "state", state, "reason", sentence));
        }
        code = ExitCode.worse(code, docket.publishResults(installation));
        if (docket.json()) {
          docket.print(installation, answers);
        }
      }
      return code;
    }
  }

  /** Decisions with a reason. */
  abstract static class Reasoned extends Deciding {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the history.")
    @Nullable String reason;
  }

  @Command(name = "approve", description = "Approve orders that wait for it.")
  static final class Approve extends Reasoned {
    @Override
    String decide(Installation installation, long order, Sender sender) {
      return installation.get(Reviews.class).approve(order, sender, reason);
    }
  }

  @Command(
      name = "decline",
      description = "Decline orders that wait for approval or that failed; they end.")
  static final class Decline extends Reasoned {
    @Override
    String decide(Installation installation, long order, Sender sender) {
      return installation.get(Reviews.class).decline(order, sender, reason);
    }
  }

  @Command(name = "cancel", description = "Cancel orders that nobody has answered; they end.")
  static final class Cancel extends Reasoned {
    @Override
    String decide(Installation installation, long order, Sender sender) {
      return installation.get(Reviews.class).cancel(order, sender, reason);
    }
  }

  @Command(name = "retry", description = "Issue orders that failed anew.")
  static final class Retry extends Reasoned {
    @Override
    String decide(Installation installation, long order, Sender sender) {
      return installation.get(Reviews.class).retry(order, sender, reason);
    }
  }

  /** Answers of operators. */
  abstract static class Answering extends Deciding {

    @Option(names = "--message", paramLabel = "TEXT", description = "The operator's words.")
    @Nullable String message;

    @Option(
        names = "--actual-id",
        paramLabel = "ID",
        description = "The identifier that the system really gave.")
    @Nullable String actualId;

    @Option(
        names = "--done-by",
        paramLabel = "NAME",
        description = "Who did it, where that is somebody else.")
    @Nullable String doneBy;

    @Option(
        names = "--done-on",
        paramLabel = "DAY",
        description = "The day it was done on, like 2026-05-31.")
    @Nullable LocalDate doneOn;

    abstract Answer.Result result();

    @Override
    String decide(Installation installation, long order, Sender sender) {
      return installation
          .get(DirectAnswers.class)
          .answer(order, new Answer(result(), message, actualId, doneBy, doneOn), sender);
    }
  }

  @Command(name = "confirm", description = "Say of orders that are out that they were done.")
  static final class Confirm extends Answering {
    @Override
    Answer.Result result() {
      return Answer.Result.CONFIRMED;
    }
  }

  @Command(
      name = "error",
      description = "Say of orders that are out that they could not be done; needs --message.")
  static final class ReportError extends Answering {
    @Override
    Answer.Result result() {
      return Answer.Result.ERROR;
    }
  }

  private static long orderId(CommandSpec spec, String text) {
    return OrderNumber.parse(text.strip())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "\""
                        + text
                        + (OrderNumber.looksLikeOne(text.strip())
                            ? "\" is mistyped: its last letter does not fit its digits."
                            : "\" is no order number; they look like "
                                + OrderNumber.of(123)
                                + ".")));
  }

  static long sheetId(CommandSpec spec, String text) {
    return SheetNumber.parse(text)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "\""
                        + text
                        + "\" is no sheet number; they look like "
                        + SheetNumber.of(123)
                        + "."));
  }
}
