package dev.docket.export;

import dev.docket.database.DatabaseSettings;
import dev.docket.database.DatasourceSettings;
import dev.docket.home.SettingsCheck;
import dev.docket.log.LogContext;
import dev.docket.run.Phase;
import dev.docket.run.PhaseStep;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Claim, write and publish as steps of the complete job. Each keeps its progress in the database
 * and may be repeated: what an earlier run has claimed and not published is written and published
 * by the next.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SheetSettings.class)
class ExportSteps {

  private static final String SHEET = "sheet";
  private static final int SHEETS_AT_ONCE = 2;

  @Bean
  SettingsCheck rowsOfSheetsFitTheDatabase(
      SheetSettings sheets, DatasourceSettings datasource, DatabaseSettings database) {
    return () -> sheets.checkFor(datasource, database);
  }

  @Bean
  PhaseStep claimStep(JobRepository repository, Claims claims) {
    Tasklet claim =
        (contribution, context) -> {
          claims.claim(run(contribution));
          return RepeatStatus.FINISHED;
        };
    return new PhaseStep(Phase.CLAIM, new StepBuilder("claim", repository).tasklet(claim).build());
  }

  @Bean
  PhaseStep writeStep(JobRepository repository, WorkSheets sheets, SheetFiles files) {
    Partitioner partPerSheet =
        gridSize -> {
          Map<String, ExecutionContext> parts = new LinkedHashMap<>();
          for (WorkSheet sheet : sheets.in(WorkSheet.State.CLAIMED)) {
            ExecutionContext context = new ExecutionContext();
            context.putLong(SHEET, sheet.id());
            parts.put(sheet.number(), context);
          }
          return parts;
        };
    Tasklet write =
        (contribution, context) -> {
          long sheet = contribution.getStepExecution().getExecutionContext().getLong(SHEET);
          WorkSheet claimed = sheets.find(sheet).orElseThrow();
          try (MDC.MDCCloseable field = LogContext.sheet(claimed.number())) {
            files.write(claimed);
          }
          return RepeatStatus.FINISHED;
        };
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("write-");
    threads.setConcurrencyLimit(SHEETS_AT_ONCE);
    threads.setTaskDecorator(LogContext::handedOver);
    return new PhaseStep(
        Phase.WRITE,
        new StepBuilder("write", repository)
            .partitioner("sheet", partPerSheet)
            .step(new StepBuilder("sheet", repository).tasklet(write).build())
            .taskExecutor(threads)
            .build());
  }

  @Bean
  PhaseStep publishStep(JobRepository repository, WorkSheets sheets, SheetFiles files) {
    Tasklet publish =
        (contribution, context) -> {
          files.repair();
          for (WorkSheet sheet : sheets.in(WorkSheet.State.CLAIMED)) {
            try (MDC.MDCCloseable field = LogContext.sheet(sheet.number())) {
              files.publish(sheet, run(contribution));
            }
          }
          return RepeatStatus.FINISHED;
        };
    return new PhaseStep(
        Phase.PUBLISH, new StepBuilder("publish", repository).tasklet(publish).build());
  }

  private static long run(StepContribution contribution) {
    return contribution.getStepExecution().getJobExecutionId();
  }
}
