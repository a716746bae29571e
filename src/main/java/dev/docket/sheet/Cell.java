package dev.docket.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One cell as it stands in a file that came back.
 *
 * @param kind what the file says the cell is
 * @param text the cell's text: of a number what is stored in plain digits (never in a display
 *     format), of a boolean {@code TRUE} or {@code FALSE}, of an error its code, of a formula its
 *     cached result; empty for a blank cell and for a formula without a cached result
 * @param formula the formula's own text without the leading {@code =}; null where the cell is no
 *     formula
 */
public record Cell(Kind kind, String text, @Nullable String formula) {

  /** What a file says of a cell. */
  public enum Kind {
    BLANK,
    TEXT,
    NUMBER,
    BOOLEAN,
    ERROR
  }

  /** The cell that is not there. */
  public static final Cell BLANK = new Cell(Kind.BLANK, "", null);

  /** A cell of plain text; {@link #BLANK} where the text is empty. */
  public static Cell text(String text) {
    return text.isEmpty() ? BLANK : new Cell(Kind.TEXT, text, null);
  }

  /** Whether there is neither text nor a formula. */
  public boolean isBlank() {
    return text.isEmpty() && formula == null;
  }
}
