package dev.docket.complete;

import dev.docket.run.PhaseStep;
import dev.docket.run.RunListener;
import java.util.Comparator;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The complete job, its steps in the order of the phases. */
@Configuration(proxyBeanMethods = false)
class CompleteJobConfiguration {

  static final String NAME = "complete";

  @Bean
  Job completeJob(
      JobRepository repository,
      List<PhaseStep> parts,
      RunListener runListener,
      CompleteJobListener listener) {
    List<PhaseStep> inOrder =
        parts.stream().sorted(Comparator.comparing(PhaseStep::phase)).toList();
    SimpleJobBuilder job =
        new JobBuilder(NAME, repository)
            .listener(runListener)
            .listener(listener)
            .start(inOrder.get(0).step());
    inOrder.stream().skip(1).map(PhaseStep::step).forEach(job::next);
    return job.build();
  }
}
