package dev.docket.intake;

import dev.docket.export.WorkSheets;
import dev.docket.language.Message;
import dev.docket.model.Model;
import dev.docket.order.Answer;
import dev.docket.order.HistoryEntry;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import dev.docket.order.Orders;
import dev.docket.order.Outcome;
import dev.docket.order.ProvisioningOrder;
import dev.docket.sheet.CheckCode;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.SheetNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the database what decisions on rows need to know. */
@Component
class FactsLoader {

  private final Orders orders;
  private final WorkSheets sheets;
  private final CheckCode checks;
  private final Model model;

  FactsLoader(Orders orders, WorkSheets sheets, CheckCode checks, Model model) {
    this.orders = orders;
    this.sheets = sheets;
    this.checks = checks;
    this.model = model;
  }

  /** The facts of some orders, as they are now; orders that do not exist are left out. */
  Map<Long, OrderFacts> load(Collection<Long> ids) {
    Map<Long, ProvisioningOrder> found = orders.findAll(ids);
    Map<Long, List<WorkSheets.Row>> issued = sheets.rowsOf(found.keySet());
    Map<Long, List<Answer.Recorded>> answers = orders.answers(found.keySet());
    Map<Long, Set<String>> notes = orders.notes(found.keySet());
    Map<Long, OrderFacts> facts = new HashMap<>();
    found
        .values()
        .forEach(
            order ->
                facts.put(
                    order.id(),
                    new OrderFacts(
                        order.id(),
                        order.state(),
                        order.attempt(),
                        order.currentSheet(),
                        order.valuesDigest(),
                        issued.getOrDefault(order.id(), List.of()).stream()
                            .filter(this::isProven)
                            .toList(),
                        answers.getOrDefault(order.id(), List.of()),
                        notes.getOrDefault(order.id(), Set.of()),
                        ending(order))));
    return facts;
  }

  /** The numbers of the orders that carry some check digests, by digest. */
  Map<String, String> ordersByCheck(Collection<String> digests) {
    return sheets.ordersByCheck(digests).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> OrderNumber.of(e.getValue())));
  }

  /** Whether a check digest was made with a key that is not here any more. */
  boolean isOfLostKey(String check) {
    return checks.isOfLostKey(check);
  }

  /**
   * Whether a row in the database is what Docket issued: nobody can put one there without the
   * secret.
   */
  private boolean isProven(WorkSheets.Row row) {
    return checks.proves(row.check(), row.order(), row.sheet(), row.attempt(), row.valuesDigest());
  }

  private @Nullable Message ending(ProvisioningOrder order) {
    if (order.state() != OrderState.INACTIVE) {
      return null;
    }
    Long successor = order.supersededBy();
    if (successor != null) {
      return orders.find(successor).map(this::replaced).orElse(null);
    }
    return orders.history(order.id()).stream()
        .filter(e -> e.to() == OrderState.INACTIVE && e.outcome() != Outcome.NOTED)
        .reduce((first, second) -> second)
        .map(FactsLoader::ended)
        .orElse(null);
  }

  private static Message ended(HistoryEntry last) {
    String who = Words.shortened(last.who());
    String said = Words.shortened(last.why());
    String doing = last.outcome().word() + " by " + who;
    String why = said.startsWith(doing) ? said.substring(doing.length()) : " (" + said + ")";
    return switch (last.outcome()) {
      case DECLINED -> Message.of("row.ended-declined", who, why);
      case CANCELLED -> Message.of("row.ended-cancelled", who, why);
      default ->
          Message.of("row.ended", said.startsWith(last.outcome().word()) ? said : doing + why);
    };
  }

  private Message replaced(ProvisioningOrder newer) {
    // Words of the newer order's own sheet, so in the language of its group.
    String changes =
        model
            .resourceTypeOrLearned(newer.resourceType(), newer.entityType())
            .map(
                type ->
                    IssuedRow.of(newer, type, type.group().language())
                        .getOrDefault(SheetColumn.CHANGES.header(), ""))
            .orElse("");
    Long sheet = newer.currentSheet();
    return Message.sentences(
        List.of(
            Message.of("row.replaced", newer.number(), Words.quote(changes)),
            sheet == null
                ? Message.of("row.replaced-waits", newer.state().name())
                : Message.of("row.replaced-out", SheetNumber.of(sheet))));
  }
}
