package dev.docket.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order for tests, as it comes in; changed where a test cares. */
public final class OrderFixture {

  static final Instant LONG_AGO = Instant.parse("2026-03-01T08:00:00Z");

  private long id = 1;
  private String externalId = "A1";
  private long feedFile = 1;
  private Operation operation = Operation.UPDATE;
  private String entityType = "Directory_User";
  private String resourceType = "SAP_Account";
  private @Nullable String ownerName = "Ada Lovelace";
  private @Nullable String ownerKey = "E1001";
  private @Nullable LocalDate due;
  private List<PropertyChange> changes =
      List.of(PropertyChange.set("department", "Sales", "Finance"));

  private OrderFixture() {}

  public static OrderFixture anOrder() {
    return new OrderFixture();
  }

  public OrderFixture id(long value) {
    id = value;
    return this;
  }

  public OrderFixture externalId(String value) {
    externalId = value;
    return this;
  }

  public OrderFixture fromFile(long value) {
    feedFile = value;
    return this;
  }

  public OrderFixture operation(Operation value) {
    operation = value;
    return this;
  }

  public OrderFixture entityType(String value) {
    entityType = value;
    return this;
  }

  public OrderFixture resourceType(String value) {
    resourceType = value;
    return this;
  }

  public OrderFixture owner(String key, String name) {
    ownerKey = key;
    ownerName = name;
    return this;
  }

  public OrderFixture due(LocalDate value) {
    due = value;
    return this;
  }

  public OrderFixture changes(PropertyChange... values) {
    changes = List.of(values);
    return this;
  }

  public ProvisioningOrder build() {
    return new ProvisioningOrder(
        id,
        externalId,
        feedFile,
        "order " + id,
        operation,
        "Modified",
        null,
        entityType,
        resourceType,
        "4711",
        ownerKey,
        ownerName,
        "7",
        "ALOVELACE",
        due,
        "moved to another team",
        changes,
        "{\"a\":1}",
        "content-" + externalId,
        "values-" + externalId,
        OrderState.NONE,
        Outcome.TAKEN_IN,
        1,
        null,
        null,
        null,
        null,
        LONG_AGO,
        LONG_AGO);
  }
}
