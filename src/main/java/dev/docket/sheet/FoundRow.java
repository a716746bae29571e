package dev.docket.sheet;

import java.util.List;

/**
 * One row as it stands in a file that came back.
 *
 * @param number the row's number as the spreadsheet shows it, from 1
 * @param hidden whether the row was hidden (by hand or by a filter) when the file was saved
 * @param cells the cells from column A on, without trailing blank ones; a cell's place in the list
 *     is its column
 */
public record FoundRow(int number, boolean hidden, List<Cell> cells) {

  public FoundRow {
    cells = List.copyOf(cells);
  }

  /** The cell in a column, counted from 0; {@link Cell#BLANK} where the row is shorter. */
  public Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.BLANK;
  }

  /** Whether no cell holds anything. */
  public boolean isBlank() {
    return cells.stream().allMatch(Cell::isBlank);
  }
}
