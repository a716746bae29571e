package dev.docket.sheet;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/**
 * A table to be written as a work sheet or a receipt. What a format cannot show (colours, pages,
 * locks in CSV) it leaves out.
 *
 * @param name the table's name: in a workbook the first sheet's, at most 31 characters
 * @param columns the columns from left to right
 * @param rows the rows, read once, in order
 * @param colours row colours, the first that fits wins
 * @param pages further sheets of plain text, after the table; a CSV has none
 * @param locked whether cells of columns that are not editable are locked (without a password)
 * @param delimiter what separates a CSV's fields
 */
public record TableContent(
    String name,
    List<Column> columns,
    Iterator<Row> rows,
    List<RowColour> colours,
    List<Page> pages,
    boolean locked,
    char delimiter) {

  public TableContent {
    columns = List.copyOf(columns);
    colours = List.copyOf(colours);
    pages = List.copyOf(pages);
  }

  /**
   * A column.
   *
   * @param header its name in the first row
   * @param width its width in characters
   * @param editable whether people are meant to write here
   * @param choices the values of a drop-down; empty for none. Other values are refused by the
   *     spreadsheet program, blank is allowed
   * @param printed whether it stands on paper; a workbook prints the columns up to the last such
   *     one
   */
  public record Column(
      String header, int width, boolean editable, List<String> choices, boolean printed) {
    public Column {
      choices = List.copyOf(choices);
    }

    /** The same column, not on paper. */
    public Column unprinted() {
      return new Column(header, width, editable, choices, false);
    }

    /** A column that is printed. */
    public Column(String header, int width, boolean editable, List<String> choices) {
      this(header, width, editable, choices, true);
    }
  }

  /**
   * A row of text cells.
   *
   * @param cells one text per column, empty for nothing, never null; at most {@link #MAX_CELL}
   *     characters each
   * @param marked the columns whose cell is shown as changed
   */
  public record Row(List<String> cells, BitSet marked) {}

  /** The longest text that a spreadsheet's cell holds, in UTF-16 units. */
  public static final int MAX_CELL = 32_767;

  /** A row is coloured where the cell in a column equals a text, whatever the case. */
  public record RowColour(int column, String equalTo, Colour colour) {}

  /** Colours with a meaning. */
  public enum Colour {
    DONE,
    FAILED,
    QUIET
  }

  /**
   * A sheet of plain text.
   *
   * @param name the sheet's name, at most 31 characters
   * @param lines one cell a line; a line that ends with a colon is shown as a heading
   */
  public record Page(String name, List<String> lines) {
    public Page {
      lines = List.copyOf(lines);
    }
  }
}
