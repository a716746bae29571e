package dev.docket.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one resource, with its property changes, as it stood when it was read from the
 * database. What is to be done never changes; how far it is does.
 *
 * @param externalId the assignment's id in the governance system; the same id comes again with the
 *     assignment's next change
 * @param feedFile the registry's id of the file that brought it
 * @param feedPlace where it stood in that file
 * @param changeType the operation's word as it came
 * @param ownerId the owner's id in the governance system
 * @param ownerKey the owner's id as people know it
 * @param ownerType the id of the owner's type in the governance system
 * @param resource the resource's identifier in the managed system
 * @param reason why the feed asks for it
 * @param source the whole order as it was received, as JSON, without sensitive values
 * @param contentDigest a digest of everything that the order asks for; equal for an order that was
 *     sent again
 * @param valuesDigest a digest of operation and proposed values
 * @param attempt which issue of the order to people this is, from 1
 * @param currentSheet the sheet that has claimed it or that it is out on
 * @param lastSheet the sheet that it was last published on
 * @param supersededBy the newer order that took its place
 * @param answer the latest answer, null before the first
 */
public record ProvisioningOrder(
    long id,
    String externalId,
    long feedFile,
    String feedPlace,
    Operation operation,
    String changeType,
    @Nullable String workflow,
    String entityType,
    String resourceType,
    @Nullable String ownerId,
    @Nullable String ownerKey,
    @Nullable String ownerName,
    @Nullable String ownerType,
    @Nullable String resource,
    @Nullable LocalDate due,
    @Nullable String reason,
    List<PropertyChange> changes,
    String source,
    String contentDigest,
    String valuesDigest,
    OrderState state,
    Outcome outcome,
    int attempt,
    @Nullable Long currentSheet,
    @Nullable Long lastSheet,
    @Nullable Long supersededBy,
    @Nullable LatestAnswer answer,
    Instant createdAt,
    Instant changedAt) {

  public ProvisioningOrder {
    changes = List.copyOf(changes);
  }

  /** The latest answer, as far as the order itself keeps it. */
  public record LatestAnswer(
      int attempt,
      int revision,
      Answer.Result result,
      @Nullable String message,
      @Nullable String actualId) {}

  /** The number that people see. */
  public String number() {
    return OrderNumber.of(id);
  }

  /** The latest answer's message; null where there is none. */
  public @Nullable String message() {
    return answer == null ? null : answer.message();
  }
}
