package dev.docket.order;

import dev.docket.database.Columns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * All orders, with their history and their answers. The only place that writes an order's state:
 * each move is checked against the transition table, happens only where the order is still what it
 * was decided on, and writes its history row and its answer in the same transaction.
 *
 * <p>Safe for use by several threads. Methods that write need a transaction of the caller's.
 */
@Repository
public class Orders {

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final OrderRows rows;

  Orders(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
    this.rows = new OrderRows(json);
  }

  /**
   * Takes numbers for new orders. They are gone, whether they are used or not.
   *
   * @return the first of {@code count} numbers in a row
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public long takeNumbers(int count) {
    jdbc.update(
        "UPDATE number_range SET next_number = next_number + ? WHERE name = 'order'", count);
    Long next =
        jdbc.queryForObject(
            "SELECT next_number FROM number_range WHERE name = 'order'", Long.class);
    return Objects.requireNonNull(next) - count;
  }

  /**
   * Adds new orders. Each enters in the state that its outcome gives from NONE, with that move in
   * its history.
   *
   * @param orders in state NONE, with ids from {@link #takeNumbers}
   * @param outcomes how each enters, in the same order
   * @param whys why, in the same order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(
      List<ProvisioningOrder> orders,
      List<Integer> items,
      List<Outcome> outcomes,
      List<String> whys,
      Origin origin) {
    if (orders.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        """
        INSERT INTO provisioning_order (id, external_id, feed_file_id, feed_item, feed_place, operation, change_type, workflow,
          entity_type, resource_type, owner_id, owner_key, owner_name, owner_type, resource_key, due, reason, changes, source,
          content_digest, values_digest, state, outcome, attempt, created_at, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        range(
            orders.size(),
            i -> {
              ProvisioningOrder order = orders.get(i);
              Outcome outcome = outcomes.get(i);
              return Columns.row(
                  order.id(),
                  order.externalId(),
                  order.feedFile(),
                  items.get(i),
                  order.feedPlace(),
                  order.operation().name(),
                  order.changeType(),
                  order.workflow(),
                  order.entityType(),
                  order.resourceType(),
                  order.ownerId(),
                  order.ownerKey(),
                  order.ownerName(),
                  order.ownerType(),
                  order.resource(),
                  order.due(),
                  order.reason(),
                  rows.changes(order),
                  order.source(),
                  order.contentDigest(),
                  order.valuesDigest(),
                  outcome.target(OrderState.NONE).number(),
                  outcome.name(),
                  order.attempt(),
                  origin.at(),
                  origin.at());
            }));
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      moves.add(Move.of(orders.get(i), outcomes.get(i), whys.get(i), origin));
    }
    addHistory(moves);
  }

  /**
   * Makes moves.
   *
   * @throws OrderChangedException when one of the orders is no longer what its move says; the
   *     caller's transaction must then be rolled back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void move(List<Move> moves) {
    if (moves.isEmpty()) {
      return;
    }
    // In one order everywhere, so that two who move the same orders do not wait for each other.
    List<Move> changing =
        moves.stream()
            .filter(m -> m.outcome() != Outcome.NOTED)
            .sorted(Comparator.comparingLong(Move::order))
            .toList();
    if (!changing.isEmpty()) {
      int[] counts =
          jdbc.batchUpdate(
              """
              UPDATE provisioning_order SET state = ?, outcome = ?, attempt = ?, changed_at = ?,
                current_sheet = CASE WHEN ? = 2 THEN current_sheet ELSE NULL END,
                last_sheet = CASE WHEN ? = 2 THEN current_sheet ELSE last_sheet END,
                superseded_by = COALESCE(CAST(? AS BIGINT), superseded_by)
              WHERE id = ? AND state = ? AND attempt = ?
              """,
              range(
                  changing.size(),
                  i -> {
                    Move move = changing.get(i);
                    return Columns.row(
                        move.to().number(),
                        move.outcome().name(),
                        move.attemptAfter(),
                        move.origin().at(),
                        move.to().number(),
                        move.to().number(),
                        move.supersededBy(),
                        move.order(),
                        move.from().number(),
                        move.attempt());
                  }));
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          throw new OrderChangedException(changing.get(i));
        }
      }
    }
    addAnswers(moves.stream().filter(m -> m.answer() != null).toList());
    addHistory(moves);
  }

  private void addAnswers(List<Move> moves) {
    if (moves.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        """
        INSERT INTO order_answer (order_id, attempt, revision, kind, answer_result, message, actual_id, done_by, done_on, sender,
          sender_kind, file_id, file_row, answered_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        range(
            moves.size(),
            i -> {
              Move move = moves.get(i);
              Move.Given given = given(move);
              Origin origin = move.origin();
              return Columns.row(
                  move.order(),
                  given.attempt(),
                  given.revision(),
                  given.kind().name(),
                  given.answer().result().name(),
                  given.answer().message(),
                  given.answer().actualId(),
                  given.answer().doneBy(),
                  given.answer().doneOn(),
                  origin.sender().name(),
                  origin.sender().kind().name(),
                  origin.file(),
                  origin.row(),
                  origin.at());
            }));
    List<Move> answered =
        moves.stream().filter(m -> given(m).kind() == Move.Given.Kind.ANSWERED).toList();
    if (answered.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        """
        UPDATE provisioning_order SET answer_attempt = ?, answer_revision = ?, answer_result = ?, answer_message = ?,
          answer_actual_id = ? WHERE id = ?
        """,
        range(
            answered.size(),
            i -> {
              Move.Given given = given(answered.get(i));
              return Columns.row(
                  given.attempt(),
                  given.revision(),
                  given.answer().result().name(),
                  given.answer().message(),
                  given.answer().actualId(),
                  answered.get(i).order());
            }));
  }

  private static List<@Nullable Object[]> range(int size, IntFunction<@Nullable Object[]> row) {
    return IntStream.range(0, size).mapToObj(row).toList();
  }

  private static Move.Given given(Move move) {
    return Objects.requireNonNull(move.answer());
  }

  private void addHistory(List<Move> moves) {
    jdbc.batchUpdate(
        """
        INSERT INTO order_history (order_id, happened_at, from_state, to_state, outcome, attempt, sender, sender_kind, doer, why,
          file_id, file_row, sheet_id, run_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        range(
            moves.size(),
            i -> {
              Move move = moves.get(i);
              Origin origin = move.origin();
              return Columns.row(
                  move.order(),
                  origin.at(),
                  move.from().number(),
                  move.to().number(),
                  move.outcome().name(),
                  move.attempt(),
                  origin.sender().name(),
                  origin.sender().kind().name(),
                  origin.doer(),
                  move.why(),
                  origin.file(),
                  origin.row(),
                  origin.sheet(),
                  origin.run());
            }));
  }

  /** The order with that id. */
  public Optional<ProvisioningOrder> find(long id) {
    return jdbc.query("SELECT * FROM provisioning_order WHERE id = ?", rows::order, id).stream()
        .findFirst();
  }

  /** The orders with those ids, those that there are, by id. */
  public Map<Long, ProvisioningOrder> findAll(Collection<Long> ids) {
    Map<Long, ProvisioningOrder> found = new HashMap<>();
    byIds(
        "SELECT * FROM provisioning_order WHERE id IN (:ids)",
        ids,
        rs -> {
          ProvisioningOrder order = rows.order(rs, 0);
          found.put(order.id(), order);
        });
    return found;
  }

  /**
   * The orders of some assignments, oldest first. The assignments' ids are compared without regard
   * to resource type.
   */
  public List<ProvisioningOrder> ofAssignments(Collection<String> externalIds) {
    List<ProvisioningOrder> found = new ArrayList<>();
    Columns.inLists(
        externalIds,
        some ->
            found.addAll(
                named.query(
                    "SELECT * FROM provisioning_order WHERE external_id IN (:ids) ORDER BY id",
                    new MapSqlParameterSource("ids", some),
                    rows::order)));
    return found;
  }

  /** The latest operators' answers of some orders, one per attempt, oldest attempt first. */
  public Map<Long, List<Answer.Recorded>> answers(Collection<Long> ids) {
    Map<Long, Map<Integer, Answer.Recorded>> latest = new HashMap<>();
    byIds(
        "SELECT * FROM order_answer WHERE kind = 'ANSWERED' AND order_id IN (:ids) ORDER BY order_id, attempt, revision",
        ids,
        rs -> {
          Answer.Recorded answer = OrderRows.answer(rs, 0);
          latest
              .computeIfAbsent(answer.order(), id -> new TreeMap<>())
              .put(answer.attempt(), answer);
        });
    Map<Long, List<Answer.Recorded>> answers = new HashMap<>();
    latest.forEach((id, byAttempt) -> answers.put(id, List.copyOf(byAttempt.values())));
    return answers;
  }

  /** Every answer and ending of one order, in the order in which they were given. */
  public List<Answer.Recorded> allAnswers(long id) {
    return jdbc.query(
        "SELECT * FROM order_answer WHERE order_id = ? ORDER BY attempt, revision",
        OrderRows::answer,
        id);
  }

  /** The next free revision of an order's attempt, whoever spoke last. */
  public int nextRevision(long id, int attempt) {
    Integer last =
        jdbc.queryForObject(
            "SELECT COALESCE(MAX(revision), 0) FROM order_answer WHERE order_id = ? AND attempt = ?",
            Integer.class,
            id,
            attempt);
    return Objects.requireNonNull(last) + 1;
  }

  /** What was noted on some orders, by order. */
  public Map<Long, Set<String>> notes(Collection<Long> ids) {
    Map<Long, Set<String>> notes = new HashMap<>();
    byIds(
        "SELECT order_id, why FROM order_history WHERE outcome = 'NOTED' AND order_id IN (:ids)",
        ids,
        rs ->
            notes
                .computeIfAbsent(rs.getLong("order_id"), id -> new HashSet<>())
                .add(rs.getString("why")));
    return notes;
  }

  /** One order's history, oldest first. */
  public List<HistoryEntry> history(long id) {
    return jdbc.query(
        "SELECT * FROM order_history WHERE order_id = ? ORDER BY id", OrderRows::entry, id);
  }

  /** Hands over the orders that a filter lets through, by number, streamed in pages. */
  public void list(OrderFilter filter, Consumer<ProvisioningOrder> consumer) {
    StringBuilder sql = new StringBuilder("SELECT * FROM provisioning_order WHERE id > :after");
    MapSqlParameterSource parameters = new MapSqlParameterSource();
    OrderState state = filter.state();
    condition(sql, parameters, "state", state == null ? null : state.number());
    condition(sql, parameters, "entity_type", filter.entityType());
    condition(sql, parameters, "resource_type", filter.resourceType());
    if (filter.sheet() != null) {
      sql.append(
          " AND EXISTS (SELECT 1 FROM sheet_row r WHERE r.order_id = provisioning_order.id AND r.sheet_id = :sheet)");
      parameters.addValue("sheet", filter.sheet());
    }
    if (filter.owner() != null) {
      sql.append(" AND (owner_key = :owner OR owner_id = :owner OR owner_name = :owner)");
      parameters.addValue("owner", filter.owner());
    }
    sql.append(" ORDER BY id FETCH FIRST 1000 ROWS ONLY");
    long after = 0;
    while (true) {
      List<ProvisioningOrder> page =
          named.query(sql.toString(), parameters.addValue("after", after), rows::order);
      if (page.isEmpty()) {
        return;
      }
      page.forEach(consumer);
      after = page.get(page.size() - 1).id();
    }
  }

  /** How many orders are in each state; states without orders are left out. */
  public Map<OrderState, Long> countByState() {
    Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
    jdbc.query(
        "SELECT state, COUNT(*) AS amount FROM provisioning_order GROUP BY state",
        rs -> {
          counts.put(OrderState.ofNumber(rs.getInt("state")), rs.getLong("amount"));
        });
    return counts;
  }

  private static void condition(
      StringBuilder sql, MapSqlParameterSource parameters, String column, @Nullable Object value) {
    if (value != null) {
      sql.append(" AND ").append(column).append(" = :").append(column);
      parameters.addValue(column, value);
    }
  }

  private void byIds(String sql, Collection<Long> ids, RowCallbackHandler handler) {
    Columns.inLists(ids, some -> named.query(sql, new MapSqlParameterSource("ids", some), handler));
  }
}
