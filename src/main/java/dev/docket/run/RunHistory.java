package dev.docket.run;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** What was run, and how it ended. Changes nothing. Safe for use by several threads. */
@Component
public class RunHistory {

  private static final int PAGE = 200;

  private final JobRepository repository;

  RunHistory(JobRepository repository) {
    this.repository = repository;
  }

  /** A job's newest run; empty where it never ran. */
  public Optional<Run> newest(String job) {
    return newestExecution(job).map(this::run);
  }

  /** A job's newest run that ended well; looked for among the newest only. */
  public Optional<Run> newestSuccess(String job) {
    return repository.getJobInstances(job, 0, PAGE).stream()
        .map(repository::getLastJobExecution)
        .filter(last -> last != null && last.getStatus() == BatchStatus.COMPLETED)
        .map(this::run)
        .findFirst();
  }

  private Optional<JobExecution> newestExecution(String job) {
    JobInstance instance = repository.getLastJobInstance(job);
    return instance == null
        ? Optional.empty()
        : Optional.ofNullable(repository.getLastJobExecution(instance));
  }

  /**
   * A job's newest run, where it was killed or stopped and nobody has gone on with it.
   *
   * @param tries how often it may have been killed before
   */
  public Optional<Run> interrupted(String job, int tries) {
    return newestExecution(job)
        .filter(
            execution ->
                execution.getStatus() == BatchStatus.STOPPED
                    || execution.getStatus() == BatchStatus.FAILED && isKilled(execution))
        .filter(
            execution ->
                repository.getJobExecutions(execution.getJobInstance()).stream()
                        .filter(RunHistory::isKilled)
                        .count()
                    <= tries)
        .map(this::run);
  }

  private static boolean isKilled(JobExecution execution) {
    return execution.getExitStatus().getExitCode().equals(Runs.KILLED.getExitCode());
  }

  /** The runs that the database knows as running. */
  public List<Run> running() {
    return repository.getJobNames().stream()
        .flatMap(job -> repository.findRunningJobExecutions(job).stream())
        .map(this::run)
        .toList();
  }

  /** All runs, newest first. */
  public List<Run> list() {
    List<Run> runs = new ArrayList<>();
    for (String name : repository.getJobNames()) {
      for (int from = 0; ; from += PAGE) {
        List<JobInstance> instances = repository.getJobInstances(name, from, PAGE);
        for (JobInstance instance : instances) {
          repository.getJobExecutions(instance).forEach(execution -> runs.add(run(execution)));
        }
        if (instances.size() < PAGE) {
          break;
        }
      }
    }
    runs.sort(Comparator.comparingLong(Run::id).reversed());
    return runs;
  }

  private Run run(JobExecution execution) {
    String description = execution.getExitStatus().getExitDescription();
    return new Run(
        execution.getId(),
        execution.getJobInstance().getJobName(),
        Runs.statusOf(execution),
        instant(execution.getStartTime()),
        instant(execution.getEndTime()),
        execution.getJobParameters().getString(Runs.ABOUT),
        description.isBlank() || execution.getStatus() == BatchStatus.COMPLETED
            ? null
            : description.lines().findFirst().orElse(description),
        execution.getJobParameters().getString(Runs.STARTED_BY));
  }

  private @Nullable Instant instant(@Nullable LocalDateTime time) {
    return time == null ? null : time.atZone(ZoneId.systemDefault()).toInstant();
  }
}
