package dev.docket.feed;

import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Understands an order of Docket's simple feed. */
final class SimpleOrders extends OrderReader {

  static final String ID = "externalId";
  static final String OPERATION = "operation";
  static final String RESOURCE_TYPE = "resourceType";
  static final String NEW = "new";
  static final String OLD = "old";

  /** The fields that every order of the simple feed may have, beside its properties. */
  static final List<String> FIELDS =
      List.of(
          ID,
          "entityType",
          OPERATION,
          RESOURCE_TYPE,
          "ownerId",
          "ownerName",
          "resource",
          "due",
          "reason");

  private final FeedRules rules;

  SimpleOrders(FeedRules rules) {
    super(ID);
    this.rules = rules;
  }

  @Override
  FeedItem.Order order(String place, Fields order) throws BadOrderException {
    String id = order.requiredId(ID);
    String word = order.text(OPERATION);
    Operation operation = operation(word);
    String resourceType = order.requiredId(RESOURCE_TYPE);
    String owner = order.id("ownerId");
    Fields old = order.object(OLD);
    Sensitive sensitive = new Sensitive(rules, resourceType);
    List<PropertyChange> plain =
        ProposedChanges.of(order.object(NEW), old == null ? null : old.members());
    return new FeedItem.Order(
        place,
        id,
        operation,
        word == null ? "" : word,
        null,
        order.id("entityType"),
        resourceType,
        owner,
        owner,
        order.text("ownerName"),
        null,
        resourceKey(order.text("resource"), operation, old, plain, sensitive),
        due(order.text("due")),
        order.text("reason"),
        plain.stream().map(sensitive::guard).toList(),
        sensitive.source(order.members()));
  }

  private static Operation operation(@Nullable String word) throws BadOrderException {
    if (word == null) {
      throw new BadOrderException(
          OPERATION + " is missing; allowed are CREATE, ASSOCIATE, UPDATE and DELETE.");
    }
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "create", "added" -> Operation.CREATE;
      case "associate" -> Operation.ASSOCIATE;
      case "update", "modified" -> Operation.UPDATE;
      case "delete", "deleted" -> Operation.DELETE;
      default ->
          throw new BadOrderException(
              OPERATION
                  + " is "
                  + Words.quoted(word)
                  + "; allowed are CREATE, ASSOCIATE, UPDATE and DELETE.");
    };
  }

  private static @Nullable LocalDate due(@Nullable String text) throws BadOrderException {
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException notADate) {
      throw new BadOrderException(
          "due is " + Words.quoted(text) + "; a date like 2026-03-31 is allowed there.");
    }
  }

  private @Nullable String resourceKey(
      @Nullable String told,
      Operation operation,
      @Nullable Fields old,
      List<PropertyChange> changes,
      Sensitive sensitive) {
    if (told != null) {
      return told;
    }
    String keyProperty = rules.keyProperty(sensitive.resourceType());
    if (operation == Operation.CREATE) {
      return GovernanceOrders.proposed(keyProperty, changes, sensitive);
    }
    return old == null || keyProperty == null || sensitive.hides(keyProperty)
        ? null
        : ProposedChanges.current(old.members(), keyProperty);
  }
}
