package dev.docket.feed;

import dev.docket.order.Sender;
import dev.docket.run.Phase;
import dev.docket.run.PhaseStep;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Taking in the feeds, as the complete job's first step. */
@Configuration(proxyBeanMethods = false)
class SynchronizeStep {

  private static final Logger log = LoggerFactory.getLogger(SynchronizeStep.class);

  @Bean
  PhaseStep feedsStep(JobRepository repository, FeedLoader loader, FeedNews news) {
    Tasklet synchronize =
        (contribution, context) -> {
          List<FeedAnswer> answers =
              loader.synchronize(
                  Sender.DOCKET, contribution.getStepExecution().getJobExecutionId());
          answers.forEach(answer -> log.info("a feed is {}", answer.outcome()));
          answers.forEach(news::tell);
          return RepeatStatus.FINISHED;
        };
    return new PhaseStep(
        Phase.SYNCHRONIZE, new StepBuilder("synchronize", repository).tasklet(synchronize).build());
  }
}
