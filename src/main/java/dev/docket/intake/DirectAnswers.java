package dev.docket.intake;

import dev.docket.home.RefusedException;
import dev.docket.order.Answer;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Answers that come without a file. They count for orders that are out on a sheet. Safe for use by
 * several threads.
 */
@Component
public class DirectAnswers {

  private final Orders orders;
  private final OrderTransactions transaction;
  private final Clock clock;

  DirectAnswers(Orders orders, OrderTransactions transaction, Clock clock) {
    this.orders = orders;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Records an answer.
   *
   * @return what came of it, a sentence
   * @throws RefusedException when the order is not out, or an error has no message
   */
  public String answer(long id, Answer answer, Sender sender) {
    if (answer.result() == Answer.Result.ERROR
        && (answer.message() == null || answer.message().isBlank())) {
      throw new RefusedException("An error needs a message: say what went wrong.");
    }
    if (answer.doneOn() != null && answer.doneOn().isAfter(LocalDate.now(clock))) {
      throw new RefusedException(
          "The day it was done on, " + answer.doneOn() + ", is in the future.");
    }
    return Objects.requireNonNull(
        transaction.execute(
            () -> {
              ProvisioningOrder order =
                  orders
                      .find(id)
                      .orElseThrow(
                          () ->
                              new RefusedException(
                                  "There is no order " + OrderNumber.of(id) + "."));
              if (order.state() != OrderState.TRANSMITTED) {
                throw new RefusedException(
                    "Order "
                        + order.number()
                        + " is "
                        + order.state()
                        + "; only an order that is TRANSMITTED, out on a sheet, can be answered.");
              }
              Outcome outcome =
                  answer.result() == Answer.Result.CONFIRMED
                      ? Outcome.CONFIRMED
                      : Outcome.REPORTED_ERROR;
              Origin origin =
                  Origin.of(clock.instant(), sender)
                      .onSheet(order.currentSheet())
                      .doneBy(answer.doneBy());
              String words =
                  answer.result() + (answer.message() == null ? "" : ": " + answer.message());
              orders.move(
                  List.of(
                      Move.of(order, outcome, words, origin)
                          .with(
                              new Move.Given(
                                  order.attempt(),
                                  orders.nextRevision(id, order.attempt()),
                                  Move.Given.Kind.ANSWERED,
                                  answer))));
              return "Order "
                  + order.number()
                  + ": it is "
                  + outcome.target(order.state())
                  + " now.";
            }));
  }
}
