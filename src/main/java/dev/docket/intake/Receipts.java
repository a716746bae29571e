package dev.docket.intake;

import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormats;
import dev.docket.sheet.WorkSheetLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The answers to returns: the rows of the return, in its format, with what became of each and why
 * before them. A receipt is a return itself.
 */
@Component
class Receipts {

  private static final String ROW = "Receipt row";
  private static final String OUTCOME = "Receipt outcome";
  private static final String REASON = "Receipt reason";
  private static final int OWN_COLUMNS = 3;

  private final Returns returns;
  private final TableFormats formats;
  private final FileRegister register;
  private final Home home;
  private final Clock clock;

  Receipts(Returns returns, TableFormats formats, FileRegister register, Home home, Clock clock) {
    this.returns = returns;
    this.formats = formats;
    this.register = register;
    this.home = home;
    this.clock = clock;
  }

  /**
   * Writes a file's receipt, and beside a CSV one its summary as text.
   *
   * @param summary what became of the file, line by line
   */
  void write(ReturnedSheet sheet, String baseName, List<String> summary, long run)
      throws IOException {
    home.checkMounted();
    String shortName = DurableFiles.shortened(baseName);
    int dot = shortName.lastIndexOf('.');
    String stem =
        (dot > 0 ? shortName.substring(0, dot) : shortName).replaceAll("\\.receipt-\\d+$", "");
    String name =
        String.format(
            Locale.ROOT,
            "%s.receipt-%d.%s",
            stem,
            sheet.file(),
            sheet.format().written().extension());
    Path target = home.receipts().resolve(name);
    Path part = DurableFiles.part(target);
    Files.createDirectories(home.receipts());
    Files.deleteIfExists(part);
    formats.of(sheet.format().written()).write(part, content(sheet, summary));
    Path archived = home.outboundArchive(LocalDate.now(clock)).resolve(name);
    DurableFiles.copy(part, archived);
    String sha256 = DurableFiles.sha256(part);
    long size = Files.size(part);
    if (sheet.format() == SheetFormat.CSV) {
      summary(name + ".txt", summary, run);
    }
    if (Files.exists(target)) {
      Files.delete(part);
    } else {
      DurableFiles.publish(part, target);
      register.sent(
          FileRole.RECEIPT, home.name(target), name, size, sha256, run, home.name(archived));
    }
    returns.receipt(sheet.file(), home.name(target));
  }

  private void summary(String name, List<String> lines, long run) throws IOException {
    Path target = home.receipts().resolve(name);
    if (Files.exists(target)) {
      return;
    }
    DurableFiles.write(target, String.join("\r\n", lines) + "\r\n");
    Path archived = home.outboundArchive(LocalDate.now(clock)).resolve(name);
    DurableFiles.copy(target, archived);
    register.sent(
        FileRole.RECEIPT,
        home.name(target),
        name,
        Files.size(target),
        DurableFiles.sha256(target),
        run,
        home.name(archived));
  }

  private TableContent content(ReturnedSheet sheet, List<String> summary) {
    List<Integer> kept = new ArrayList<>();
    List<TableContent.Column> columns = new ArrayList<>();
    columns.add(new TableContent.Column(ROW, 8, false, List.of()));
    columns.add(new TableContent.Column(OUTCOME, 14, false, List.of()));
    columns.add(new TableContent.Column(REASON, 60, false, List.of()));
    for (int i = 0; i < sheet.header().size(); i++) {
      String header = sheet.header().get(i);
      if (!List.of(ROW, OUTCOME, REASON).contains(header)) {
        kept.add(i);
        columns.add(
            SheetColumn.ofHeader(header)
                .map(WorkSheetLayout::column)
                .orElse(
                    new TableContent.Column(
                        header, 22, false, List.of(), !IssuedRow.isProperty(header))));
      }
    }
    List<TableContent.RowColour> colours =
        List.of(
            new TableContent.RowColour(1, "rejected", TableContent.Colour.FAILED),
            new TableContent.RowColour(1, "confirmed", TableContent.Colour.DONE),
            new TableContent.RowColour(1, "errored", TableContent.Colour.DONE),
            new TableContent.RowColour(1, "repeated", TableContent.Colour.QUIET));
    return new TableContent(
        "Receipt",
        columns,
        new Rows(sheet.file(), kept),
        colours,
        List.of(new TableContent.Page("Summary", summary)),
        true,
        sheet.delimiter());
  }

  /**
   * Writes the rows of a file as they were staged: without what is to be kept out of everything.
   */
  void writeWithoutSecrets(ReturnedSheet sheet, Path target) throws IOException {
    Path part = DurableFiles.part(target);
    Files.deleteIfExists(part);
    List<TableContent.Column> columns =
        sheet.header().stream()
            .map(header -> new TableContent.Column(header, 22, false, List.of()))
            .toList();
    Iterator<StagedRow> rows = returns.inOrder(sheet.file());
    Iterator<TableContent.Row> cells =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public TableContent.Row next() {
            return new TableContent.Row(
                rows.next().cells().stream().map(Receipts::fitting).toList(), new BitSet());
          }
        };
    formats
        .of(sheet.format().written())
        .write(
            part,
            new TableContent(
                "Return", columns, cells, List.of(), List.of(), false, sheet.delimiter()));
    DurableFiles.publish(part, target);
  }

  /** A staged file's rows as rows of its receipt, page by page. */
  private final class Rows implements Iterator<TableContent.Row> {

    private final Iterator<StagedRow> rows;
    private final List<Integer> kept;

    Rows(long file, List<Integer> kept) {
      this.rows = returns.forReceipt(file);
      this.kept = kept;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public TableContent.Row next() {
      StagedRow row = rows.next();
      List<String> cells = new ArrayList<>(OWN_COLUMNS + kept.size());
      cells.add(Integer.toString(row.row()));
      cells.add(row.kind().word());
      cells.add(fitting(why(row)));
      for (int column : kept) {
        cells.add(fitting(column < row.cells().size() ? row.cells().get(column) : ""));
      }
      return new TableContent.Row(cells, new BitSet());
    }
  }

  private static String why(StagedRow row) {
    List<String> parts = new ArrayList<>();
    if (row.hidden() && row.kind() != Decision.Kind.UNCHANGED) {
      parts.add("This row was hidden when the file was saved.");
    }
    if (row.reason() != null) {
      parts.add(row.reason());
    }
    if (row.warnings() != null) {
      row.warnings().lines().map(w -> "Warning: " + w).forEach(parts::add);
    }
    return String.join(" ", parts);
  }

  private static String fitting(String text) {
    return text.length() <= TableContent.MAX_CELL
        ? text
        : text.substring(0, TableContent.MAX_CELL - 1) + "…";
  }

  /** What became of a file, line by line. */
  static List<String> summary(
      String file,
      String outcome,
      boolean dryRun,
      Map<Decision.Kind, Integer> counts,
      int hidden,
      List<String> problems) {
    List<String> lines = new ArrayList<>();
    lines.add((dryRun ? "Dry run, nothing was changed: " : "Receipt for ") + file);
    lines.add("Outcome: " + outcome);
    int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
    lines.add("Rows read: " + rows);
    for (Decision.Kind kind : Decision.Kind.values()) {
      lines.add("  " + kind.word() + ": " + counts.getOrDefault(kind, 0));
    }
    if (hidden > 0) {
      lines.add(
          "Answered rows that were hidden when the file was saved: "
              + hidden
              + "; they stand first. Was that meant?");
    }
    if (!problems.isEmpty()) {
      lines.add("What to correct:");
      lines.addAll(problems);
      lines.add(
          "Correct the rows in this file and drop it again as it is: rows that counted already are only repeated.");
    }
    return lines;
  }
}
