package dev.docket.feed;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One order a line (JSON Lines), as Docket's simple feed has it or as the governance system writes
 * it. A broken line is a bad order; where the first one is broken the whole file is refused.
 */
final class LineOrderFeed implements OrderFeed {

  private final LineSource lines;
  private final String fileName;
  private final OrderReader simple;
  private final OrderReader governance;
  private int count;

  LineOrderFeed(Reader text, String fileName, FeedRules rules) {
    this.lines = new LineSource(text);
    this.fileName = fileName;
    this.simple = new SimpleOrders(rules);
    this.governance = new GovernanceOrders(rules);
  }

  @Override
  public @Nullable FeedItem next() throws IOException, BadFeedException {
    LineSource.Line line;
    try {
      line = lines.next();
    } catch (CharacterCodingException noText) {
      throw FeedText.badEncoding(fileName, null);
    }
    if (line == null) {
      return null;
    }
    String place = "order " + ++count + ", line " + line.number();
    String problem;
    JsonTree tree = null;
    if (line.isCut()) {
      problem = "The line is longer than " + LineSource.LONGEST + " characters, the limit.";
    } else {
      problem = "The line is more or less than one JSON object; one is allowed a line.";
      try {
        tree = JsonText.parseOne(line.text());
      } catch (JacksonException fault) {
        problem = where(fault) + JsonText.explain(fault);
      }
    }
    if (tree != null) {
      return readerOf(tree.value()).item(place, tree);
    }
    if (count == 1) {
      throw new BadFeedException(
          Words.visible(fileName)
              + ", line "
              + line.number()
              + ": "
              + problem
              + " The first line is none of Docket's simple feed, so nothing was taken in.");
    }
    return new FeedItem.Bad(place, null, problem);
  }

  private static String where(JacksonException fault) {
    return fault.getLocation() == null
        ? ""
        : "Column " + fault.getLocation().getColumnNr() + " of the line: ";
  }

  private OrderReader readerOf(JsonValue value) {
    if (!(value instanceof JsonValue.Members members)) {
      return simple;
    }
    Map<String, JsonValue> all = members.all();
    boolean isGovernance =
        Fields.has(all, GovernanceOrders.ID)
            || !all.containsKey(SimpleOrders.ID) && all.containsKey(GovernanceOrders.RESOURCE_TYPE);
    return isGovernance ? governance : simple;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
