package dev.docket.feed;

import dev.docket.audit.RegisteredFile;
import dev.docket.home.DurableFiles;
import dev.docket.model.Model;
import dev.docket.model.ResourceType;
import dev.docket.order.Move;
import dev.docket.order.OrderState;
import dev.docket.order.OrderTransactions;
import dev.docket.order.Orders;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.order.PropertyChange;
import dev.docket.order.ProvisioningOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes orders of a feed in: checks them against the model, and against the earlier orders of the
 * same assignments.
 *
 * <ul>
 *   <li>The same again changes nothing while the earlier one is open.
 *   <li>Another one takes the place of an earlier that is not out on a sheet, or that ended in an
 *       error.
 *   <li>The same again after the earlier one has ended waits for a decision: somebody may have put
 *       old files back.
 * </ul>
 */
@Component
class OrderEntry {

  private static final int LONGEST = 2_000;
  private static final int MOST_NAMED = 20;

  private final Orders orders;
  private final Model model;
  private final FeedProgress progress;
  private final OrderTransactions transaction;

  OrderEntry(Orders orders, Model model, FeedProgress progress, OrderTransactions transaction) {
    this.orders = orders;
    this.model = model;
    this.progress = progress;
    this.transaction = transaction;
  }

  /**
   * Takes in some items of a file, in one transaction with the file's progress. No two of the
   * orders are of one assignment.
   *
   * @param released whether a person decided that its orders are to be done again
   * @param before what was done of the file before
   * @return what is done now
   */
  FeedProgress.Counts enter(
      RegisteredFile file,
      boolean released,
      FeedProgress.Counts before,
      List<FeedItem> items,
      Origin origin) {
    return Objects.requireNonNull(
        transaction.execute(() -> new Batch(file, released, before, origin).enter(items)));
  }

  /** What makes two orders belong to the same assignment. */
  static String assignment(FeedItem.Order order) {
    return order.resourceType() + "\n" + order.externalId();
  }

  private final class Batch {

    private final long file;
    private final String fileName;
    private final boolean released;
    private final FeedProgress.Counts before;
    private final Origin origin;
    private final List<ProvisioningOrder> added = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> whys = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<FeedProgress.Problem> problems = new ArrayList<>();
    private int unchanged;

    Batch(RegisteredFile file, boolean released, FeedProgress.Counts before, Origin origin) {
      this.file = file.id();
      this.fileName = file.name();
      this.released = released;
      this.before = before;
      this.origin = origin;
    }

    FeedProgress.Counts enter(List<FeedItem> items) {
      Map<String, List<ProvisioningOrder>> earlier = earlier(items);
      long number = orders.takeNumbers(items.size());
      for (int i = 0; i < items.size(); i++) {
        int item = before.done() + i;
        if (items.get(i) instanceof FeedItem.Order order) {
          Optional<ResourceType> type =
              model.resourceTypeOrLearned(order.resourceType(), order.entityType());
          String problem = problem(order, type);
          if (problem == null) {
            add(
                item,
                number + i,
                order,
                type.orElseThrow(),
                earlier.getOrDefault(assignment(order), List.of()));
          } else {
            problems.add(
                new FeedProgress.Problem(
                    item, new FeedItem.Bad(order.place(), order.externalId(), problem)));
          }
        } else {
          problems.add(new FeedProgress.Problem(item, (FeedItem.Bad) items.get(i)));
        }
      }
      orders.add(added, places, outcomes, whys, origin);
      orders.move(moves);
      FeedProgress.Counts counts = before.plus(added.size(), unchanged, problems.size());
      progress.move(file, counts, problems);
      return counts;
    }

    private Map<String, List<ProvisioningOrder>> earlier(List<FeedItem> items) {
      Set<String> ids = new HashSet<>();
      items.forEach(
          item -> {
            if (item instanceof FeedItem.Order order) {
              ids.add(order.externalId());
            }
          });
      Map<String, List<ProvisioningOrder>> earlier = new HashMap<>();
      orders
          .ofAssignments(ids)
          .forEach(
              o ->
                  earlier
                      .computeIfAbsent(
                          o.resourceType() + "\n" + o.externalId(), k -> new ArrayList<>())
                      .add(o));
      return earlier;
    }

    private void add(
        int item,
        long number,
        FeedItem.Order order,
        ResourceType type,
        List<ProvisioningOrder> earlier) {
      ProvisioningOrder entered = entered(number, order, type);
      ProvisioningOrder last = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
      @Nullable ProvisioningOrder same =
          last != null && last.contentDigest().equals(entered.contentDigest()) ? last : null;
      if (same != null && same.state().isOpen()) {
        unchanged++;
        return;
      }
      added.add(entered);
      places.add(item);
      String from = "taken in from " + fileName + ", " + order.place();
      if (same != null && same.state() != OrderState.ERRORED && !released) {
        outcomes.add(Outcome.REVIEW_ASKED);
        whys.add(
            from
                + "; the same order "
                + same.number()
                + " is "
                + same.state()
                + " already: approve it if it is to be done again, else decline it");
      } else if (type.approvals() > 0) {
        outcomes.add(Outcome.REVIEW_ASKED);
        whys.add(from + "; " + type.name() + " asks for " + type.approvals() + " approvals");
      } else {
        outcomes.add(Outcome.TAKEN_IN);
        whys.add(from);
      }
      earlier.stream().filter(this::gives).forEach(old -> supersede(old, entered));
    }

    /** Whether an earlier order gives way to a newer one: it is not published, or it failed. */
    private boolean gives(ProvisioningOrder old) {
      return Outcome.SUPERSEDED.from().contains(old.state());
    }

    private void supersede(ProvisioningOrder old, ProvisioningOrder newer) {
      moves.add(
          Move.superseding(
              old,
              newer.id(),
              ", from " + fileName,
              origin,
              orders.nextRevision(old.id(), old.attempt())));
    }

    private ProvisioningOrder entered(long number, FeedItem.Order order, ResourceType type) {
      String values = values(order);
      return new ProvisioningOrder(
          number,
          order.externalId(),
          file,
          order.place(),
          order.operation(),
          order.changeType(),
          order.workflow(),
          type.entityType().name(),
          order.resourceType(),
          order.ownerId(),
          order.ownerKey(),
          order.ownerName(),
          order.ownerType(),
          order.resource(),
          order.due(),
          order.reason(),
          order.changes(),
          order.source(),
          DurableFiles.sha256(
              String.join(
                  "\u0000",
                  values,
                  String.valueOf(order.ownerId()),
                  String.valueOf(order.ownerKey()),
                  String.valueOf(order.resource()),
                  String.valueOf(order.workflow()),
                  String.valueOf(order.due()))),
          DurableFiles.sha256(values),
          OrderState.NONE,
          Outcome.TAKEN_IN,
          1,
          null,
          null,
          null,
          null,
          origin.at(),
          origin.at());
    }
  }

  private @Nullable String problem(FeedItem.Order order, Optional<ResourceType> type) {
    if (type.isEmpty()) {
      return "the resource type "
          + Words.quoted(order.resourceType())
          + " is not in the model; known are "
          + knownTypes()
          + ". Add it to the model, or let the model learn it.";
    }
    String owner = type.get().entityType().name();
    if (order.entityType() != null && !order.entityType().equals(owner)) {
      return "the entity type "
          + Words.quoted(order.entityType())
          + " does not own the resource type "
          + order.resourceType()
          + "; the model says "
          + owner
          + ". Correct the feed or the model.";
    }
    if (order.resource() != null && order.resource().length() > LONGEST
        || order.ownerName() != null && order.ownerName().length() > LONGEST) {
      return "the owner's name or the resource's identifier is longer than "
          + LONGEST
          + " characters. Shorten it.";
    }
    return null;
  }

  private String knownTypes() {
    int all = model.resourceTypes().size();
    String some =
        model.resourceTypes().stream()
            .limit(MOST_NAMED)
            .map(ResourceType::name)
            .collect(Collectors.joining(", "));
    return all == 0
        ? "none"
        : all <= MOST_NAMED ? some : some + " and " + (all - MOST_NAMED) + " more";
  }

  /** What is proposed, in a form that is the same for the same proposal. */
  private static String values(FeedItem.Order order) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>();
    order.changes().forEach(c -> names.add(c.property()));
    for (String name : names) {
      for (PropertyChange change : order.changes()) {
        if (change.property().equals(name)) {
          values.put(
              name,
              change.proposed()
                  + "\u0000"
                  + change.clear()
                  + "\u0000"
                  + change.add()
                  + "\u0000"
                  + change.remove());
        }
      }
    }
    return order.operation() + "\u0000" + order.resourceType() + "\u0000" + values;
  }
}
