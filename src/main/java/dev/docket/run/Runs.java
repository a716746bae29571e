package dev.docket.run;

import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import dev.docket.log.LogContext;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Starts jobs, and mends what a killed process left of them; {@link RunHistory} tells what was run.
 * Safe for use by several threads.
 */
@Component
public class Runs {

  /** The job parameter that says what a run is about, for people. */
  public static final String ABOUT = "about";

  /** The job parameter that says who started a run. */
  public static final String STARTED_BY = "by";

  /** How an execution ended whose process was killed. */
  static final ExitStatus KILLED =
      new ExitStatus("KILLED", "The process was ended in the middle of it.");

  private static final Logger log = LoggerFactory.getLogger(Runs.class);
  private static final int TRIES = 5;

  private final JobOperator operator;
  private final JobRepository repository;
  private final ObjectProvider<Job> jobs;
  private final Clock clock;
  private Set<Long> seenAbandoned = Set.of();
  private final UnderWay underWay;

  Runs(
      JobOperator operator,
      JobRepository repository,
      ObjectProvider<Job> jobs,
      Clock clock,
      UnderWay underWay) {
    this.operator = operator;
    this.repository = repository;
    this.jobs = jobs;
    this.clock = clock;
    this.underWay = underWay;
  }

  /**
   * Runs a job to its end.
   *
   * @return its ended execution, complete
   * @throws RunFailedException when it failed, with the reason in words
   */
  public JobExecution run(String job, JobParameters parameters) {
    refuseAtTheEnd(job);
    try (UnderWay.Call call = underWay.begin()) {
      return ended(begun(job(job), parameters));
    }
  }

  private void refuseAtTheEnd(String job) {
    if (underWay.isEnded(job)) {
      throw new RefusedException("The service is ending; no run is begun any more.");
    }
  }

  /**
   * Lets the runs of a job in this process end as soon as they may, and begins none any more.
   * Returns at once. What was stopped goes on at the service's next start.
   */
  public void stop(String job) {
    if (!underWay.end(job)) {
      return;
    }
    for (JobExecution execution : underWay.of(job)) {
      try {
        operator.stop(execution);
      } catch (JobExecutionException | RuntimeException e) {
        log.info("run {} is not stopped, it ends by itself", execution.getId(), e);
      }
    }
  }

  /** Several starts at once may come in each other's way. */
  private JobExecution begun(Job job, JobParameters parameters) {
    for (int tried = 1; ; tried++) {
      try {
        return operator.start(job, parameters);
      } catch (JobExecutionException e) {
        throw new RefusedException(
            "The job " + job.getName() + " was not started: " + e.getMessage() + ".", e);
      } catch (ConcurrencyFailureException e) {
        // None of the job's own work is thrown from here.
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Runs a failed execution's job on from where it failed. */
  public JobExecution resume(String job, long run) {
    JobExecution failed = find(run);
    if (failed == null) {
      throw new RefusedException("There is no run " + run + ". See docket runs list.");
    }
    if (!failed.getJobInstance().getJobName().equals(job)) {
      throw new RefusedException(
          "Run "
              + run
              + " is no "
              + job
              + " run but an "
              + failed.getJobInstance().getJobName()
              + " run; that goes on by itself with the next command.");
    }
    if (failed.getStatus() != BatchStatus.FAILED && failed.getStatus() != BatchStatus.STOPPED) {
      throw new RefusedException(
          "Run "
              + run
              + " is "
              + statusOf(failed)
              + "; only a run that FAILED or was STOPPED can be resumed.");
    }
    refuseAtTheEnd(job);
    try (UnderWay.Call call = underWay.begin()) {
      return ended(operator.restart(failed));
    } catch (JobExecutionException e) {
      throw new RefusedException("Run " + run + " was not resumed: " + e.getMessage() + ".", e);
    }
  }

  private @Nullable JobExecution find(long run) {
    try {
      return repository.getJobExecution(run);
    } catch (EmptyResultDataAccessException e) {
      return null;
    }
  }

  private static JobExecution ended(JobExecution execution) {
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      return execution;
    }
    if (execution.getStatus() == BatchStatus.STOPPED) {
      log.info("run {} was stopped", execution.getId());
      throw new RunFailedException(
          execution.getId(),
          "Run "
              + execution.getId()
              + " was stopped, since the service ends; its next start goes on with it.",
          new IllegalStateException("stopped"));
    }
    // A step that failed in parts has its own failure beside those of the parts, in no order; only
    // some say why.
    List<Throwable> failures = execution.getAllFailureExceptions();
    Throwable cause =
        failures.stream()
            .filter(failure -> reason(execution.getId(), failure) != null)
            .findFirst()
            .or(() -> failures.stream().findFirst())
            .orElseGet(() -> new IllegalStateException("the run ended " + execution.getStatus()));
    try (MDC.MDCCloseable field = LogContext.run(execution.getId())) {
      log.error(
          "run {} of {} failed", execution.getId(), execution.getJobInstance().getJobName(), cause);
    }
    throw new RunFailedException(execution.getId(), sentence(execution.getId(), cause), cause);
  }

  private static String sentence(long run, Throwable failure) {
    return Objects.requireNonNullElseGet(
        reason(run, failure),
        () ->
            "Run "
                + run
                + " failed; the log data/logs/docket.log says why. Nothing is lost; the next run goes on from there.");
  }

  /** What went wrong, as far as it can be told to a person; the rest is in the log. */
  private static @Nullable String reason(long run, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException || cause instanceof RefusedException) {
        return Objects.requireNonNull(cause.getMessage());
      }
      if (cause instanceof IOException io) {
        return "Run "
            + run
            + " failed: "
            + Home.reason(io)
            + ". Check the folders and the disk; nothing is lost.";
      }
    }
    return null;
  }

  /**
   * Ends executions that a killed process left as running. Only the process that owns the home may
   * call this, before it starts any.
   */
  public void recover() {
    for (String name : repository.getJobNames()) {
      for (JobExecution dead : repository.findRunningJobExecutions(name)) {
        recover(dead);
      }
    }
  }

  private void recover(JobExecution dead) {
    log.warn(
        "run {} of {} was killed; it is marked as failed",
        dead.getId(),
        dead.getJobInstance().getJobName());
    JobExecution ended = operator.recover(dead);
    ended.setExitStatus(KILLED);
    repository.update(ended);
  }

  /**
   * Ends executions that nobody works on although their process lives: the database was away when
   * they ended. An execution counts as such when it was one at the call before, too. Only for the
   * owner of the home; for one thread.
   *
   * @return whether there were any
   */
  public boolean recoverAbandoned() {
    Map<Long, JobExecution> nobodys = new HashMap<>();
    for (String name : repository.getJobNames()) {
      repository.findRunningJobExecutions(name).stream()
          .filter(execution -> !underWay.isUnderWay(execution))
          .forEach(execution -> nobodys.put(execution.getId(), execution));
    }
    Set<Long> again = new HashSet<>(nobodys.keySet());
    again.retainAll(seenAbandoned);
    again.forEach(id -> recover(Objects.requireNonNull(nobodys.get(id))));
    seenAbandoned = nobodys.keySet();
    return !again.isEmpty();
  }

  /** How many runs this process works on. */
  public int underWay() {
    return underWay.count();
  }

  /** How a run ended: a word of the job's own, else that of Spring Batch. */
  public static String statusOf(JobExecution execution) {
    return execution.getStatus() == BatchStatus.COMPLETED
        ? execution.getExitStatus().getExitCode()
        : execution.getStatus().name();
  }

  /** A parameter value that no run before has had. */
  public String unique() {
    return clock.instant() + " " + java.util.UUID.randomUUID();
  }

  private Job job(String name) {
    Map<String, Job> byName =
        jobs.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Job::getName, java.util.function.Function.identity()));
    return Objects.requireNonNull(byName.get(name), name);
  }
}
