package dev.docket.complete;

import dev.docket.export.PendingOrders;
import dev.docket.export.WorkSheet;
import dev.docket.export.WorkSheets;
import dev.docket.home.RefusedException;
import dev.docket.metrics.Meters;
import dev.docket.order.OrderState;
import dev.docket.order.Orders;
import dev.docket.result.ResultFiles;
import dev.docket.run.RunFailedException;
import dev.docket.run.Runs;
import dev.docket.run.Turns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/** Runs the complete job and tells what came of it. Safe for use by several threads. */
@Component
public class CompleteRuns {

  private final Runs runs;
  private final WorkSheets sheets;
  private final Orders orders;
  private final ResultFiles results;
  private final PendingOrders pending;
  private final Turns turns;
  private final Meters meters;

  CompleteRuns(
      Runs runs,
      WorkSheets sheets,
      Orders orders,
      ResultFiles results,
      PendingOrders pending,
      Turns turns,
      Meters meters) {
    this.turns = turns;
    this.meters = meters;
    this.pending = pending;
    this.runs = runs;
    this.sheets = sheets;
    this.orders = orders;
    this.results = results;
  }

  /**
   * What came of a run.
   *
   * @param status COMPLETED, NOTHING_TO_DO, BLOCKED or FAILED
   * @param exported how many orders went out
   * @param held how many orders wait for a decision
   * @param warnings what an admin should know
   * @param failure what went wrong, null where nothing did
   */
  public record Report(
      long run,
      String status,
      int exported,
      long held,
      List<SheetFile> sheets,
      List<String> warnings,
      @Nullable String failure) {}

  /** One file that went out; {@code file} relative to the home, absolute outside it. */
  public record SheetFile(String sheet, String entityType, String file, int rows) {}

  /**
   * Runs the job, now; one run at a time.
   *
   * @throws dev.docket.home.HomeBusyException when another one, or the taking in of a feed, did not
   *     end in time
   */
  public Report run(String startedBy) {
    return run(startedBy, Turns.USUAL_PATIENCE);
  }

  /** As {@link #run(String)}, waiting as long as it is told to. */
  Report run(String startedBy, Duration patience) {
    return reporting(
        "run complete, by " + startedBy,
        patience,
        () ->
            runs.run(
                CompleteJobConfiguration.NAME,
                new JobParametersBuilder()
                    .addString("started", runs.unique())
                    .addString(Runs.STARTED_BY, startedBy, false)
                    .toJobParameters()));
  }

  /** Runs a failed run on from where it failed; one run at a time, as {@link #run}. */
  public Report resume(long run) {
    return resume(run, Turns.USUAL_PATIENCE);
  }

  /** As {@link #resume(long)}, waiting as long as it is told to. */
  Report resume(long run, Duration patience) {
    return reporting(
        "runs resume " + run, patience, () -> runs.resume(CompleteJobConfiguration.NAME, run));
  }

  private Report reporting(String what, Duration patience, Supplier<JobExecution> job) {
    try (Turns.Turn turn = turns.take(what, patience)) {
      JobExecution execution = job.get();
      return report(execution.getId(), Runs.statusOf(execution), published(execution.getId()));
    } catch (RunFailedException e) {
      return report(e.run(), "FAILED", e.getMessage());
    }
  }

  /** Puts out what superseded orders are to be told of; null, or why that has to wait. */
  private @Nullable String published(long run) {
    try {
      results.publish(run);
      return null;
    } catch (RefusedException e) {
      return e.getMessage();
    }
  }

  private Report report(long run, String status, @Nullable String failure) {
    List<WorkSheet> published = sheets.publishedBy(run);
    int exported = published.stream().mapToInt(WorkSheet::rows).sum();
    meters.count("docket.orders.exported", exported);
    List<SheetFile> files =
        published.stream()
            .flatMap(
                sheet ->
                    sheets.renderings(sheet.id()).stream()
                        .map(
                            r ->
                                new SheetFile(
                                    sheet.number(), sheet.entityType(), r.name(), sheet.rows())))
            .toList();
    List<String> warnings =
        pending.withoutResourceType().entrySet().stream()
            .map(
                e ->
                    e.getValue()
                        + (e.getValue() == 1 ? " order waits" : " orders wait")
                        + ": the resource type "
                        + e.getKey()
                        + " is not in the model any more. Put it back, or cancel the orders.")
            .toList();
    Map<OrderState, Long> counts = orders.countByState();
    return new Report(
        run,
        status,
        exported,
        counts.getOrDefault(OrderState.AWAITING_APPROVAL, 0L),
        files,
        warnings,
        failure);
  }
}
