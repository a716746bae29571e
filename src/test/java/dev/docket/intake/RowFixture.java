package dev.docket.intake;

import dev.docket.language.Language;
import dev.docket.order.OrderNumber;
import dev.docket.sheet.Cell;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row that came back, for tests: as it was issued, unanswered, where nothing else is said. */
final class RowFixture {

  private final Map<SheetColumn, Cell> fixed = new LinkedHashMap<>();
  private final Map<String, Cell> properties = new LinkedHashMap<>();
  private final Set<SheetColumn> removed = EnumSet.noneOf(SheetColumn.class);
  private Language language = Language.ENGLISH;
  private int beyond = -1;
  private boolean torn = true;

  private RowFixture() {
    fixed.put(SheetColumn.ORDER, Cell.text(OrderNumber.of(FactsFixture.ORDER)));
    fixed.put(SheetColumn.CHECK, Cell.text("CHECK-1"));
    FactsFixture.issuedTexts().forEach((header, text) -> with(header, Cell.text(text)));
  }

  static RowFixture aRow() {
    return new RowFixture();
  }

  /**
   * A row with cells as they are written in tables of cases: {@code Result=Confirmed; Owner=n:5}.
   */
  static RowFixture aRow(String cells) {
    RowFixture row = aRow();
    for (String cell : cells.split(";")) {
      if (!cell.isBlank()) {
        int equals = cell.indexOf('=');
        row.with(cell.substring(0, equals).strip(), cell(cell.substring(equals + 1)));
      }
    }
    return row;
  }

  /**
   * A cell: {@code n:} a number, {@code b:} a boolean, {@code e:} an error, {@code f:} a formula
   * without a value.
   */
  static Cell cell(String text) {
    String value = text.length() > 1 && text.charAt(1) == ':' ? text.substring(2) : text;
    if (value.equals(text)) {
      return Cell.text(text.replace("\\0", "\0").replace("\\n", "\n"));
    }
    return switch (text.charAt(0)) {
      case 'n' -> new Cell(Cell.Kind.NUMBER, value, null);
      case 'b' -> new Cell(Cell.Kind.BOOLEAN, value, null);
      case 'e' -> new Cell(Cell.Kind.ERROR, value, null);
      case 'f' -> new Cell(Cell.Kind.BLANK, "", value);
      default -> Cell.text(text);
    };
  }

  RowFixture with(String header, Cell cell) {
    SheetColumn.ofHeader(header)
        .ifPresentOrElse(
            column -> fixed.put(column, cell),
            () -> {
              if (IssuedRow.isProperty(header)) {
                properties.put(Normal.text(header), cell);
              } else {
                throw new IllegalArgumentException("no column " + header);
              }
            });
    return this;
  }

  RowFixture without(SheetColumn column) {
    fixed.remove(column);
    removed.add(column);
    return this;
  }

  /** Under a header in another language. */
  RowFixture in(Language other) {
    language = other;
    return this;
  }

  RowFixture withSomethingInColumn(int column) {
    beyond = column;
    return this;
  }

  /** Of a format that has cells. */
  RowFixture ofAWorkbook() {
    torn = false;
    return this;
  }

  ReturnRow build() {
    List<String> names = new ArrayList<>();
    for (SheetColumn column : SheetColumn.values()) {
      names.add(removed.contains(column) ? "Mine " + column : column.header(language));
    }
    names.addAll(properties.keySet());
    return new ReturnRow(
        12, false, ReturnColumns.of(names), fixed, properties, List.of(), beyond, torn);
  }
}
