package dev.docket.intake;

import dev.docket.audit.RegisteredFile;
import dev.docket.database.Columns;
import dev.docket.language.Message;
import dev.docket.model.Model;
import dev.docket.model.SheetFormat;
import dev.docket.order.OrderNumber;
import dev.docket.sheet.Limits;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first pass over a return: reads it to the end and stages one decision per row. Changes no
 * order; begins anew when it is repeated.
 */
@Component
class StageRows {

  /** Rows may be long, and the database holds those that a transaction takes away. */
  private static final int ROWS_UNSTAGED = 200;

  private static final int ROWS_PER_TRANSACTION = 500;

  private final Returns returns;
  private final FactsLoader loader;
  private final Model model;
  private final TransactionTemplate transaction;
  private final StoredLength lengths = new StoredLength();

  StageRows(Returns returns, FactsLoader loader, Model model, TransactionTemplate transaction) {
    this.returns = returns;
    this.loader = loader;
    this.model = model;
    this.transaction = transaction;
  }

  /**
   * Stages a file.
   *
   * @throws UnreadableFileException when the file is no work sheet or cannot be read to its end;
   *     nothing of it counts then
   */
  void stage(
      RegisteredFile registered,
      TableReader reader,
      SheetFormat format,
      RowJudge judge,
      LastCheck lastCheck)
      throws IOException {
    long file = registered.id();
    long most = Limits.stagedChars(registered.size());
    while (Boolean.TRUE.equals(
        transaction.execute(status -> returns.unstage(file, ROWS_UNSTAGED)))) {
      // One range after the other.
    }
    ReturnHeader header = ReturnHeader.find(reader);
    lengths.refuseTooLong(header);
    transaction.executeWithoutResult(
        status -> returns.begin(file, format, reader.delimiter(), header.names()));
    int items = 0;
    try (TableReader.Rows found = reader.rows(header.table())) {
      HeadedRows rows = new HeadedRows(found, header, model, format == SheetFormat.CSV);
      List<ReturnRow> batch = new ArrayList<>();
      long chars = 0;
      long inAll = 0;
      for (ReturnRow row = rows.next(); row != null; row = rows.next()) {
        batch.add(row);
        long length = lengths.of(row);
        chars += length;
        inAll += length;
        if (inAll > most) {
          throw new UnreadableFileException(Message.of("row.too-much-text", row.number(), most));
        }
        if (batch.size() == ROWS_PER_TRANSACTION || chars > Limits.BATCH_CHARS) {
          items = stage(file, header.columns(), items, batch, judge);
          batch.clear();
          chars = 0;
        }
      }
      items = batch.isEmpty() ? items : stage(file, header.columns(), items, batch, judge);
      if (rows.isAnyWithheld()) {
        returns.withheld(file);
      }
    }
    if (items == 0) {
      throw new UnreadableFileException(Message.of("header.no-rows"));
    }
    for (long order : returns.answeredTwice(file)) {
      settle(file, order, judge);
    }
    lastCheck.run();
    returns.warn(file, reader.warnings());
    returns.staged(file);
  }

  /** What must hold when a file was read to its end, before any of it may count. */
  interface LastCheck {
    void run() throws IOException;
  }

  private int stage(
      long file, ReturnColumns first, int before, List<ReturnRow> batch, RowJudge judge) {
    Facts facts = facts(batch);
    List<Returns.Read> read = new ArrayList<>();
    for (ReturnRow row : batch) {
      read.add(new Returns.Read(before + read.size() + 1, row, judge.decide(row, facts)));
    }
    transaction.executeWithoutResult(status -> returns.stage(file, first, read));
    return before + read.size();
  }

  /**
   * Several answers of one file to the same order: opposite ones are all rejected, others follow
   * upon each other. An answer to another attempt that was recorded before says nothing new.
   */
  private void settle(long file, long order, RowJudge judge) {
    List<Returns.Given> all = returns.answersTo(file, order);
    boolean agree = all.stream().map(Returns.Given::said).distinct().count() == 1;
    List<Returns.Given> opposite =
        agree ? List.of() : all.stream().filter(row -> isOpposed(row, all)).toList();
    if (!opposite.isEmpty()) {
      Message reason =
          Message.of(
              "row.opposite-answers",
              Words.and(opposite.stream().map(row -> String.valueOf(row.row())).toList()),
              OrderNumber.of(order));
      Columns.inLists(
          opposite,
          some -> transaction.executeWithoutResult(status -> returns.reject(file, some, reason)));
      return;
    }
    OrderFacts facts = loader.load(List.of(order)).get(order);
    for (Returns.Undone undone : returns.undoneOf(file, order)) {
      Decision decision =
          judge.decide(
              undone.row(),
              new Facts(Map.of(order, Objects.requireNonNull(facts)), Map.of(), c -> false));
      returns.redecide(file, undone.item(), decision);
      facts = decision.move() == null ? facts : facts.after(decision.move());
    }
  }

  private static boolean isOpposed(Returns.Given row, List<Returns.Given> all) {
    return all.stream()
        .anyMatch(
            other ->
                other.said() != row.said()
                    && (other.attempt() == row.attempt()
                        || other.kind() != Decision.Kind.REPEATED
                            && row.kind() != Decision.Kind.REPEATED));
  }

  /** What the decisions on some rows need to know, as it is now. */
  Facts facts(List<ReturnRow> rows) {
    Set<Long> ids = new HashSet<>();
    Set<String> checks = new HashSet<>();
    for (ReturnRow row : rows) {
      OrderNumber.parse(row.key(SheetColumn.ORDER)).ifPresent(ids::add);
    }
    Map<Long, OrderFacts> facts = loader.load(ids);
    for (ReturnRow row : rows) {
      String check = row.key(SheetColumn.CHECK);
      OrderNumber.parse(row.key(SheetColumn.ORDER))
          .ifPresent(
              id -> {
                OrderFacts known = facts.get(id);
                if (known != null
                    && known.issuedWith(check).isEmpty()
                    && check.length() < 60
                    && check.indexOf('\0') < 0) {
                  checks.add(check);
                }
              });
    }
    return new Facts(
        facts, checks.isEmpty() ? Map.of() : loader.ordersByCheck(checks), loader::isOfLostKey);
  }

  /** Facts that were looked up beforehand. */
  record Facts(Map<Long, OrderFacts> orders, Map<String, String> byCheck, Predicate<String> lostKey)
      implements RowJudge.Lookup {

    Facts {
      orders = new HashMap<>(orders);
    }

    @Override
    public @Nullable OrderFacts facts(long order) {
      return orders.get(order);
    }

    @Override
    public @Nullable String orderWithCheck(String check) {
      return byCheck.get(check);
    }

    @Override
    public boolean isOfLostKey(String check) {
      return lostKey.test(check);
    }

    /** From now on with a move made. */
    void made(dev.docket.order.Move move) {
      orders.computeIfPresent(move.order(), (id, before) -> before.after(move));
    }
  }
}
