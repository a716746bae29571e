package dev.docket.feed;

import dev.docket.order.Operation;
import dev.docket.order.PropertyChange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of an order feed: an order, or what could not be understood as one. */
sealed interface FeedItem {

  /** Where it stands in its file, as a person finds it: {@code order 17, line 240}. */
  String place();

  /**
   * An order as the feed tells it. Texts are free of NUL characters. Values of sensitive properties
   * are digests.
   *
   * @param externalId the assignment's id; numbers keep their digits
   * @param changeType the operation's word as it came
   * @param entityType null where the feed does not say
   * @param ownerId the owner's id in the governance system, for its result line
   * @param ownerKey the owner's id as people know it
   * @param ownerType the id of the owner's type in the governance system, for its result line
   * @param resource the resource's identifier in the managed system
   * @param source the whole order as received, as JSON, values of sensitive properties replaced
   */
  record Order(
      String place,
      String externalId,
      Operation operation,
      String changeType,
      @Nullable String workflow,
      @Nullable String entityType,
      String resourceType,
      @Nullable String ownerId,
      @Nullable String ownerKey,
      @Nullable String ownerName,
      @Nullable String ownerType,
      @Nullable String resource,
      @Nullable LocalDate due,
      @Nullable String reason,
      List<PropertyChange> changes,
      String source)
      implements FeedItem {}

  /**
   * An element that is no order.
   *
   * @param externalId the assignment's id, where at least that could be read
   * @param reason what was found, what is allowed and what to do, a sentence
   */
  record Bad(String place, @Nullable String externalId, String reason) implements FeedItem {}
}
