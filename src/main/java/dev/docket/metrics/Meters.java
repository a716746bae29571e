package dev.docket.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Counts and times what happens, where somebody collects it: in the service. In a command nothing
 * is counted. Safe for use by several threads.
 */
@Component
public class Meters {

  private final ObjectProvider<MeterRegistry> registry;

  Meters(ObjectProvider<MeterRegistry> registry) {
    this.registry = registry;
  }

  /**
   * Counts something that happened.
   *
   * @param name like {@code docket.feeds}
   * @param tags names and values, in turn; none of them personal
   */
  public void count(String name, long amount, String... tags) {
    registry.ifAvailable(meters -> meters.counter(name, tags).increment(amount));
  }

  /** Notes how long something took. */
  public void time(String name, Duration time, String... tags) {
    registry.ifAvailable(meters -> meters.timer(name, tags).record(time));
  }
}
