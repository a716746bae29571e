package dev.docket.sheet;

/** The letters by which spreadsheet programs name columns. */
public final class ColumnName {

  private static final int LETTERS = 26;

  private ColumnName() {}

  /**
   * A column as the spreadsheet shows it: {@code A}, {@code AB}.
   *
   * @param column counted from 0
   */
  public static String of(int column) {
    return column < LETTERS
        ? String.valueOf((char) ('A' + column))
        : of(column / LETTERS - 1) + (char) ('A' + column % LETTERS);
  }
}
