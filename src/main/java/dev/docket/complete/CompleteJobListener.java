package dev.docket.complete;

import dev.docket.export.WorkSheets;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;

/** Says of a run that found nothing to export that there was nothing to do. */
@Component
class CompleteJobListener implements JobExecutionListener {

  static final String NOTHING_TO_DO = "NOTHING_TO_DO";

  private final WorkSheets sheets;

  CompleteJobListener(WorkSheets sheets) {
    this.sheets = sheets;
  }

  @Override
  public void afterJob(JobExecution execution) {
    if (execution.getStatus() == BatchStatus.COMPLETED
        && sheets.publishedBy(execution.getId()).isEmpty()) {
      execution.setExitStatus(new ExitStatus(NOTHING_TO_DO));
    }
  }
}
