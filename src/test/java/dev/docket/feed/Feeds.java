package dev.docket.feed;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feeds written and read for tests. The password is sensitive; a vault's key is the password, that
 * of everything else the login.
 */
final class Feeds {

  static final String SAP = "'ResourceType':{'Identifier':'SAP_Account'}";

  static final FeedRules RULES =
      new FeedRules() {
        @Override
        public boolean isSensitive(String resourceType, String property) {
          return Set.of("password", "pins").contains(property);
        }

        @Override
        public String keyProperty(String resourceType) {
          return resourceType.equals("Vault") ? "password" : "login";
        }

        @Override
        public String digest(String sensitiveValue) {
          return "digest-" + sensitiveValue.length();
        }
      };

  private Feeds() {}

  /** JSON written with single quotes. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  /** An order of the governance system with these further fields. */
  static String order(String fields) {
    return json("{'AssignedResourceTypeId':'A1','ChangeType':'Modified'," + SAP + fields + "}");
  }

  static List<FeedItem> read(byte[] content) throws Exception {
    Path file = Files.createTempFile("feed", ".txt");
    try {
      Files.write(file, content);
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  static List<FeedItem> read(String content) throws Exception {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<FeedItem> read(Path file) throws Exception {
    List<FeedItem> items = new ArrayList<>();
    try (OrderFeed feed = new OrderFeeds(SplitTable::new).open(file, "orders.json", RULES)) {
      for (FeedItem item = feed.next(); item != null; item = feed.next()) {
        items.add(item);
      }
    }
    return items;
  }

  static FeedItem.Order readOrder(String content) throws Exception {
    List<FeedItem> items = read(content);
    if (items.size() == 1 && items.get(0) instanceof FeedItem.Order order) {
      return order;
    }
    throw new AssertionError("Not one good order: " + items);
  }

  static FeedItem.Bad readBad(String content) throws Exception {
    List<FeedItem> items = read(content);
    if (items.size() == 1 && items.get(0) instanceof FeedItem.Bad bad) {
      return bad;
    }
    throw new AssertionError("Not one bad order: " + items);
  }

  /** A table whose cells are separated by semicolon, tab or comma, without quotes. */
  static final class SplitTable implements TableReader, TableReader.Rows {

    private final BufferedReader lines;
    private final String delimiter;
    private @Nullable String line;
    private int number;

    SplitTable(Path file) throws IOException {
      String header = Files.readAllLines(file).get(0);
      delimiter = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
      lines = Files.newBufferedReader(file);
    }

    @Override
    public List<String> tables() {
      return List.of("");
    }

    @Override
    public Rows rows(int table) {
      return this;
    }

    @Override
    public @Nullable FoundRow next() throws IOException {
      line = lines.readLine();
      number++;
      return line == null
          ? null
          : new FoundRow(
              number, false, Arrays.stream(line.split(delimiter)).map(Cell::text).toList());
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
