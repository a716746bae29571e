package dev.docket.feed;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The governance system's order file: a wrapped list, a bare one, or one order. */
final class JsonOrderFeed implements OrderFeed {

  private enum Progress {
    BEFORE,
    IN_LIST,
    DONE
  }

  private final Reader text;
  private final JsonParser parser;
  private final FeedShape shape;
  private final String fileName;
  private final OrderReader orders;
  private Progress progress = Progress.BEFORE;
  private int count;

  JsonOrderFeed(Reader text, FeedShape shape, String fileName, FeedRules rules) {
    this.text = text;
    this.parser = JsonText.parser(text);
    this.shape = shape;
    this.fileName = fileName;
    this.orders = new GovernanceOrders(rules);
  }

  @Override
  public @Nullable FeedItem next() throws IOException, BadFeedException {
    try {
      if (progress == Progress.BEFORE) {
        parser.nextToken();
        if (shape == FeedShape.ONE_ORDER) {
          FeedItem only = item();
          end();
          return only;
        }
        progress = enterList() ? Progress.IN_LIST : Progress.DONE;
      }
      if (progress == Progress.DONE) {
        return null;
      }
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        return item();
      }
      leaveList();
      return null;
    } catch (JacksonException fault) {
      throw JsonText.refusal(fileName, fault, parser.currentLocation());
    }
  }

  private FeedItem item() {
    String place = "order " + ++count + ", line " + parser.currentTokenLocation().getLineNr();
    return orders.item(place, JsonTree.read(parser));
  }

  /** Goes to the list's first token; false where the list is null. */
  private boolean enterList() throws BadFeedException {
    if (shape == FeedShape.BARE_LIST) {
      return true;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean isList = Fields.means(parser.currentName(), FeedShape.LIST);
      JsonToken value = parser.nextToken();
      if (isList && value == JsonToken.START_ARRAY) {
        return true;
      }
      if (isList && value == JsonToken.VALUE_NULL) {
        leaveList();
        return false;
      }
      if (isList) {
        throw refused(FeedShape.LIST + " is no list; a list of orders is allowed there.");
      }
      parser.skipChildren();
    }
    throw refused(FeedShape.LIST + " is missing.");
  }

  private void leaveList() throws BadFeedException {
    while (shape == FeedShape.WRAPPED_LIST && parser.nextToken() != JsonToken.END_OBJECT) {
      if (Fields.means(parser.currentName(), FeedShape.LIST)) {
        throw refused(FeedShape.LIST + " stands there twice; only one is allowed.");
      }
      parser.nextToken();
      parser.skipChildren();
    }
    end();
  }

  private void end() throws BadFeedException {
    progress = Progress.DONE;
    if (parser.nextToken() != null) {
      throw refused(
          "After the end of the orders there is more. One list or one order is allowed in a file.");
    }
  }

  private BadFeedException refused(String what) {
    return new BadFeedException(
        Words.visible(fileName)
            + ", line "
            + parser.currentTokenLocation().getLineNr()
            + ": "
            + what
            + " Nothing of it was taken in.");
  }

  @Override
  public void close() throws IOException {
    try (text) {
      parser.close();
    }
  }
}
