package dev.docket.intake;

import dev.docket.model.Model;
import dev.docket.model.ResourceType;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.TaskText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a return that stand for sensitive properties. What somebody typed there is left
 * out before anything is done with the row, so that no receipt, log or database gets it.
 */
final class WithheldColumns {

  private final Set<Integer> columns = new TreeSet<>();
  private final Cell notShown;
  private boolean anyFound;

  WithheldColumns(ReturnHeader header, Model model) {
    notShown = Cell.text(TaskText.notShown(header.language()));
    header
        .properties()
        .forEach(
            (name, column) -> {
              if (isWithheld(Normal.text(name), model)) {
                columns.add(column);
              }
            });
  }

  private static boolean isWithheld(String header, Model model) {
    int colon = header.indexOf(": ");
    String property = header.substring(colon + 2);
    return model
        .resourceType(header.substring(0, colon))
        .map((ResourceType type) -> type.isSensitive(property))
        .orElseGet(() -> model.sensitiveProperties().contains(property));
  }

  /** The row without what was typed into such columns. */
  FoundRow in(FoundRow row) {
    List<Cell> cells = null;
    for (int column : columns) {
      Cell cell = row.cell(column);
      String text = Normal.text(cell.text());
      if (!cell.isBlank() && !TaskText.isNotShown(text) && !TaskText.isClear(text)) {
        cells = cells == null ? new ArrayList<>(row.cells()) : cells;
        cells.set(column, notShown);
        anyFound = true;
      }
    }
    return cells == null ? row : new FoundRow(row.number(), row.hidden(), cells);
  }

  /** Whether anything was left out so far. */
  boolean isAnyFound() {
    return anyFound;
  }
}
