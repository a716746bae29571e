package dev.docket.intake;

import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a return under its header. Who sorts a sheet with its header moves rows above it;
 * they are rows as any other.
 */
final class HeadedRows {

  private final TableReader.Rows rows;
  private final ReturnHeader header;
  private final WithheldColumns withheld;
  private final boolean guarded;

  /**
   * Rows from a table's first.
   *
   * @param guarded whether the file's format has no cell types
   */
  HeadedRows(
      TableReader.Rows rows, ReturnHeader header, WithheldColumns withheld, boolean guarded) {
    this.rows = rows;
    this.header = header;
    this.withheld = withheld;
    this.guarded = guarded;
  }

  /** The next row that says something; null after the last. */
  @Nullable ReturnRow next() throws IOException {
    for (FoundRow row = rows.next(); row != null; row = rows.next()) {
      if (row.number() != header.row() && !saysNothing(row) && isOfTheTable(row)) {
        return ReturnRow.of(withheld.in(row), header, guarded);
      }
    }
    return null;
  }

  private static boolean saysNothing(FoundRow row) {
    return row.cells().stream()
        .allMatch(cell -> cell.formula() == null && Normal.text(cell.text()).isEmpty());
  }

  /** Above the header stand titles, too. */
  private boolean isOfTheTable(FoundRow row) {
    return row.number() > header.row()
        || OurRow.isOrder(row.cell(header.place(SheetColumn.ORDER)))
        || OurRow.isCheck(row.cell(header.place(SheetColumn.CHECK)));
  }
}
