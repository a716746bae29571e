package dev.docket.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** The executions that this process works on. Safe for use by several threads. */
@Component
class UnderWay {

  private final Set<JobExecution> executions = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();

  /** Somebody is about to run a job. */
  Call begin() {
    calls.incrementAndGet();
    return calls::decrementAndGet;
  }

  /** A job that is run, from before it is in the database until after it has ended there. */
  @FunctionalInterface
  interface Call extends AutoCloseable {
    @Override
    void close();
  }

  int count() {
    return calls.get();
  }

  void add(JobExecution execution) {
    executions.add(execution);
  }

  void remove(JobExecution execution) {
    executions.remove(execution);
  }

  /**
   * No run of that job is begun from now on.
   *
   * @return false when that has been so before
   */
  boolean end(String job) {
    return ended.add(job);
  }

  boolean isEnded(String job) {
    return ended.contains(job);
  }

  boolean isUnderWay(JobExecution other) {
    return executions.stream().anyMatch(execution -> execution.getId() == other.getId());
  }

  List<JobExecution> of(String job) {
    return executions.stream()
        .filter(execution -> execution.getJobInstance().getJobName().equals(job))
        .toList();
  }
}
