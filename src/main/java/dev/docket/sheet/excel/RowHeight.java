package dev.docket.sheet.excel;

/**
 * How high a row must be to show its wrapped texts. Written into the file, since LibreOffice leaves
 * rows without a height one line high; it is no fixed height, so both programs adapt it when a cell
 * is edited.
 */
final class RowHeight {

  private static final double LINE = 13.5;

  /** Excel makes no row higher: 409 points. */
  private static final int MAX_LINES = 30;

  private int lines = 1;

  /** Takes a cell of a width in characters into account. */
  void add(String text, int width) {
    if (text.length() > width || text.indexOf('\n') >= 0) {
      // A width counts digits; letters are a little narrower.
      lines = Math.max(lines, wrapped(text, Math.max(width + width / 10, 1)));
    }
  }

  /** Counts lines as words fill them; a word longer than a line is broken. */
  private static int wrapped(String text, int width) {
    int count = 1;
    int filled = 0;
    int word = 0;
    for (int i = 0; i <= text.length() && count < MAX_LINES; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c != ' ' && c != '\n') {
        word++;
        continue;
      }
      if (filled > 0 && filled + word > width) {
        count++;
        filled = 0;
      }
      count += Math.max(0, word - 1) / width;
      filled = word > width ? word % width : filled + word;
      filled++;
      word = 0;
      if (c == '\n') {
        count++;
        filled = 0;
      }
    }
    return Math.min(count, MAX_LINES);
  }

  /** The attribute that says so; empty where one line suffices. */
  String attribute() {
    return lines == 1 ? "" : " ht=\"" + lines * LINE + "\"";
  }
}
