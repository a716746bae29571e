package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.order.OrderNumber;
import dev.docket.sheet.Cell;
import dev.docket.sheet.SheetColumn;

/** Why a row is none of ours, as far as Order and Check tell. */
final class ForeignRow {

  private ForeignRow() {}

  /** More cells than the header: a comma may have moved them. */
  static Message moved(ReturnRow row) {
    return RowPlace.row(row, Message.of("row.beyond-header", Words.column(row.beyond())));
  }

  /** No order number. */
  static Message withoutOrder(ReturnRow row) {
    return RowPlace.cell(row, SheetColumn.ORDER, whyNoOrder(row));
  }

  private static Message whyNoOrder(ReturnRow row) {
    String text = row.key(SheetColumn.ORDER);
    if (text.isEmpty()) {
      return Message.of("row.no-order");
    }
    boolean mangled =
        row.cell(SheetColumn.ORDER).kind() != Cell.Kind.TEXT || text.matches("[0-9.,+\\-Ee ]+");
    if (mangled) {
      return Message.of("row.order-mangled", Words.quote(text));
    }
    return OrderNumber.looksLikeOne(text)
        ? Message.of("row.order-mistyped", Words.quote(text))
        : Message.of("row.order-no-number", Words.quote(text), OrderNumber.of(123));
  }

  /** An order number of another installation. */
  static Message ofUnknownOrder(ReturnRow row) {
    return RowPlace.cell(
        row, SheetColumn.ORDER, Message.of("row.order-unknown", row.key(SheetColumn.ORDER)));
  }

  /** A check digest that was not issued for the order. */
  static Message withWrongCheck(ReturnRow row, OrderFacts facts, RowJudge.Lookup lookup) {
    return RowPlace.cell(row, SheetColumn.CHECK, whyWrongCheck(row, facts, lookup));
  }

  private static Message whyWrongCheck(ReturnRow row, OrderFacts facts, RowJudge.Lookup lookup) {
    String check = row.key(SheetColumn.CHECK);
    if (check.isEmpty()) {
      return Message.of("row.no-check", facts.number());
    }
    if (lookup.isOfLostKey(check)) {
      return Message.of(
          "row.check-of-lost-key", Words.quote(check), check.substring(0, check.indexOf('-')));
    }
    String other = lookup.orderWithCheck(check);
    return other == null || other.equals(facts.number())
        ? Message.of("row.check-never-issued", Words.quote(check), facts.number())
        : Message.of("row.check-of-other-order", Words.quote(check), other, facts.number());
  }
}
