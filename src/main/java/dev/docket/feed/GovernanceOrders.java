package dev.docket.feed;

import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Understands an order as the governance system writes it. */
final class GovernanceOrders extends OrderReader {

  static final String ID = "AssignedResourceTypeId";
  static final String RESOURCE_TYPE = "ResourceType";

  private static final String CHANGE_TYPE = "ChangeType";
  private static final String IDENTIFIER = "Identifier";
  private static final List<String> OWNER_KEYS = List.of(IDENTIFIER, "EmployeeId", "Id");
  private static final List<String> OWNER_NAMES =
      List.of("InternalDisplayName", "DisplayName", "Name", IDENTIFIER);
  private static final List<String> RESOURCE_NAMES =
      List.of(IDENTIFIER, "InternalDisplayName", "DisplayName", "Name", "Id");

  private final FeedRules rules;

  GovernanceOrders(FeedRules rules) {
    super(ID);
    this.rules = rules;
  }

  @Override
  FeedItem.Order order(String place, Fields order) throws BadOrderException {
    String id = order.requiredId(ID);
    Fields resource = order.object("Resource");
    boolean hasResource = resource != null && !resource.members().isVoid();
    String changeType = order.text(CHANGE_TYPE);
    Operation operation = operation(changeType, hasResource);
    Fields type = order.object(RESOURCE_TYPE);
    if (type == null) {
      throw new BadOrderException(RESOURCE_TYPE + " is missing. Every order needs it.");
    }
    String resourceType = type.requiredId(IDENTIFIER);
    Fields entityType = type.object("SourceEntityType");
    Fields owner = order.object("Owner");
    Sensitive sensitive = new Sensitive(rules, resourceType);
    List<PropertyChange> plain =
        ProposedChanges.of(order.object("Changes"), resource == null ? null : resource.members());
    return new FeedItem.Order(
        place,
        id,
        operation,
        changeType == null ? "" : changeType,
        order.id("WorkflowInstanceId"),
        entityType == null ? null : entityType.id(IDENTIFIER),
        resourceType,
        owner == null ? null : owner.id("Id"),
        ownerKey(owner),
        owner == null ? null : owner.first(OWNER_NAMES),
        entityType == null ? null : entityType.id("Id"),
        resourceKey(operation, resource, plain, sensitive),
        null,
        null,
        plain.stream().map(sensitive::guard).toList(),
        sensitive.source(order.members()));
  }

  private static Operation operation(@Nullable String word, boolean hasResource)
      throws BadOrderException {
    if (word == null) {
      throw new BadOrderException(
          CHANGE_TYPE + " is missing; allowed are Added, Modified and Deleted.");
    }
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "added" -> hasResource ? Operation.ASSOCIATE : Operation.CREATE;
      case "modified" -> Operation.UPDATE;
      case "deleted" -> Operation.DELETE;
      default ->
          throw new BadOrderException(
              CHANGE_TYPE
                  + " is "
                  + Words.quoted(word)
                  + "; allowed are Added, Modified and Deleted.");
    };
  }

  private static @Nullable String ownerKey(@Nullable Fields owner) throws BadOrderException {
    if (owner == null) {
      return null;
    }
    for (String name : OWNER_KEYS) {
      String key = owner.id(name);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  /** The resource's identifier; never the value of a sensitive property. */
  private @Nullable String resourceKey(
      Operation operation,
      @Nullable Fields resource,
      List<PropertyChange> changes,
      Sensitive sensitive) {
    String keyProperty = rules.keyProperty(sensitive.resourceType());
    if (operation == Operation.CREATE) {
      return proposed(keyProperty, changes, sensitive);
    }
    if (resource == null) {
      return null;
    }
    if (keyProperty != null && !sensitive.hides(keyProperty)) {
      String key = ProposedChanges.current(resource.members(), keyProperty);
      if (key != null) {
        return key;
      }
    }
    List<String> names = new ArrayList<>(RESOURCE_NAMES);
    names.removeIf(sensitive::hides);
    return resource.first(names);
  }

  /** The value that an order sets its key property to; null where it sets none. */
  static @Nullable String proposed(
      @Nullable String keyProperty, List<PropertyChange> changes, Sensitive sensitive) {
    if (keyProperty == null || sensitive.hides(keyProperty)) {
      return null;
    }
    return changes.stream()
        .filter(change -> change.property().equals(keyProperty) && change.proposed() != null)
        .map(PropertyChange::proposed)
        .findFirst()
        .orElse(null);
  }
}
