package dev.docket.intake;

import dev.docket.run.RunListener;
import java.util.Objects;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job that imports one return: stage → apply → answer. Each step keeps its progress in the
 * database and may be repeated. A file that is refused ends the job after the first step, as
 * REFUSED.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CorrectionSettings.class, ResultWordSettings.class})
class ImportJobConfiguration {

  static final String NAME = "import";

  /** The identifying parameter: the file's id in the register. */
  static final String FILE = "file";

  private static final String REFUSED = "REFUSED";

  @Bean
  Job importJob(JobRepository repository, ImportSteps steps, RunListener listener) {
    Tasklet stage =
        (contribution, context) -> {
          if (!steps.stage(file(context), run(context))) {
            contribution.setExitStatus(new ExitStatus(REFUSED));
          }
          return RepeatStatus.FINISHED;
        };
    Tasklet apply =
        (contribution, context) ->
            RepeatStatus.continueIf(steps.applyNext(file(context), run(context)));
    Tasklet answer =
        (contribution, context) -> {
          steps.answer(file(context), run(context));
          return RepeatStatus.FINISHED;
        };
    Step staging = new StepBuilder("stage", repository).tasklet(stage).build();
    Step applying = new StepBuilder("apply", repository).tasklet(apply).build();
    Step answering = new StepBuilder("answer", repository).tasklet(answer).build();
    return new JobBuilder(NAME, repository)
        .listener(listener)
        .start(staging)
        .on(REFUSED)
        .end(REFUSED)
        .from(staging)
        .on("FAILED")
        .fail()
        .from(staging)
        .on("*")
        .to(applying)
        .next(answering)
        .end()
        .build();
  }

  private static long file(ChunkContext context) {
    return Objects.requireNonNull((Long) context.getStepContext().getJobParameters().get(FILE));
  }

  private static long run(ChunkContext context) {
    return context.getStepContext().getStepExecution().getJobExecutionId();
  }
}
