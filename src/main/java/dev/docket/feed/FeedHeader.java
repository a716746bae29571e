package dev.docket.feed;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a simple feed that is a table. */
final class FeedHeader {

  private static final List<String> REQUIRED =
      List.of(SimpleOrders.ID, SimpleOrders.OPERATION, SimpleOrders.RESOURCE_TYPE);

  /** Headers that begin like a property's column and name none. */
  private static final Set<String> BARE = Set.of("new", "new:", "old", "old:");

  /** What a column holds. */
  enum Kind {
    /** A field of every order. */
    FIELD,
    /** A property's proposed value. */
    NEW,
    /** A property's value now. */
    OLD,
    /** Something that is kept and shown only. */
    OTHER
  }

  /**
   * A column.
   *
   * @param name the field or the property
   */
  record Column(Kind kind, String name) {

    private static Column of(String header) {
      for (String field : SimpleOrders.FIELDS) {
        if (field.equalsIgnoreCase(header)) {
          return new Column(Kind.FIELD, field);
        }
      }
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("new:") && header.length() > 4) {
        return new Column(Kind.NEW, header.substring(4).strip());
      }
      if (lower.startsWith("old:") && header.length() > 4) {
        return new Column(Kind.OLD, header.substring(4).strip());
      }
      return new Column(Kind.OTHER, header);
    }

    /** The column's name as messages show it. */
    String shown() {
      String prefix = kind == Kind.NEW ? "new:" : kind == Kind.OLD ? "old:" : "";
      return "The column " + Words.quoted(prefix + name);
    }
  }

  private final List<@Nullable Column> columns;

  private FeedHeader(List<@Nullable Column> columns) {
    this.columns = columns;
  }

  /**
   * Reads a header.
   *
   * @throws BadFeedException when a column that every order needs is missing, or one is there twice
   */
  static FeedHeader of(@Nullable FoundRow row, String fileName) throws BadFeedException {
    List<@Nullable Column> columns = new ArrayList<>();
    Set<Column> seen = new HashSet<>();
    List<String> missing = new ArrayList<>(REQUIRED);
    for (Cell cell : row == null ? List.<Cell>of() : row.cells()) {
      String header = cell.text().replace("\uFEFF", "").replace('\u00A0', ' ').strip();
      Column column = header.isEmpty() ? null : Column.of(header);
      String problem = TextRules.problem("A column's name", header);
      if (problem != null) {
        throw refused(fileName, problem);
      }
      if (BARE.contains(header.toLowerCase(Locale.ROOT))) {
        throw refused(
            fileName,
            "The column "
                + Words.quoted(header)
                + " names no property; it is new:<property> or old:<property>.");
      }
      if (column != null && !seen.add(column)) {
        throw refused(fileName, column.shown() + " is there twice; every name is allowed once.");
      }
      columns.add(column);
      missing.remove(column == null || column.kind() != Kind.FIELD ? "" : column.name());
    }
    if (!missing.isEmpty()) {
      throw refused(
          fileName,
          "The header lacks "
              + String.join(", ", missing)
              + "; it needs "
              + String.join(", ", REQUIRED)
              + ", separated by comma, semicolon or tab.");
    }
    return new FeedHeader(columns);
  }

  private static BadFeedException refused(String fileName, String problem) {
    return new BadFeedException(
        Words.visible(fileName) + ": " + problem + " Nothing of it was taken in.");
  }

  /** The column, counted from 0; null where it has no name or where there is none. */
  @Nullable Column column(int place) {
    return place < columns.size() ? columns.get(place) : null;
  }

  /** What is wrong with a value in a column without a name. */
  String misplaced(int place) {
    return "The row has a value in column "
        + (place + 1)
        + ", and the header has "
        + columns.size()
        + " columns and no name there. Put values that hold the delimiter in quotes.";
  }
}
