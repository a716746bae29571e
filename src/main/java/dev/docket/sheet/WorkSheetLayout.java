package dev.docket.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a work sheet looks like, whatever its file format: which columns, which of them people may
 * write in, what the instructions say.
 *
 * @param sheet the sheet's number, {@code S000123}
 * @param title entity type, group and part, for the instructions
 * @param propertyHeaders the property columns, in order
 * @param locked whether Docket's own cells are locked
 * @param delimiter what separates the fields of its CSV rendering
 */
public record WorkSheetLayout(
    String sheet, String title, List<String> propertyHeaders, boolean locked, char delimiter) {

  /** The version of the layout, kept with each sheet. */
  public static final int VERSION = 1;

  public WorkSheetLayout {
    propertyHeaders = List.copyOf(propertyHeaders);
  }

  /** A row to be issued. */
  public record Row(String order, String check, Map<String, String> issued) {}

  /** The sheet with these rows. */
  public TableContent with(Iterator<Row> rows) {
    return new TableContent(
        sheet, columns(), new Cells(rows), colours(), List.of(instructions()), locked, delimiter);
  }

  private List<TableContent.Column> columns() {
    List<TableContent.Column> columns = new ArrayList<>();
    for (SheetColumn column : SheetColumn.values()) {
      columns.add(column(column));
    }
    for (String header : propertyHeaders) {
      // Changes tells the whole task; on paper the property columns would make all others tiny.
      columns.add(new TableContent.Column(header, 22, false, List.of(), false));
    }
    return columns;
  }

  /** How a fixed column is written. */
  public static TableContent.Column column(SheetColumn column) {
    return new TableContent.Column(
        column.header(),
        column.width(),
        column.use() == SheetColumn.Use.ANSWER,
        column == SheetColumn.RESULT ? ResultWord.shown() : List.of());
  }

  private static List<TableContent.RowColour> colours() {
    return ResultWord.colours(SheetColumn.RESULT.ordinal());
  }

  private TableContent.Page instructions() {
    return new TableContent.Page(
        "Instructions",
        List.of(
            "If Excel shows the yellow bar \"Protected View\", press \"Enable Editing\" first.",
            "Work sheet " + sheet + ": " + title,
            "What to do:",
            "1. Do what the column Changes says, in the managed system that the resource type stands for. The column Instructions"
                + " says how.",
            "2. Choose in the column Result: Confirmed when it is done, Error when it cannot be done. Leave it blank while it is"
                + " not done yet: you can return the sheet as often as you like, and the rest another day.",
            "3. With Error, say in Message what went wrong. With Confirmed, Message may stay blank.",
            "4. Actual id: only where the system gave another identifier than the one proposed. Done by and Done on: who did it"
                + " and when, like 2026-05-31; blank means you, today.",
            "5. Save the file under any name and put it into the folder inbound. A receipt comes back for each file.",
            "Good to know:",
            "(clear) means: empty this property. A coloured cell is one that changes. Nothing stands where nothing changes.",
            "Order and Check say which row it is. Keep both together on their row; rows may be deleted, moved or filtered.",
            "To sort the rows: Review, Unprotect Sheet (there is no password). Always sort whole rows, never some columns.",
            "Changing Docket's own cells changes nothing: a confirmed row whose task was altered is not accepted."));
  }

  /** Turns rows into cells, in the order of the columns. */
  private final class Cells implements Iterator<TableContent.Row> {

    private final Iterator<Row> rows;

    private Cells(Iterator<Row> rows) {
      this.rows = rows;
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
      BitSet marked = new BitSet();
      for (String header : propertyHeaders) {
        String text = row.issued().getOrDefault(header, "");
        if (!text.isEmpty()) {
          marked.set(cells.size());
        }
        cells.add(text);
      }
      return new TableContent.Row(cells, marked);
    }
  }
}
