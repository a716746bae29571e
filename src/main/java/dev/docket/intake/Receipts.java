package dev.docket.intake;

import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Limits;
import dev.docket.sheet.Normal;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The answers to returns: the rows of the return, in its format, with what became of each and why
 * before them. A receipt is a return itself.
 */
@Component
class Receipts {

  private static final List<String> TEXT_ENDINGS = List.of("tsv", "tab", "txt");

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
   * @param summary what became of the file
   */
  void write(ReturnedSheet sheet, String baseName, ReceiptSummary summary, long run)
      throws IOException {
    home.checkMounted();
    List<String> lines = summary.in(sheet.language());
    String name = nameFor(baseName, sheet.file(), extension(sheet.format().written(), baseName));
    Path target = home.receipts().resolve(name);
    Path part = DurableFiles.part(target);
    Files.createDirectories(home.receipts());
    Files.deleteIfExists(part);
    formats.of(sheet.format().written()).write(part, content(sheet, lines));
    Path archived = home.outboundArchive(LocalDate.now(clock)).resolve(name);
    DurableFiles.copy(part, archived);
    String sha256 = DurableFiles.sha256(part);
    long size = Files.size(part);
    if (sheet.format() == SheetFormat.CSV) {
      summary(name + ".txt", lines, run);
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

  /** Writes what became of a zip archive, line by line, and notes it as the archive's receipt. */
  void writeForBundle(RegisteredFile bundle, List<String> lines) throws IOException {
    home.checkMounted();
    String name = nameFor(bundle.baseName(), bundle.id(), "txt");
    Files.createDirectories(home.receipts());
    summary(name, lines, null);
    noteForBundle(bundle, home.name(home.receipts().resolve(name)));
  }

  /** Notes the receipt of a zip archive. */
  void noteForBundle(RegisteredFile bundle, String receipt) {
    returns.receiptOfBundle(bundle.id(), receipt);
  }

  /** A text's receipt keeps the text's ending, so that the same program opens it. */
  private static String extension(SheetFormat format, String baseName) {
    String ending = baseName.substring(baseName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return format == SheetFormat.CSV && TEXT_ENDINGS.contains(ending) ? ending : format.extension();
  }

  private static String nameFor(String baseName, long file, String extension) {
    String shortName = DurableFiles.shortened(baseName);
    int dot = shortName.lastIndexOf('.');
    String stem =
        (dot > 0 ? shortName.substring(0, dot) : shortName).replaceAll("\\.receipt-\\d+$", "");
    return String.format(Locale.ROOT, "%s.receipt-%d.%s", stem, file, extension);
  }

  private void summary(String name, List<String> lines, @Nullable Long run) throws IOException {
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
    Language language = sheet.language();
    List<Integer> kept = new ArrayList<>();
    List<TableContent.Column> columns = new ArrayList<>();
    for (ReceiptColumn own : ReceiptColumn.values()) {
      columns.add(new TableContent.Column(own.header(language), own.width(), false, List.of()));
    }
    long needed = sheet.header().stream().filter(Receipts::isNeeded).count();
    long room = Limits.COLUMNS - columns.size() - needed;
    for (int i = 0; i < sheet.header().size(); i++) {
      String header = sheet.header().get(i);
      if (!ReceiptColumn.isOne(header) && (isNeeded(header) || room-- > 0)) {
        kept.add(i);
        columns.add(column(header, language));
      }
    }
    return new TableContent(
        Message.of("receipt.sheet").in(language),
        columns,
        new Rows(sheet, kept),
        List.of(
            colour(Decision.Kind.REJECTED, TableContent.Colour.FAILED, language),
            colour(Decision.Kind.CONFIRMED, TableContent.Colour.DONE, language),
            colour(Decision.Kind.ERRORED, TableContent.Colour.DONE, language),
            colour(Decision.Kind.REPEATED, TableContent.Colour.QUIET, language)),
        List.of(new TableContent.Page(Message.of("receipt.summary").in(language), summary)),
        // What was rejected is corrected here, also where a cell of Docket's was altered.
        false,
        sheet.delimiter());
  }

  /** Whether a return needs the column; others stand on the receipt as far as there is room. */
  private static boolean isNeeded(String header) {
    return SheetColumn.ofHeader(header).isPresent();
  }

  /**
   * A column of the return keeps the name that it came with, so that reasons name it so. On paper
   * stands what answers: with the task, too, all of it would be too small to read.
   */
  private static TableContent.Column column(String header, Language language) {
    SheetColumn fixed = SheetColumn.ofHeader(header).orElse(null);
    if (fixed == null) {
      return new TableContent.Column(header, 22, false, List.of(), !IssuedRow.isProperty(header));
    }
    TableContent.Column column = WorkSheetLayout.column(fixed, Normal.text(header), language);
    return fixed.compareTo(SheetColumn.DONE_ON) <= 0 ? column : column.unprinted();
  }

  private static TableContent.RowColour colour(
      Decision.Kind kind, TableContent.Colour colour, Language language) {
    return new TableContent.RowColour(
        ReceiptColumn.OUTCOME.ordinal(), kind.word().in(language), colour);
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
    private final Language language;

    Rows(ReturnedSheet sheet, List<Integer> kept) {
      this.rows = returns.forReceipt(sheet.file());
      this.language = sheet.language();
      this.kept = kept;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public TableContent.Row next() {
      StagedRow row = rows.next();
      List<String> cells = new ArrayList<>(ReceiptColumn.values().length + kept.size());
      cells.add(Integer.toString(row.row()));
      cells.add(row.kind().word().in(language));
      cells.add(fitting(why(row).in(language)));
      for (int column : kept) {
        cells.add(fitting(column < row.cells().size() ? row.cells().get(column) : ""));
      }
      return new TableContent.Row(cells, new BitSet());
    }
  }

  private static Message why(StagedRow row) {
    List<Message> parts = new ArrayList<>();
    if (row.hidden() && row.kind() != Decision.Kind.UNCHANGED) {
      parts.add(Message.of("receipt.row-was-hidden"));
    }
    Message reason = row.reason();
    if (reason != null) {
      parts.add(reason);
    }
    row.warnings().forEach(warning -> parts.add(Message.of("receipt.warning", warning)));
    return Message.sentences(parts);
  }

  private static String fitting(String text) {
    if (text.length() <= TableContent.MAX_CELL) {
      return text;
    }
    int end = TableContent.MAX_CELL - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
