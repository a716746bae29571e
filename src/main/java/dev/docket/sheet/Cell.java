package dev.docket.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One cell as it stands in a file that came back.
 *
 * @param kind what the file says the cell is
 * @param text the cell's text: of a number what is stored in plain digits (never in a display
 *     format), of a day or time {@code 2026-05-31}, {@code 2026-05-31T14:30:00} or {@code
 *     14:30:00}, of a boolean {@code TRUE} or {@code FALSE}, of an error its code, of a formula its
 *     cached result; empty for a blank cell and for a formula without a cached result
 * @param formula the formula's own text without the leading {@code =}, empty where the file's
 *     format does not tell it; null where the cell is no formula
 */
public record Cell(Kind kind, String text, @Nullable String formula) {

  /** What a file says of a cell. */
  public enum Kind {
    BLANK,
    TEXT,
    NUMBER,
    /**
     * A number of a workbook that counts days from 1904. Shown as a plain number, it may have been
     * brought there from a workbook that counts from 1900: as a day it has two readings.
     */
    NUMBER_1904,
    /** A day, a time or both, as ISO 8601 writes them. */
    DATE,
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
