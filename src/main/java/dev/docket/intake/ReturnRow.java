package dev.docket.intake;

import dev.docket.language.ForeignText;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a returned file, by column.
 *
 * @param number as the spreadsheet shows it
 * @param columns where its header has which column
 * @param cells every cell's text as it is to stand on the receipt, in the order of the file's first
 *     header
 * @param beyond the first column beyond the header that holds something; -1 for none
 * @param torn whether the file's format has no cells, so that what stands beyond the header may
 *     have been moved there by a text that was torn apart
 */
record ReturnRow(
    int number,
    boolean hidden,
    ReturnColumns columns,
    Map<SheetColumn, Cell> fixed,
    Map<String, Cell> properties,
    List<String> cells,
    int beyond,
    boolean torn) {

  /**
   * A row under a header.
   *
   * @param guarded whether the file's format has no cell types, so that texts were guarded against
   *     being formulas
   */
  static ReturnRow of(FoundRow row, ReturnHeader header, boolean guarded) {
    List<Cell> cells = row.cells().stream().map(cell -> guarded ? unguarded(cell) : cell).toList();
    FoundRow plain = new FoundRow(row.number(), row.hidden(), cells);
    Map<SheetColumn, Cell> fixed = new LinkedHashMap<>();
    header.fixed().forEach((column, place) -> fixed.put(column, plain.cell(place)));
    Map<String, Cell> properties = new LinkedHashMap<>();
    header.properties().forEach((name, place) -> properties.put(name, plain.cell(place)));
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < header.names().size(); column++) {
      texts.add(ForeignText.cell(shown(plain.cell(column))));
    }
    int beyond = -1;
    for (int column = header.names().size(); column < cells.size() && beyond < 0; column++) {
      beyond = cells.get(column).isBlank() ? -1 : column;
    }
    return new ReturnRow(
        row.number(), row.hidden(), header.columns(), fixed, properties, texts, beyond, guarded);
  }

  /** The same row with other cells in the fixed columns. */
  ReturnRow with(Map<SheetColumn, Cell> otherFixed) {
    return new ReturnRow(number, hidden, columns, otherFixed, properties, cells, beyond, torn);
  }

  /** The same row with other texts for the receipt. */
  ReturnRow shownAs(List<String> texts) {
    return new ReturnRow(number, hidden, columns, fixed, properties, texts, beyond, torn);
  }

  private static Cell unguarded(Cell cell) {
    return cell.kind() == Cell.Kind.TEXT ? Cell.text(FormulaGuard.decode(cell.text())) : cell;
  }

  private static String shown(Cell cell) {
    return cell.text().isEmpty() && cell.formula() != null ? "=" + cell.formula() : cell.text();
  }

  /** A cell; {@link Cell#BLANK} where the column is not there. */
  Cell cell(SheetColumn column) {
    return fixed.getOrDefault(column, Cell.BLANK);
  }

  /** A key's text without what nobody sees. */
  String key(SheetColumn column) {
    String text = cell(column).text();
    return column.use() == SheetColumn.Use.KEY ? KeyText.of(text) : Normal.text(text);
  }

  /** Whether the header has that column. */
  boolean has(SheetColumn column) {
    return fixed.containsKey(column);
  }
}
