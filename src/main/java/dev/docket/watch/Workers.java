package dev.docket.watch;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of one kind of work. They do not keep the process alive. */
final class Workers implements Executor {

  private final ThreadPoolExecutor threads;

  Workers(String name, int count) {
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      // Stopped; what is not taken now is taken at the next start.
    }
  }

  /** Begins nothing new from now on, not even what was handed over and waits. */
  void stop() {
    threads.shutdown();
    threads.getQueue().clear();
  }

  boolean awaitEnd(Duration patience) {
    return awaitEnd(threads, patience);
  }

  static boolean awaitEnd(ExecutorService threads, Duration patience) {
    try {
      return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
