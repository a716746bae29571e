package dev.docket.order;

import static dev.docket.order.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docket.database.OnEachDatabase;
import dev.docket.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.IllegalTransactionStateException;

/** What orders promise on every database. */
@OnEachDatabase
class OrdersTests {

  private static final Sender ADA = Sender.osUser("ada");

  private TestDatabase database;
  private Orders orders;
  private Instant now = Instant.parse("2026-04-01T10:00:00.123456Z");

  @BeforeEach
  void openDatabase(@TempDir Path folder) {
    database = TestDatabase.in(folder, Clock.systemUTC(), Orders.class);
    orders = database.get(Orders.class);
    database
        .sql()
        .update(
            "INSERT INTO docket_file (id, kind, name, base_name, size_bytes, sha256, outcome, received_at) VALUES (1, 'ORDERS', 'feed.json', 'feed.json', 1, 'x', 'LOADED', CURRENT_TIMESTAMP)");
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void anOrderComesBackAsItWasTakenIn() {
    ProvisioningOrder order =
        anOrder()
            .due(LocalDate.of(2026, 12, 31))
            .changes(
                PropertyChange.set("department", null, "Grüße \uD83D\uDE00"),
                PropertyChange.clear("room", "4.12"),
                PropertyChange.links("groups", "FI_ALL", List.of("FI_READ"), List.of("FI_ALL")))
            .build();
    takeIn(order);
    ProvisioningOrder found = find(order.id());
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("state", "createdAt", "changedAt")
        .isEqualTo(order);
    assertThat(found.state()).isEqualTo(OrderState.PENDING);
    assertThat(found.createdAt()).isEqualTo(now).isEqualTo(found.changedAt());
  }

  @Test
  void givesEveryNumberOnce() {
    long first = orders.takeNumbers(3);
    long second = orders.takeNumbers(2);
    assertThat(first).isEqualTo(1);
    assertThat(second).isEqualTo(4);
    assertThat(orders.takeNumbers(1)).isEqualTo(6);
  }

  @Test
  void numbersStayTakenWhenTheTransactionAroundThemFails() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      orders.takeNumbers(10);
                      throw new IllegalStateException("rolled back");
                    }));
    assertThat(orders.takeNumbers(1)).isEqualTo(11);
  }

  @Test
  void aMoveWritesItsHistoryAndItsAnswer() {
    takeIn(anOrder().build());
    moves(Outcome.PUBLISHED);
    Origin origin =
        Origin.of(later(), ADA).inFile(1, 12).onSheet(7L).inRun(3L).doneBy("Grace Hopper");
    move(
        Move.of(find(1), Outcome.REPORTED_ERROR, "Error (\"locked\")", origin)
            .with(answer(1, 1, Answer.Result.ERROR, "locked")));

    ProvisioningOrder order = find(1);
    assertThat(order.state()).isEqualTo(OrderState.ERRORED);
    assertThat(order.outcome()).isEqualTo(Outcome.REPORTED_ERROR);
    assertThat(order.message()).isEqualTo("locked");
    assertThat(order.changedAt()).isEqualTo(now);
    HistoryEntry last = last(orders.history(1));
    assertThat(last)
        .isEqualTo(
            new HistoryEntry(
                1,
                OrderState.TRANSMITTED,
                OrderState.ERRORED,
                Outcome.REPORTED_ERROR,
                1,
                "Error (\"locked\")",
                origin));
    assertThat(last.who()).isEqualTo("Grace Hopper");
    Answer.Recorded recorded = orders.answers(List.of(1L)).get(1L).get(0);
    assertThat(recorded.answer().message()).isEqualTo("locked");
    assertThat(recorded.sender()).isEqualTo(ADA);
    assertThat(recorded.at()).isEqualTo(now);
    assertThat(recorded.file()).isEqualTo(1);
    assertThat(recorded.row()).isEqualTo(12);
  }

  @Test
  void theHistoryReplaysToTheState() {
    takeIn(anOrder().build());
    moves(
        Outcome.PUBLISHED,
        Outcome.RECALLED,
        Outcome.PUBLISHED,
        Outcome.REPORTED_ERROR,
        Outcome.NOTED,
        Outcome.UNBLOCKED,
        Outcome.PUBLISHED,
        Outcome.CONFIRMED,
        Outcome.CORRECTED_TO_ERROR);

    OrderState state = OrderState.NONE;
    int attempt = 1;
    for (HistoryEntry entry : orders.history(1)) {
      assertThat(entry.from()).isEqualTo(state);
      assertThat(entry.attempt()).isEqualTo(attempt);
      assertThat(entry.outcome().allows(entry.from(), entry.to())).isTrue();
      state = entry.to();
      attempt += entry.outcome().beginsAttempt() ? 1 : 0;
    }
    assertThat(find(1).state()).isEqualTo(state).isEqualTo(OrderState.ERRORED);
    assertThat(find(1).attempt()).isEqualTo(attempt).isEqualTo(3);
    assertThat(orders.history(1)).hasSize(10);
  }

  @Test
  void aMoveOnAChangedStateThrowsAndLeavesNothing() {
    takeIn(anOrder().id(1).build(), anOrder().id(2).externalId("A2").build());
    Move stale = Move.of(find(2), Outcome.PUBLISHED, "out", Origin.of(now, ADA));
    moves(2, Outcome.CANCELLED);
    Move good = Move.of(find(1), Outcome.PUBLISHED, "out", Origin.of(now, ADA));

    assertThatExceptionOfType(OrderChangedException.class)
        .isThrownBy(() -> database.inTransaction(() -> orders.move(List.of(good, stale))))
        .withMessageContaining(OrderNumber.of(2))
        .satisfies(e -> assertThat(e.order()).isEqualTo(2));

    assertThat(find(1).state()).isEqualTo(OrderState.PENDING);
    assertThat(orders.history(1)).hasSize(1);
    assertThat(find(2).state()).isEqualTo(OrderState.INACTIVE);
    assertThat(orders.history(2)).hasSize(2);
  }

  @Test
  void aMoveOnAnOlderAttemptThrowsThoughTheStateIsTheSame() {
    takeIn(anOrder().build());
    moves(Outcome.PUBLISHED);
    Move stale = Move.of(find(1), Outcome.CONFIRMED, "done", Origin.of(now, ADA));
    moves(Outcome.RECALLED, Outcome.PUBLISHED);
    assertThatExceptionOfType(OrderChangedException.class).isThrownBy(() -> move(stale));
    assertThat(find(1).state()).isEqualTo(OrderState.TRANSMITTED);
    assertThat(orders.answers(List.of(1L))).isEmpty();
  }

  @Test
  void aMoveThatTheTableDoesNotHaveCannotBeMade() {
    takeIn(anOrder().build());
    ProvisioningOrder pending = find(1);
    assertThatExceptionOfType(IllegalMoveException.class)
        .isThrownBy(() -> Move.of(pending, Outcome.SEEN, "seen", Origin.of(now, ADA)));
  }

  @Test
  void nothingIsWrittenOutsideATransaction() {
    takeIn(anOrder().build());
    Move move = Move.of(find(1), Outcome.PUBLISHED, "out", Origin.of(now, ADA));
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> orders.move(List.of(move)));
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(
            () -> orders.add(List.of(), List.of(), List.of(), List.of(), Origin.of(now, ADA)));
    assertThat(find(1).state()).isEqualTo(OrderState.PENDING);
  }

  @Test
  void anOrderLeavesItsSheetWhenItIsNoLongerOut() {
    takeIn(anOrder().build());
    database.sql().update("UPDATE provisioning_order SET current_sheet = 7 WHERE id = 1");
    moves(Outcome.PUBLISHED);
    assertThat(find(1).currentSheet()).isEqualTo(7);
    moves(Outcome.CONFIRMED);
    assertThat(find(1).currentSheet()).isNull();
    assertThat(find(1).lastSheet()).isEqualTo(7);
  }

  @Test
  void aSupersededOrderNamesTheOneThatTookItsPlace() {
    takeIn(anOrder().id(1).build(), anOrder().id(2).build());
    move(
        Move.of(find(1), Outcome.SUPERSEDED, "replaced", Origin.of(later(), Sender.DOCKET))
            .inFavourOf(2));
    assertThat(find(1).state()).isEqualTo(OrderState.INACTIVE);
    assertThat(find(1).supersededBy()).isEqualTo(2);
    assertThat(find(2).supersededBy()).isNull();
  }

  @Test
  void tellsTheLatestAnswerOfEachAttemptAndKeepsAll() {
    takeIn(anOrder().build());
    moves(Outcome.PUBLISHED);
    answered(Outcome.REPORTED_ERROR, answer(1, 1, Answer.Result.ERROR, "locked"));
    answered(Outcome.NOTED, answer(1, 2, Answer.Result.ERROR, "locked by audit"));
    moves(Outcome.UNBLOCKED, Outcome.PUBLISHED);
    answered(Outcome.CONFIRMED, answer(2, 1, Answer.Result.CONFIRMED, null));

    assertThat(orders.answers(List.of(1L)).get(1L))
        .extracting(Answer.Recorded::attempt, Answer.Recorded::revision, a -> a.answer().message())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 2, "locked by audit"),
            org.assertj.core.groups.Tuple.tuple(2, 1, null));
    assertThat(orders.allAnswers(1)).hasSize(3);
    assertThat(orders.nextRevision(1, 1)).isEqualTo(3);
    assertThat(orders.nextRevision(1, 3)).isEqualTo(1);
    assertThat(Objects.requireNonNull(find(1).answer()).result())
        .isEqualTo(Answer.Result.CONFIRMED);
  }

  @Test
  void anEndingWithoutAnAnswerIsKeptForTheResultButIsNoAnswer() {
    takeIn(anOrder().build());
    Move.Given ending =
        new Move.Given(
            1,
            1,
            Move.Given.Kind.ENDED,
            new Answer(Answer.Result.ERROR, "cancelled by ada", null, null, null));
    answered(Outcome.CANCELLED, ending);
    assertThat(orders.answers(List.of(1L))).isEmpty();
    assertThat(find(1).answer()).isNull();
    assertThat(orders.allAnswers(1)).hasSize(1);
  }

  @Test
  void theSameRevisionTwiceIsRefusedByTheDatabase() {
    takeIn(anOrder().build());
    moves(Outcome.PUBLISHED);
    answered(Outcome.CONFIRMED, answer(1, 1, Answer.Result.CONFIRMED, null));
    assertThatExceptionOfType(org.springframework.dao.DuplicateKeyException.class)
        .isThrownBy(() -> answered(Outcome.NOTED, answer(1, 1, Answer.Result.CONFIRMED, "again")));
    assertThat(orders.history(1)).hasSize(3);
  }

  @Test
  void findsNotesByOrder() {
    takeIn(anOrder().build());
    move(Move.of(find(1), Outcome.NOTED, "waits for parts", Origin.of(later(), ADA)));
    assertThat(orders.notes(List.of(1L)))
        .isEqualTo(Map.of(1L, java.util.Set.of("waits for parts")));
    assertThat(find(1).state()).isEqualTo(OrderState.PENDING);
  }

  @Test
  void listsManyOrdersByNumberThroughEachFilter() {
    List<ProvisioningOrder> many = new ArrayList<>();
    LongStream.rangeClosed(1, 2_300)
        .forEach(
            id ->
                many.add(
                    anOrder()
                        .id(id)
                        .externalId("A" + id)
                        .entityType(id % 2 == 0 ? "Directory_Guest" : "Directory_User")
                        .resourceType(id % 3 == 0 ? "Badge" : "SAP_Account")
                        .owner("E" + id % 10, "Person " + id % 10)
                        .build()));
    takeIn(many.toArray(ProvisioningOrder[]::new));
    moves(5, Outcome.PUBLISHED);

    assertThat(list(OrderFilter.ALL)).hasSize(2_300).isSorted();
    assertThat(list(new OrderFilter(OrderState.TRANSMITTED, null, null, null, null)))
        .containsExactly(5L);
    assertThat(list(new OrderFilter(null, "Directory_Guest", null, null, null))).hasSize(1_150);
    assertThat(list(new OrderFilter(null, null, "Badge", null, null))).hasSize(766);
    assertThat(list(new OrderFilter(null, null, null, null, "E3"))).hasSize(230);
    assertThat(list(new OrderFilter(null, null, null, null, "Person 3"))).hasSize(230);
    assertThat(list(new OrderFilter(null, null, null, 1L, null))).isEmpty();
    assertThat(orders.countByState())
        .isEqualTo(Map.of(OrderState.PENDING, 2_299L, OrderState.TRANSMITTED, 1L));
    assertThat(orders.findAll(LongStream.rangeClosed(1, 1_700).boxed().toList())).hasSize(1_700);
  }

  @Test
  void findsTheOrdersOfAnAssignmentOldestFirst() {
    takeIn(
        anOrder().id(1).build(), anOrder().id(2).externalId("A2").build(), anOrder().id(3).build());
    assertThat(orders.ofAssignments(List.of("A1", "none")))
        .extracting(ProvisioningOrder::id)
        .containsExactly(1L, 3L);
    assertThat(orders.find(99)).isEmpty();
  }

  private List<Long> list(OrderFilter filter) {
    List<Long> ids = new ArrayList<>();
    orders.list(filter, order -> ids.add(order.id()));
    return ids;
  }

  private ProvisioningOrder find(long id) {
    return orders.find(id).orElseThrow();
  }

  private Instant later() {
    now = now.plus(Duration.ofMinutes(1));
    return now;
  }

  private void takeIn(ProvisioningOrder... some) {
    List<ProvisioningOrder> all = Arrays.asList(some);
    database.inTransaction(
        () ->
            orders.add(
                all,
                all.stream().map(o -> (int) o.id()).toList(),
                all.stream().map(o -> Outcome.TAKEN_IN).toList(),
                all.stream().map(o -> "taken in").toList(),
                Origin.of(now, Sender.DOCKET)));
  }

  private void moves(Outcome... outcomes) {
    moves(1, outcomes);
  }

  private void moves(long id, Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      move(Move.of(find(id), outcome, outcome.word(), Origin.of(later(), ADA)));
    }
  }

  private void answered(Outcome outcome, Move.Given given) {
    move(Move.of(find(1), outcome, outcome.word(), Origin.of(later(), ADA)).with(given));
  }

  private void move(Move move) {
    database.inTransaction(() -> orders.move(List.of(move)));
  }

  private static Move.Given answer(
      int attempt, int revision, Answer.Result result, String message) {
    return new Move.Given(
        attempt, revision, Move.Given.Kind.ANSWERED, new Answer(result, message, null, null, null));
  }

  private static HistoryEntry last(List<HistoryEntry> history) {
    return history.get(history.size() - 1);
  }
}
