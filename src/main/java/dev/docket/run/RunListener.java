package dev.docket.run;

import dev.docket.log.LogContext;
import dev.docket.metrics.Meters;
import java.time.Duration;
import java.util.Locale;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;

/** Says in the log which run it is, and times it. To be the first listener of every job. */
@Component
public class RunListener implements JobExecutionListener {

  private final Meters meters;
  private final UnderWay underWay;

  RunListener(Meters meters, UnderWay underWay) {
    this.meters = meters;
    this.underWay = underWay;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    LogContext.beginRun(execution.getId());
    underWay.add(execution);
  }

  @Override
  public void afterJob(JobExecution execution) {
    if (execution.getStartTime() != null && execution.getEndTime() != null) {
      meters.time(
          "docket.runs",
          Duration.between(execution.getStartTime(), execution.getEndTime()),
          "job",
          execution.getJobInstance().getJobName(),
          "status",
          Runs.statusOf(execution).toLowerCase(Locale.ROOT));
    }
    underWay.remove(execution);
    LogContext.endRun();
  }
}
