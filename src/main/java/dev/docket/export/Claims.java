package dev.docket.export;

import dev.docket.database.DatabaseSettings;
import dev.docket.language.Language;
import dev.docket.model.Model;
import dev.docket.model.ResourceType;
import dev.docket.order.Move;
import dev.docket.order.OrderTransactions;
import dev.docket.order.Orders;
import dev.docket.order.Origin;
import dev.docket.order.ProvisioningOrder;
import dev.docket.order.Sender;
import dev.docket.sheet.CheckCode;
import dev.docket.sheet.IssuedRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The first step out: freezes pending orders into the rows of new sheets. One transaction per
 * sheet, so a claim that is killed has claimed whole sheets; these are taken over by the next run.
 */
@Component
class Claims {

  private static final int MOST_OVERTAKEN = 1_000;

  private final PendingOrders pending;
  private final WorkSheets sheets;
  private final Orders orders;
  private final Model model;
  private final CheckCode checks;
  private final OrderTransactions transaction;
  private final Clock clock;
  private final int rowsPerSheet;

  Claims(
      PendingOrders pending,
      WorkSheets sheets,
      Orders orders,
      Model model,
      CheckCode checks,
      OrderTransactions transaction,
      Clock clock,
      SheetSettings settings,
      DatabaseSettings database) {
    this.pending = pending;
    this.sheets = sheets;
    this.orders = orders;
    this.model = model;
    this.checks = checks;
    this.transaction = transaction;
    this.clock = clock;
    this.rowsPerSheet = Math.min(settings.rows(), database.rowsPerTransaction() / 2);
  }

  /** Claims all that may go out, for a run. */
  void claim(long run) {
    while (Boolean.TRUE.equals(transaction.execute(() -> supersedeOvertaken(run)))) {
      // One range after the other.
    }
    for (PendingOrders.Bucket bucket : pending.buckets()) {
      List<Long> ids = transaction.execute(() -> pending.ids(bucket));
      int parts = (ids.size() + rowsPerSheet - 1) / rowsPerSheet;
      for (int part = 1; part <= parts; part++) {
        List<Long> some =
            ids.subList((part - 1) * rowsPerSheet, Math.min(ids.size(), part * rowsPerSheet));
        int number = part;
        transaction.run(() -> claimSheet(run, bucket, number, parts, some));
      }
    }
  }

  /** Ends orders that came back although a newer one of their assignment took their place. */
  private boolean supersedeOvertaken(long run) {
    Map<Long, Long> overtaken = pending.overtaken(MOST_OVERTAKEN);
    Map<Long, ProvisioningOrder> found = orders.findAll(overtaken.keySet());
    Origin origin = Origin.of(clock.instant(), Sender.DOCKET).inRun(run);
    List<Move> moves = new ArrayList<>();
    overtaken.forEach(
        (old, newer) -> {
          ProvisioningOrder order = Objects.requireNonNull(found.get(old));
          moves.add(
              Move.superseding(
                  order, newer, "", origin, orders.nextRevision(old, order.attempt())));
        });
    orders.move(moves);
    return !moves.isEmpty();
  }

  private void claimSheet(
      long run, PendingOrders.Bucket bucket, int part, int parts, List<Long> ids) {
    Map<Long, ProvisioningOrder> found = orders.findAll(ids);
    List<ProvisioningOrder> wanted = ids.stream().map(found::get).filter(Objects::nonNull).toList();
    Language language = bucket.group().language();
    List<Map<String, String>> texts =
        wanted.stream().map(order -> IssuedRow.of(order, typeOf(order), language)).toList();
    List<String> headers =
        bucket.group().propertyColumns() ? IssuedRow.propertyColumns(texts) : List.of();
    long sheet =
        sheets.add(
            run,
            bucket.entityType(),
            bucket.group().name(),
            part,
            parts,
            language,
            wanted.size(),
            headers);
    boolean[] claimed = pending.claim(wanted.stream().map(ProvisioningOrder::id).toList(), sheet);
    List<WorkSheets.Row> rows = new ArrayList<>();
    for (int i = 0; i < claimed.length; i++) {
      if (claimed[i]) {
        rows.add(row(wanted.get(i), sheet, rows.size() + 1, texts.get(i)));
      }
    }
    sheets.addRows(rows);
  }

  private WorkSheets.Row row(
      ProvisioningOrder order, long sheet, int number, Map<String, String> texts) {
    return new WorkSheets.Row(
        order.id(),
        order.attempt(),
        sheet,
        number,
        checks.of(order.id(), sheet, order.attempt(), order.valuesDigest()),
        order.valuesDigest(),
        texts);
  }

  private ResourceType typeOf(ProvisioningOrder order) {
    return model
        .resourceTypeOrLearned(order.resourceType(), order.entityType())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "resource type " + order.resourceType() + " left the model"));
  }
}
