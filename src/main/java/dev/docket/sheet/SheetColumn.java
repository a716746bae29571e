package dev.docket.sheet;

import dev.docket.language.Language;
import dev.docket.language.Message;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fixed columns of a work sheet, in their order. Their names are fixed for ever in each
 * language, and no name means two columns: a sheet may come back years later, or put together from
 * sheets of several languages.
 */
public enum SheetColumn {
  ORDER("column.order", 16, Use.KEY),
  CHECK("column.check", 25, Use.KEY),
  OPERATION("column.operation", 12, Use.COMPARED),
  RESOURCE_TYPE("column.resource-type", 17, Use.COMPARED),
  OWNER("column.owner", 20, Use.COMPARED),
  OWNER_ID("column.owner-id", 10, Use.COMPARED),
  RESOURCE("column.resource", 19, Use.COMPARED),
  RESULT("column.result", 11, Use.ANSWER),
  MESSAGE("column.message", 24, Use.ANSWER),
  ACTUAL_ID("column.actual-id", 14, Use.ANSWER),
  DONE_BY("column.done-by", 13, Use.ANSWER),
  DONE_ON("column.done-on", 11, Use.ANSWER),
  CHANGES("column.changes", 50, Use.COMPARED),
  INSTRUCTIONS("column.instructions", 34, Use.SHOWN),
  DUE("column.due", 11, Use.SHOWN),
  ATTEMPT("column.attempt", 8, Use.SHOWN),
  PREVIOUS_ERROR("column.previous-error", 22, Use.SHOWN);

  /** What becomes of a column when a sheet comes back. */
  public enum Use {
    /** Says which row it is. */
    KEY,
    /** The operator's. */
    ANSWER,
    /** Ours; compared with what was issued, never used. */
    COMPARED,
    /** Ours; not looked at. */
    SHOWN
  }

  private final Message title;
  private final Map<Language, String> headers = new EnumMap<>(Language.class);
  private final Set<String> names = new HashSet<>();
  private final int width;
  private final Use use;

  SheetColumn(String key, int width, Use use) {
    this.title = Message.of(key);
    this.width = width;
    this.use = use;
    for (Language language : Language.values()) {
      String header = title.in(language);
      headers.put(language, header);
      names.add(Normal.word(header));
      names.add(Normal.word(Normal.withoutUmlauts(header)));
    }
  }

  /** The column's English name; what is kept about a column is kept under it. */
  public String header() {
    return header(Language.ENGLISH);
  }

  /** The column's name in its first row. */
  public String header(Language language) {
    return java.util.Objects.requireNonNull(headers.get(language));
  }

  /** The column's name, in no language yet. */
  public Message title() {
    return title;
  }

  /** The column's width in characters. No word of its name is broken. */
  int width(Language language) {
    int longest =
        Stream.of(header(language).split("[ -]")).mapToInt(String::length).max().orElse(0);
    return Math.max(width, longest + 1);
  }

  /** What becomes of it when it comes back. */
  public Use use() {
    return use;
  }

  /** Whether a sheet without it is no work sheet. */
  public boolean isRequired() {
    return this == ORDER || this == CHECK || this == RESULT;
  }

  /** Whether that is the column's name in a language, whatever its case. */
  public boolean isHeader(String name, Language language) {
    String wanted = Normal.word(name);
    return Stream.of(header(language), Normal.withoutUmlauts(header(language)))
        .anyMatch(header -> Normal.word(header).equals(wanted));
  }

  /**
   * The column with that name in any of the languages, whatever its case, its accents and the
   * invisible characters around it.
   */
  public static Optional<SheetColumn> ofHeader(String header) {
    String wanted = Normal.word(header);
    return Arrays.stream(values()).filter(c -> c.names.contains(wanted)).findFirst();
  }
}
