package dev.docket.cli;

import dev.docket.language.ForeignText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Foreign text on a terminal: what could steer it becomes visible, and tables stay in line. */
final class Terminal {

  private static final int WIDEST = 60;

  private Terminal() {}

  /** A text that steers no terminal; line breaks stay. */
  static String clean(String text) {
    return ForeignText.lines(text);
  }

  /** A foreign text on one line. */
  static String line(String text) {
    return ForeignText.line(text);
  }

  /** A table with a header, its columns as wide as needed, up to a limit. */
  static String table(List<String> header, List<List<String>> rows) {
    int[] widths = new int[header.size()];
    measure(widths, header);
    rows.forEach(row -> measure(widths, row));
    StringBuilder table = new StringBuilder();
    line(table, widths, header);
    rows.forEach(row -> line(table, widths, row));
    return table.toString();
  }

  private static void measure(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cell(row.get(i)).length());
    }
  }

  private static void line(StringBuilder table, int[] widths, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cell(row.get(i));
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cell(String text) {
    String line = clean(text).replaceAll("\\s+", " ");
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
  }

  /** A long table, printed page by page; its columns are as wide as the page needs. */
  static final class Pages {

    private static final int ROWS = 500;

    private final PrintStream out;
    private final List<String> header;
    private final List<List<String>> page = new ArrayList<>();
    private boolean isBegun;

    Pages(PrintStream out, List<String> header) {
      this.out = out;
      this.header = header;
    }

    void add(List<String> row) {
      page.add(row);
      if (page.size() == ROWS) {
        print();
      }
    }

    /** Prints what is left; the header alone where there was nothing. */
    void end() {
      if (!isBegun || !page.isEmpty()) {
        print();
      }
    }

    private void print() {
      out.print(table(header, page));
      page.clear();
      isBegun = true;
    }
  }
}
