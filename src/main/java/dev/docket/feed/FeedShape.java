package dev.docket.feed;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How a feed file is built, told by its content and never by its name. */
enum FeedShape {
  /** An object with the list of orders among its members. */
  WRAPPED_LIST,
  /** An array of orders. */
  BARE_LIST,
  /** One object that is an order. */
  ONE_ORDER,
  /** One object a line. */
  LINES,
  /** A table with a header. */
  TABLE;

  /** The member of a {@link #WRAPPED_LIST} that holds the orders. */
  static final String LIST = "ProvisioningOrdersList";

  private static final Pattern DELIMITERS = Pattern.compile("[,;\t]");

  /** A first line for Excel that names the delimiter; the table's reader knows it. */
  private static final Pattern ANNOUNCEMENT = Pattern.compile("(?i)\"?sep=.\"?");

  /**
   * Tells the shape. An object is read through as far as needed, holding nothing of it.
   *
   * @throws BadFeedException when the file is none of these, or cannot be read so far
   */
  static FeedShape of(Path file, String fileName) throws IOException, BadFeedException {
    if (Files.size(file) == 0) {
      throw new BadFeedException(
          Words.visible(fileName) + " is empty (0 bytes). Deliver it again with its orders.");
    }
    String head = FeedText.head(file).strip();
    if (head.startsWith("[")) {
      return BARE_LIST;
    }
    if (head.startsWith("{")) {
      return ofObject(file, fileName);
    }
    String header =
        head.lines()
            .filter(line -> !line.isBlank() && !ANNOUNCEMENT.matcher(line).matches())
            .findFirst()
            .orElse("");
    if (isHeader(header)) {
      return TABLE;
    }
    throw new BadFeedException(
        Words.visible(fileName)
            + " is neither JSON nor Docket's simple feed (it may be encrypted: set"
            + " docket.governance.decrypt-command). A CSV feed begins with a header that has the"
            + " column externalId. Nothing of it was taken in.");
  }

  private static FeedShape ofObject(Path file, String fileName)
      throws IOException, BadFeedException {
    try (Reader text = FeedText.open(file);
        JsonParser parser = JsonText.parser(text)) {
      parser.nextToken();
      return ofObject(parser, fileName);
    } catch (JacksonException fault) {
      throw JsonText.refusal(fileName, fault, null);
    }
  }

  private static FeedShape ofObject(JsonParser parser, String fileName) throws BadFeedException {
    long firstLine = parser.currentTokenLocation().getLineNr();
    boolean isOrder = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (Fields.means(name, LIST)) {
        return WRAPPED_LIST;
      }
      if (name.equals(SimpleOrders.ID) && !isOrder) {
        return LINES;
      }
      JsonToken value = parser.nextToken();
      isOrder =
          isOrder
              || Fields.means(name, GovernanceOrders.ID)
              || Fields.means(name, GovernanceOrders.RESOURCE_TYPE)
                  && value == JsonToken.START_OBJECT;
      parser.skipChildren();
    }
    boolean isOneLine = parser.currentTokenLocation().getLineNr() == firstLine;
    if (isOneLine && hasFurtherLine(parser, firstLine)) {
      return LINES;
    }
    if (isOrder) {
      return ONE_ORDER;
    }
    throw new BadFeedException(
        Words.visible(fileName)
            + " is JSON but holds no orders: its object has neither "
            + LIST
            + " nor "
            + GovernanceOrders.ID
            + " nor externalId. Nothing of it was taken in.");
  }

  private static boolean hasFurtherLine(JsonParser parser, long firstLine) {
    try {
      return parser.nextToken() != null && parser.currentTokenLocation().getLineNr() > firstLine;
    } catch (JacksonException brokenFurtherOn) {
      return brokenFurtherOn.getLocation() != null
          && brokenFurtherOn.getLocation().getLineNr() > firstLine;
    }
  }

  private static boolean isHeader(String line) {
    List<String> names = new ArrayList<>();
    for (String cell : DELIMITERS.split(line)) {
      names.add(cell.replace("\"", "").strip().toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(names).contains(SimpleOrders.ID.toLowerCase(Locale.ROOT));
  }

  /** Whether a file is a feed, as far as its beginning tells. */
  static boolean isFeed(Path file, String name) throws IOException {
    try {
      of(file, name);
      return true;
    } catch (BadFeedException e) {
      return false;
    }
  }
}
