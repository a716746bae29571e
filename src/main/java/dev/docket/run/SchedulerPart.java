package dev.docket.run;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.docket.home.Home;
import dev.docket.home.InService;
import dev.docket.home.ServicePart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps the schedule while the service runs, in threads of its own. The next firing is noted in the
 * database: one that was missed is made up once at the next start, by the rhythm that it comes from
 * and no other.
 */
@Component
@InService
@Order(200)
class SchedulerPart implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(SchedulerPart.class);
  private static final Duration POLLING = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final int MISSED_HEARTBEATS = 4;
  private static final int NAME_LENGTH = 50;

  /** When a run that could not be begun is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(2);

  private static final TaskInstance<String> FIRING =
      new TaskInstance<>(Firings.TASK, Firings.INSTANCE);

  private final Schedule schedule;
  private final Firings firings;
  private final ScheduledWork work;
  private final Runs runs;
  private final RunHistory history;
  private final DataSource database;
  private final Clock clock;
  private final String name;
  private final Lock working = new ReentrantLock();
  private @Nullable Scheduler scheduler;
  private volatile boolean isStopped;

  SchedulerPart(
      Schedule schedule,
      Firings firings,
      ScheduledWork work,
      Runs runs,
      RunHistory history,
      DataSource database,
      Home home,
      Clock clock) {
    this.schedule = schedule;
    this.firings = firings;
    this.work = work;
    this.runs = runs;
    this.history = history;
    this.database = database;
    this.clock = clock;
    // One process owns a home: what stands under this name is ours, or of one that is dead.
    this.name = name(home);
  }

  private static String name(Home home) {
    String tail = "#" + Integer.toHexString(home.root().toString().hashCode());
    String host = new SchedulerName.Hostname().getName();
    return host.substring(0, Math.min(host.length(), NAME_LENGTH - tail.length())) + tail;
  }

  @Override
  public List<String> start() {
    Optional<Rhythm> rhythm = schedule.rhythm();
    Scheduler made = scheduler(rhythm.orElse(null));
    boolean isReleased = firings.release(name);
    List<String> told = new ArrayList<>(note(made, rhythm.orElse(null), isReleased));
    if (rhythm.isPresent()) {
      scheduler = made;
      made.start();
    }
    told.add(schedule.sentence());
    told.forEach(log::info);
    return told;
  }

  private Scheduler scheduler(@Nullable Rhythm rhythm) {
    return Scheduler.create(database, List.of(task(rhythm)))
        .clock(clock::instant)
        .threads(1)
        .pollingInterval(POLLING)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .schedulerName(new SchedulerName.Fixed(name))
        .serializer(new TextSerializer())
        .alwaysPersistTimestampInUTC()
        .build();
  }

  private CustomTask<String> task(@Nullable Rhythm rhythm) {
    return Tasks.custom(Firings.TASK, String.class)
        .onFailure((done, operations) -> again(rhythm, done, operations))
        .onDeadExecution(
            (done, operations) -> {
              if (wasRun(done.getExecution().executionTime)) {
                again(rhythm, done, operations);
              } else {
                operations.reschedule(done, clock.instant());
              }
            })
        .execute(
            (firing, context) -> {
              boolean begun = fire();
              return (done, operations) -> {
                if (begun) {
                  again(rhythm, done, operations);
                } else {
                  // At the service's end it is left as missed, so that the next start makes it up.
                  operations.reschedule(
                      done,
                      isStopped ? done.getExecution().executionTime : clock.instant().plus(AGAIN));
                }
              };
            });
  }

  private boolean fire() {
    working.lock();
    try {
      return work.fire();
    } catch (RuntimeException e) {
      log.error("the scheduled run failed", e);
      return false;
    } finally {
      working.unlock();
    }
  }

  private void again(
      @Nullable Rhythm rhythm, ExecutionComplete done, ExecutionOperations<String> operations) {
    if (rhythm == null) {
      operations.remove();
    } else {
      operations.reschedule(done, rhythm.next(clock.instant()));
    }
  }

  /** Notes the next firing; says what of the past is made up. */
  private List<String> note(Scheduler made, @Nullable Rhythm rhythm, boolean isReleased) {
    ScheduledExecution<Object> noted = made.getScheduledExecution(FIRING).orElse(null);
    if (noted != null && noted.isPicked()) {
      return List.of("Another node works on the scheduled run.");
    }
    if (rhythm == null) {
      if (noted != null) {
        made.cancel(FIRING);
      }
      return List.of();
    }
    Instant now = clock.instant();
    TaskInstance<String> firing =
        new TaskInstance<>(Firings.TASK, Firings.INSTANCE, rhythm.toString());
    if (noted == null) {
      made.scheduleIfNotExists(firing, rhythm.next(now));
    } else if (!rhythm.toString().equals(noted.getData())
        || isReleased && wasRun(noted.getExecutionTime())) {
      made.reschedule(FIRING, rhythm.next(now), rhythm.toString());
    } else if (noted.getExecutionTime().isBefore(now)) {
      return List.of(
          "The run of "
              + rhythm.time(noted.getExecutionTime())
              + " was missed; it is made up now, once.");
    }
    return List.of();
  }

  /** Whether a killed process had begun the run of a firing; that run goes on by itself. */
  private boolean wasRun(Instant firing) {
    return history
        .newest(Firings.TASK)
        .map(Run::startedAt)
        .filter(started -> !started.isBefore(firing))
        .isPresent();
  }

  @Override
  public void stop() {
    isStopped = true;
    if (scheduler != null) {
      scheduler.pause();
    }
    runs.stop(Firings.TASK);
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    if (scheduler == null) {
      return true;
    }
    try {
      if (!working.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        // To interrupt it could break a file in the middle; the next start goes on with the run.
        return false;
      }
      working.unlock();
      scheduler.stop();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Keeps a rhythm as plain text. */
  private static final class TextSerializer implements Serializer {

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
      return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
      return data == null ? null : type.cast(new String(data, StandardCharsets.UTF_8));
    }
  }
}
