package dev.docket.feed;

import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.nio.file.Path;

/** Opens feeds of orders, whatever their format. Keeps no state. */
class OrderFeeds {

  /** How a CSV file is opened. */
  interface Tables {

    /** Opens the file; comma, semicolon or tab separate its cells. */
    TableReader open(Path file) throws IOException;
  }

  private final Tables tables;

  OrderFeeds(Tables tables) {
    this.tables = tables;
  }

  /**
   * Opens a feed; its format is told by its content.
   *
   * @param fileName the name that messages give it
   * @throws BadFeedException when it is no feed; the whole file is refused
   */
  OrderFeed open(Path file, String fileName, FeedRules rules) throws IOException, BadFeedException {
    FeedShape shape = FeedShape.of(file, fileName);
    return switch (shape) {
      case WRAPPED_LIST, BARE_LIST, ONE_ORDER ->
          new JsonOrderFeed(FeedText.open(file), shape, fileName, rules);
      case LINES -> new LineOrderFeed(FeedText.open(file), fileName, rules);
      case TABLE -> TableOrderFeed.open(tables, file, fileName, rules);
    };
  }
}
