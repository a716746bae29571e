package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;

/**
 * Jobs that are started at the same moment. With the isolation that Spring Batch has by default,
 * most of them would not be; nothing that starts them again stands in between here.
 */
@OnEachDatabase
class ConcurrentStartFunctionalTests {

  private static final int JOBS = 16;

  @Test
  void allBegin(@TempDir Path folder) throws Exception {
    CommandLineHome home = CommandLineHome.in(folder);
    ExecutorService threads = Executors.newFixedThreadPool(JOBS);
    try (Installation installation = home.installation()) {
      JobOperator operator = installation.get(JobOperator.class);
      Job imports = (Job) installation.bean("importJob");
      CyclicBarrier together = new CyclicBarrier(JOBS);
      List<Callable<JobExecution>> starts = new ArrayList<>();
      for (long i = 1; i <= JOBS; i++) {
        // There are no such files: what the job would do is not what is looked at.
        long file = -i;
        starts.add(
            () -> {
              together.await();
              return operator.start(
                  imports, new JobParametersBuilder().addLong("file", file).toJobParameters());
            });
      }
      List<Long> begun = new ArrayList<>();
      for (Future<JobExecution> start : threads.invokeAll(starts, 2, TimeUnit.MINUTES)) {
        begun.add(start.get().getId());
      }
      assertThat(begun).hasSize(JOBS).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }
}
