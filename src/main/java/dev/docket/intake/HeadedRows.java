package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.model.Model;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a return, each under the header that it belongs to. Who sorts a sheet with its header
 * moves rows above it; they are rows as any other. Who pastes sheets below each other has a header
 * above each of them.
 */
final class HeadedRows {

  private final TableReader.Rows rows;
  private final ReturnHeader first;
  private final Model model;
  private final boolean guarded;
  private ReturnHeader header;
  private WithheldColumns withheld;
  private @Nullable List<Integer> places;
  private boolean anyWithheld;

  /**
   * Rows from a table's first.
   *
   * @param first the first header
   * @param guarded whether the file's format has no cell types
   */
  HeadedRows(TableReader.Rows rows, ReturnHeader first, Model model, boolean guarded) {
    this.rows = rows;
    this.first = first;
    this.model = model;
    this.guarded = guarded;
    this.header = first;
    this.withheld = new WithheldColumns(first, model);
  }

  /**
   * The next row that says something; null after the last.
   *
   * @throws NoHeaderException when a further header cannot be followed
   */
  @Nullable ReturnRow next() throws IOException {
    for (FoundRow row = rows.next(); row != null; row = rows.next()) {
      if (row.number() == first.row() || saysNothing(row)) {
        continue;
      }
      if (isOurs(row)) {
        return underHeader(row);
      }
      ReturnHeader further = row.number() < first.row() ? null : first.further(row);
      if (further != null) {
        follow(further);
      } else if (row.number() > first.row()) {
        return underHeader(row);
      }
    }
    return null;
  }

  /** Whether anything was left out of the rows so far. */
  boolean isAnyWithheld() {
    return anyWithheld || withheld.isAnyFound();
  }

  private static boolean saysNothing(FoundRow row) {
    return row.cells().stream()
        .allMatch(cell -> cell.formula() == null && Normal.text(cell.text()).isEmpty());
  }

  /** Above the header stand titles, too. */
  private boolean isOurs(FoundRow row) {
    return OurRow.isOrder(row.cell(header.place(SheetColumn.ORDER)))
        || OurRow.isCheck(row.cell(header.place(SheetColumn.CHECK)));
  }

  private ReturnRow underHeader(FoundRow row) {
    ReturnRow read = ReturnRow.of(withheld.in(row), header, guarded);
    List<Integer> from = places;
    return from == null
        ? read
        : read.shownAs(from.stream().map(i -> i < 0 ? "" : read.cells().get(i)).toList());
  }

  private void follow(ReturnHeader further) throws NoHeaderException {
    for (SheetColumn column : further.fixed().keySet()) {
      if (column.use() == SheetColumn.Use.ANSWER && !first.fixed().containsKey(column)) {
        throw new NoHeaderException(
            Message.of(
                "header.further-column",
                further.row(),
                Words.quote(further.names().get(further.place(column))),
                first.row()),
            first.language());
      }
    }
    anyWithheld = isAnyWithheld();
    header = further;
    withheld = new WithheldColumns(further, model);
    places = further.names().equals(first.names()) ? null : places(further);
  }

  /** Where the further header has each column of the first; -1 for nowhere. */
  private List<Integer> places(ReturnHeader further) {
    Map<Object, Integer> there = new HashMap<>();
    for (int place = 0; place < further.names().size(); place++) {
      there.putIfAbsent(key(further.names().get(place)), place);
    }
    List<Integer> from = new ArrayList<>();
    for (String name : first.names()) {
      from.add(there.getOrDefault(key(name), -1));
    }
    return from;
  }

  private static Object key(String name) {
    return SheetColumn.ofHeader(name).<Object>map(c -> c).orElseGet(() -> Normal.key(name));
  }
}
