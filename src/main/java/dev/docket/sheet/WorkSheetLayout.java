package dev.docket.sheet;

import dev.docket.language.Language;
import dev.docket.language.Message;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a work sheet looks like, whatever its file format: which columns, which of them people may
 * write in, what the instructions say.
 *
 * @param sheet the sheet's number, {@code S000123}
 * @param title entity type, group and part, for the instructions
 * @param propertyHeaders the property columns, in order
 * @param locked whether Docket's own cells are locked
 * @param language of those who do the work
 */
public record WorkSheetLayout(
    String sheet, Message title, List<String> propertyHeaders, boolean locked, Language language) {

  private static final Message CONFIRMED = ResultWord.CONFIRMED.shown();
  private static final Message ERROR = ResultWord.ERROR.shown();

  /**
   * The version of the layout, kept with each sheet beside its language: which columns there are
   * and what they mean.
   */
  public static final int VERSION = 1;

  public WorkSheetLayout {
    propertyHeaders = List.copyOf(propertyHeaders);
  }

  /** A row to be issued. */
  public record Row(String order, String check, Map<String, String> issued) {}

  /** The sheet with these rows. */
  public TableContent with(Iterator<Row> rows) {
    return new TableContent(
        sheet,
        columns(),
        new Cells(rows),
        ResultWord.colours(SheetColumn.RESULT.ordinal(), language),
        List.of(instructions()),
        locked,
        language.delimiter());
  }

  private List<TableContent.Column> columns() {
    List<TableContent.Column> columns = new ArrayList<>();
    for (SheetColumn column : SheetColumn.values()) {
      columns.add(column(column, language));
    }
    for (String header : propertyHeaders) {
      // Changes tells the whole task; on paper the property columns would make all others tiny.
      columns.add(new TableContent.Column(header, 22, false, List.of(), false));
    }
    return columns;
  }

  /** How a fixed column is written. */
  public static TableContent.Column column(SheetColumn column, Language language) {
    return column(column, column.header(language), language);
  }

  /** How a fixed column is written under a name that it has somewhere already. */
  public static TableContent.Column column(SheetColumn column, String header, Language language) {
    return new TableContent.Column(
        header,
        column.width(language),
        column.use() == SheetColumn.Use.ANSWER,
        column == SheetColumn.RESULT ? ResultWord.shown(language) : List.of());
  }

  private TableContent.Page instructions() {
    return new TableContent.Page(
        Message.of("sheet.instructions").in(language),
        Stream.of(
                Message.of("sheet.protected-view"),
                Message.of("sheet.title", sheet, title),
                Message.of("sheet.what-to-do"),
                Message.of("sheet.step-do"),
                Message.of("sheet.step-result", CONFIRMED, ERROR),
                Message.of("sheet.step-message", ERROR, CONFIRMED),
                Message.of("sheet.step-details"),
                Message.of("sheet.step-return"),
                Message.of("sheet.good-to-know"),
                Message.of("sheet.about-clear", TaskText.CLEAR),
                Message.of("sheet.about-keys"),
                Message.of("sheet.about-sorting"),
                Message.of("sheet.about-cells"))
            .map(line -> line.in(language))
            .toList());
  }

  /** Turns rows into cells, in the order of the columns. */
  private final class Cells implements Iterator<TableContent.Row> {

    private final Iterator<Row> rows;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private Cells(Iterator<Row> rows) {
      this.rows = rows;
      for (String header : propertyHeaders) {
        places.put(header, places.size());
      }
    }

    /** A property's column; names that a return could not tell apart share one. */
    private @Nullable Integer place(String header) {
      if (!IssuedRow.isProperty(header)) {
        return null;
      }
      Integer place = places.get(header);
      return place != null
          ? place
          : places.keySet().stream()
              .filter(other -> Normal.key(other).equals(Normal.key(header)))
              .findFirst()
              .map(places::get)
              .orElse(null);
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public TableContent.Row next() {
      Row row = rows.next();
      List<String> cells = new ArrayList<>();
      for (SheetColumn column : SheetColumn.values()) {
        cells.add(
            switch (column) {
              case ORDER -> row.order();
              case CHECK -> row.check();
              default -> row.issued().getOrDefault(column.header(), "");
            });
      }
      int first = cells.size();
      cells.addAll(Collections.nCopies(propertyHeaders.size(), ""));
      BitSet marked = new BitSet();
      row.issued()
          .forEach(
              (header, text) -> {
                Integer place = place(header);
                if (place != null && !text.isEmpty()) {
                  cells.set(first + place, text);
                  marked.set(first + place);
                }
              });
      return new TableContent.Row(cells, marked);
    }
  }
}
