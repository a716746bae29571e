package dev.docket.health.examination;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the probes, each in a thread of its own, so that one that hangs holds up nobody; it is not
 * asked again before it has answered. Safe for use by several threads.
 */
@Component
public class Examination implements DisposableBean {

  /** How long all probes together may take. */
  private static final Duration PATIENCE = Duration.ofMillis(1_400);

  /** How long what was found counts. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final ListableBeanFactory beans;
  private final Map<String, String> beansByCheck = new TreeMap<>();
  private final Map<String, Future<List<Condition>>> asked = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "probe");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Found last;

  private record Found(long at, Map<String, List<Condition>> conditions) {}

  Examination(ListableBeanFactory beans) {
    this.beans = beans;
    for (String bean : beans.getBeanNamesForType(Probe.class, true, false)) {
      beansByCheck.put(check(bean), bean);
    }
  }

  /** {@code lastRunProbe} is the check {@code last-run}. */
  private static String check(String bean) {
    return bean.replaceAll("Probe$", "")
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }

  /** The names of all checks, in their order. */
  public List<String> checks() {
    return List.copyOf(beansByCheck.keySet());
  }

  /**
   * What all probes find, by check; not older than a few seconds. Answers within two seconds,
   * whatever hangs.
   */
  public synchronized Map<String, List<Condition>> all() {
    Found known = last;
    if (known != null && System.nanoTime() - known.at() < FRESH.toNanos()) {
      return known.conditions();
    }
    beansByCheck.keySet().forEach(this::ask);
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<String, List<Condition>> conditions = new LinkedHashMap<>();
    for (String check : beansByCheck.keySet()) {
      conditions.put(
          check, answer(check, Duration.ofNanos(Math.max(0, end - System.nanoTime())), PATIENCE));
    }
    last = new Found(System.nanoTime(), conditions);
    return conditions;
  }

  /** What one probe finds, now. */
  public List<Condition> one(String check, Duration patience) {
    ask(check);
    return answer(check, patience, patience);
  }

  private void ask(String check) {
    String bean = beansByCheck.get(check);
    if (bean == null) {
      throw new IllegalArgumentException(check);
    }
    asked.computeIfAbsent(
        check, c -> threads.submit(() -> beans.getBean(bean, Probe.class).look()));
  }

  private List<Condition> answer(String check, Duration patience, Duration told) {
    Future<List<Condition>> answer = asked.get(check);
    if (answer == null) {
      return List.of(Condition.bad("It was not looked at.", "Ask again."));
    }
    try {
      List<Condition> conditions = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      asked.remove(check, answer);
      return conditions;
    } catch (ExecutionException e) {
      asked.remove(check, answer);
      return List.of(Failure.condition(check, e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException e) {
      return List.of(
          Condition.bad(
              "It did not answer within " + told.toMillis() / 100 / 10.0 + " seconds.",
              "A disk, a network folder or the database hangs. Look at the machine and its mounts."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Condition.bad("It was not looked at: interrupted.", "Ask again."));
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
