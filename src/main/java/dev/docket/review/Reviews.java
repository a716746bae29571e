package dev.docket.review;

import dev.docket.home.RefusedException;
import dev.docket.model.Model;
import dev.docket.model.ResourceType;
import dev.docket.order.Answer;
import dev.docket.order.HistoryEntry;
import dev.docket.order.Move;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import dev.docket.order.OrderTransactions;
import dev.docket.order.Orders;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.order.ProvisioningOrder;
import dev.docket.order.Sender;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides on single orders for a person. Each decision is one transaction and says in words why it
 * was refused. Safe for use by several threads: of two decisions at once one wins and the other is
 * refused.
 */
@Component
public class Reviews {

  private static final String APPROVAL = "approval ";

  private final Orders orders;
  private final Model model;
  private final OrderTransactions transaction;
  private final Clock clock;

  Reviews(Orders orders, Model model, OrderTransactions transaction, Clock clock) {
    this.orders = orders;
    this.model = model;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Approves an order. It goes on once as many different people have approved it as its resource
   * type asks for.
   *
   * @return what came of it, a sentence
   */
  public String approve(long id, Sender sender, @Nullable String reason) {
    return decide(
        id,
        Outcome.APPROVED,
        order -> {
          Set<String> approvers = approvers(order);
          if (!approvers.add(sender.name())) {
            throw new RefusedException(
                sender.name()
                    + " has approved order "
                    + order.number()
                    + " already; another person has to.");
          }
          int needed = Math.max(1, typeOf(order));
          String count = approvers.size() + " of " + needed;
          Origin origin = Origin.of(clock.instant(), sender);
          if (approvers.size() < needed) {
            orders.move(
                List.of(Move.of(order, Outcome.NOTED, APPROVAL + count + because(reason), origin)));
            return "Order "
                + order.number()
                + ": "
                + APPROVAL
                + count
                + "; it still waits for others.";
          }
          orders.move(
              List.of(
                  Move.of(order, Outcome.APPROVED, APPROVAL + count + because(reason), origin)));
          return done(order, Outcome.APPROVED);
        });
  }

  /** Declines an order that waits for approval or that failed; it ends. */
  public String decline(long id, Sender sender, @Nullable String reason) {
    return end(id, Outcome.DECLINED, sender, reason);
  }

  /** Cancels an order that nobody has answered yet; it ends. */
  public String cancel(long id, Sender sender, @Nullable String reason) {
    return end(id, Outcome.CANCELLED, sender, reason);
  }

  /** Issues an order that failed anew, as its next attempt. */
  public String retry(long id, Sender sender, @Nullable String reason) {
    return decide(
        id,
        Outcome.UNBLOCKED,
        order -> {
          orders.ofAssignments(List.of(order.externalId())).stream()
              .filter(o -> o.resourceType().equals(order.resourceType()) && o.id() > id)
              .filter(o -> o.state() != OrderState.INACTIVE)
              .reduce((older, newer) -> newer)
              .ifPresent(
                  newer -> {
                    throw new RefusedException(
                        "Order "
                            + order.number()
                            + " has been overtaken by order "
                            + newer.number()
                            + " of the same assignment, which is "
                            + newer.state()
                            + "; only that one can go on. Decline this one.");
                  });
          Origin origin = Origin.of(clock.instant(), sender);
          orders.move(
              List.of(
                  Move.of(
                      order, Outcome.UNBLOCKED, "to be tried again" + because(reason), origin)));
          return done(order, Outcome.UNBLOCKED)
              + " It goes out with the next sheet, as attempt "
              + (order.attempt() + 1)
              + ".";
        });
  }

  private String end(long id, Outcome outcome, Sender sender, @Nullable String reason) {
    return decide(
        id,
        outcome,
        order -> {
          String why = outcome.word() + " by " + sender.name() + because(reason);
          Move.Given ending =
              new Move.Given(
                  order.attempt(),
                  orders.nextRevision(id, order.attempt()),
                  Move.Given.Kind.ENDED,
                  new Answer(Answer.Result.ERROR, why, null, null, null));
          Origin origin = Origin.of(clock.instant(), sender).onSheet(order.currentSheet());
          orders.move(List.of(Move.of(order, outcome, why, origin).with(ending)));
          return done(order, outcome);
        });
  }

  private interface OnOrder {
    String act(ProvisioningOrder order);
  }

  /** One after the other: of two approvals at once each has to count the other. */
  private synchronized String decide(long id, Outcome outcome, OnOrder action) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            () -> {
              ProvisioningOrder order =
                  orders
                      .find(id)
                      .orElseThrow(
                          () ->
                              new RefusedException(
                                  "There is no order " + OrderNumber.of(id) + "."));
              if (!outcome.from().contains(order.state())) {
                throw new RefusedException(
                    "Order "
                        + order.number()
                        + " is "
                        + order.state()
                        + "; to be "
                        + (outcome == Outcome.UNBLOCKED ? "tried again" : outcome.word())
                        + " it must be "
                        + outcome.from().stream()
                            .map(Enum::name)
                            .collect(Collectors.joining(" or "))
                        + ".");
              }
              return action.act(order);
            }));
  }

  private int typeOf(ProvisioningOrder order) {
    return model.resourceType(order.resourceType()).map(ResourceType::approvals).orElse(1);
  }

  /** Who has approved since the order began to wait. */
  private Set<String> approvers(ProvisioningOrder order) {
    Set<String> approvers = new java.util.TreeSet<>();
    for (HistoryEntry entry : orders.history(order.id())) {
      if (entry.to() == OrderState.AWAITING_APPROVAL
          && entry.from() != OrderState.AWAITING_APPROVAL) {
        approvers.clear();
      } else if (entry.outcome() == Outcome.NOTED && entry.why().startsWith(APPROVAL)) {
        approvers.add(entry.origin().sender().name());
      }
    }
    return approvers;
  }

  private static String done(ProvisioningOrder order, Outcome outcome) {
    return "Order "
        + order.number()
        + ": "
        + outcome.word()
        + ", it is "
        + outcome.target(order.state())
        + " now.";
  }

  private static String because(@Nullable String reason) {
    return reason == null || reason.isBlank() ? "" : ": " + reason.strip();
  }
}
