package dev.docket.export;

import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.language.Message;
import dev.docket.log.LogContext;
import dev.docket.model.Model;
import dev.docket.model.OperatorGroup;
import dev.docket.model.SheetFormat;
import dev.docket.order.Move;
import dev.docket.order.OrderChangedException;
import dev.docket.order.OrderNumber;
import dev.docket.order.OrderState;
import dev.docket.order.Orders;
import dev.docket.order.Origin;
import dev.docket.order.Outcome;
import dev.docket.order.Sender;
import dev.docket.sheet.TableFormats;
import dev.docket.sheet.WorkSheetLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of work sheets: writes them under a temporary name, and publishes them together with
 * the move of their orders.
 */
@Component
class SheetFiles {

  private static final Logger log = LoggerFactory.getLogger(SheetFiles.class);
  private static final int PAGE = 500;
  private static final int TRIES = 5;

  private final WorkSheets sheets;
  private final Orders orders;
  private final Model model;
  private final Home home;
  private final TableFormats formats;
  private final FileRegister register;
  private final SheetSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SheetFiles(
      WorkSheets sheets,
      Orders orders,
      Model model,
      Home home,
      TableFormats formats,
      FileRegister register,
      SheetSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.sheets = sheets;
    this.orders = orders;
    this.model = model;
    this.home = home;
    this.formats = formats;
    this.register = register;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Writes a claimed sheet's files. Changes no order; may be repeated. */
  void write(WorkSheet sheet) throws IOException {
    home.checkMounted();
    // The group's formats or folder may be others than when it was written last.
    for (WorkSheet.Rendering old : sheets.renderings(sheet.id())) {
      Files.deleteIfExists(part(old));
    }
    sheets.forgetRenderings(sheet.id());
    for (SheetFormat format : formatsOf(sheet)) {
      Path target = target(sheet, format);
      Path part = DurableFiles.part(target);
      Files.createDirectories(java.util.Objects.requireNonNull(part.getParent()));
      Files.deleteIfExists(part);
      Rows rows = new Rows(sheet.id());
      formats.of(format).write(part, layout(sheet).with(rows));
      DurableFiles.forceFolder(java.util.Objects.requireNonNull(part.getParent()));
      String sha256 = DurableFiles.sha256(part);
      Path archived = home.outboundArchive(LocalDate.now(clock)).resolve(target.getFileName());
      transaction.executeWithoutResult(
          status -> {
            sheets.addRendering(sheet.id(), format, home.name(target));
            sheets.written(sheet.id(), format, home.name(archived), size(part), sha256, rows.count);
          });
      log.info("wrote sheet {} as {}", sheet.number(), format);
    }
  }

  /**
   * Publishes a written sheet: archive copies, then in one transaction its orders become
   * TRANSMITTED, then the final names. When orders were cancelled or superseded since it was
   * written, it is written again with what remains.
   */
  void publish(WorkSheet sheet, long run) throws IOException {
    home.checkMounted();
    for (int tried = 1; tried <= TRIES; tried++) {
      List<WorkSheet.Rendering> written = sheets.renderings(sheet.id());
      List<WorkSheets.Row> rows = remaining(sheet.id());
      if (rows.isEmpty()) {
        discard(sheet, written);
        return;
      }
      if (allThere(written, rows.size())) {
        for (WorkSheet.Rendering rendering : written) {
          DurableFiles.copy(part(rendering), archived(rendering));
        }
        if (transmit(sheet, rows, run)) {
          finish(sheet.id());
          log.info("published sheet {} with {} rows", sheet.number(), rows.size());
          return;
        }
      }
      write(sheet);
    }
    throw new IllegalStateException(
        "sheet " + sheet.number() + " does not stay as it was written; it waits for the next run");
  }

  /** Makes the orders TRANSMITTED; false when one of them was decided on meanwhile. */
  private boolean transmit(WorkSheet sheet, List<WorkSheets.Row> rows, long run) {
    Origin origin = Origin.of(clock.instant(), Sender.DOCKET).onSheet(sheet.id()).inRun(run);
    List<Move> moves = new ArrayList<>(rows.size());
    for (WorkSheets.Row row : rows) {
      moves.add(
          new Move(
              row.order(),
              OrderState.PENDING,
              row.attempt(),
              Outcome.PUBLISHED,
              "published on work sheet " + sheet.number() + ", row " + (moves.size() + 2),
              origin,
              null,
              null));
    }
    try {
      transaction.executeWithoutResult(
          status -> {
            orders.move(moves);
            sheets.publishing(sheet.id(), rows.size(), run);
          });
      return true;
    } catch (OrderChangedException | ConcurrencyFailureException e) {
      log.info("sheet {} is written again: {}", sheet.number(), e.getMessage());
      return false;
    }
  }

  /** Gives a sheet whose orders are out its final names. */
  private void finish(long sheet) throws IOException {
    WorkSheet published = sheets.find(sheet).orElseThrow();
    for (WorkSheet.Rendering rendering : sheets.renderings(sheet)) {
      Path target = home.file(rendering.name());
      if (!Files.exists(target)) {
        DurableFiles.publish(part(rendering), target);
      }
    }
    transaction.executeWithoutResult(
        status -> {
          for (WorkSheet.Rendering rendering : sheets.renderings(sheet)) {
            register.sent(
                FileRole.SHEET,
                rendering.name(),
                java.util.Objects.requireNonNull(home.file(rendering.name()).getFileName())
                    .toString(),
                java.util.Objects.requireNonNull(rendering.size()),
                java.util.Objects.requireNonNull(rendering.sha256()),
                published.publishedRun(),
                rendering.archiveName());
          }
          sheets.move(sheet, WorkSheet.State.PUBLISHED);
        });
  }

  /**
   * Repairs sheets that a killed process left between the move of their orders and their final
   * names: from the temporary file, else from the archive's copy, else the sheet is void and its
   * orders wait for the next one.
   */
  void repair() throws IOException {
    for (WorkSheet sheet : sheets.in(WorkSheet.State.PUBLISHING)) {
      try (MDC.MDCCloseable field = LogContext.sheet(sheet.number())) {
        repair(sheet);
      }
    }
  }

  private void repair(WorkSheet sheet) throws IOException {
    boolean whole = true;
    for (WorkSheet.Rendering rendering : sheets.renderings(sheet.id())) {
      whole &= restore(rendering);
    }
    if (whole) {
      finish(sheet.id());
      log.info("finished the publication of sheet {}", sheet.number());
    } else {
      voidSheet(sheet);
    }
  }

  private boolean restore(WorkSheet.Rendering rendering) throws IOException {
    Path target = home.file(rendering.name());
    Path part = part(rendering);
    if (Files.exists(target) || is(part, rendering)) {
      return true;
    }
    if (!is(archived(rendering), rendering)) {
      return false;
    }
    DurableFiles.copy(archived(rendering), part);
    return true;
  }

  private void voidSheet(WorkSheet sheet) {
    Origin origin = Origin.of(clock.instant(), Sender.DOCKET).onSheet(sheet.id());
    transaction.executeWithoutResult(
        status -> {
          List<Move> moves = new ArrayList<>();
          orders.list(
              new dev.docket.order.OrderFilter(
                  OrderState.TRANSMITTED, null, null, sheet.id(), null),
              order -> {
                if (Long.valueOf(sheet.id()).equals(order.currentSheet())) {
                  moves.add(
                      Move.of(
                          order,
                          Outcome.VOIDED,
                          "sheet " + sheet.number() + " was lost before it was published",
                          origin));
                }
              });
          orders.move(moves);
          sheets.move(sheet.id(), WorkSheet.State.VOID);
        });
    log.warn(
        "sheet {} was lost before it was published; its orders wait for the next one",
        sheet.number());
  }

  private void discard(WorkSheet sheet, List<WorkSheet.Rendering> written) throws IOException {
    for (WorkSheet.Rendering rendering : written) {
      Files.deleteIfExists(part(rendering));
    }
    sheets.move(sheet.id(), WorkSheet.State.VOID);
  }

  private boolean allThere(List<WorkSheet.Rendering> written, int rows) throws IOException {
    if (written.isEmpty()) {
      return false;
    }
    for (WorkSheet.Rendering rendering : written) {
      if (!Integer.valueOf(rows).equals(rendering.rows()) || !is(part(rendering), rendering)) {
        return false;
      }
    }
    return true;
  }

  private static boolean is(Path file, WorkSheet.Rendering rendering) throws IOException {
    return Files.isRegularFile(file) && DurableFiles.sha256(file).equals(rendering.sha256());
  }

  private List<WorkSheets.Row> remaining(long sheet) {
    List<WorkSheets.Row> rows = new ArrayList<>();
    new Rows(sheet) {
      @Override
      void taken(WorkSheets.Row row) {
        // Only what identifies the row is kept, the texts would fill the heap.
        rows.add(
            new WorkSheets.Row(
                row.order(),
                row.attempt(),
                row.sheet(),
                row.rowNumber(),
                row.check(),
                row.valuesDigest(),
                java.util.Map.of()));
      }
    }.forEachRemaining(row -> {});
    return rows;
  }

  private List<SheetFormat> formatsOf(WorkSheet sheet) {
    List<SheetFormat> own = group(sheet).map(OperatorGroup::formats).orElse(List.of());
    return own.isEmpty() ? settings.formats() : own;
  }

  private java.util.Optional<OperatorGroup> group(WorkSheet sheet) {
    return model.group(sheet.group());
  }

  private WorkSheetLayout layout(WorkSheet sheet) {
    String name =
        sheet.entityType()
            + ", "
            + group(sheet).map(OperatorGroup::displayName).orElse(sheet.group());
    return new WorkSheetLayout(
        sheet.number(),
        sheet.parts() == 1
            ? Message.plain(name)
            : Message.of("sheet.title-part", name, sheet.part(), sheet.parts()),
        sheet.headers(),
        settings.lock() == SheetSettings.Lock.ALL,
        sheet.language());
  }

  private Path target(WorkSheet sheet, SheetFormat format) {
    String folder = group(sheet).map(OperatorGroup::folder).orElse(sheet.group());
    String day =
        DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT)
            .format(sheet.claimedAt().atZone(clock.getZone()));
    String name =
        String.join("_", sheet.entityType(), sheet.group(), day, sheet.number())
            + (sheet.parts() == 1 ? "" : "_" + sheet.part() + "of" + sheet.parts())
            + "."
            + format.extension();
    return home.outbound().resolve(sheet.entityType()).resolve(folder).resolve(name);
  }

  private Path part(WorkSheet.Rendering rendering) {
    return DurableFiles.part(home.file(rendering.name()));
  }

  private Path archived(WorkSheet.Rendering rendering) {
    return home.file(java.util.Objects.requireNonNull(rendering.archiveName()));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A claimed sheet's rows, read page by page. */
  private class Rows implements Iterator<WorkSheetLayout.Row> {

    private final long sheet;
    private List<WorkSheets.Row> page = List.of();
    private int next;
    private int after;
    private boolean last;
    private int count;

    Rows(long sheet) {
      this.sheet = sheet;
    }

    void taken(WorkSheets.Row row) {}

    @Override
    public boolean hasNext() {
      if (next == page.size() && !last) {
        page = sheets.claimedRows(sheet, after, PAGE);
        next = 0;
        last = page.size() < PAGE;
      }
      return next < page.size();
    }

    @Override
    public WorkSheetLayout.Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      WorkSheets.Row row = page.get(next++);
      after = row.rowNumber();
      count++;
      taken(row);
      return new WorkSheetLayout.Row(OrderNumber.of(row.order()), row.check(), row.issued());
    }
  }
}
