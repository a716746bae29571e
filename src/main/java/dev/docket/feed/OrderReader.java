package dev.docket.feed;

/** Understands one element of a feed. */
abstract class OrderReader {

  private final String idField;

  /** With the name of the field that holds an order's id. */
  OrderReader(String idField) {
    this.idField = idField;
  }

  /**
   * The order, or why it is none.
   *
   * @param place where the element stands in its file
   */
  final FeedItem item(String place, JsonTree element) {
    try {
      if (element.problem() != null) {
        throw new BadOrderException(element.problem());
      }
      if (element.value() instanceof JsonValue.Members members) {
        return order(place, new Fields(members, ""));
      }
      throw new BadOrderException("This is " + element.value().kind() + "; an order is an object.");
    } catch (BadOrderException bad) {
      String id = Fields.peekId(element.value(), idField);
      return new FeedItem.Bad(place, id, bad.reason());
    }
  }

  /** The order that the fields tell. */
  abstract FeedItem.Order order(String place, Fields order) throws BadOrderException;
}
