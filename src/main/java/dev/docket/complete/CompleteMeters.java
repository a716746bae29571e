package dev.docket.complete;

import dev.docket.audit.FileRegister;
import dev.docket.home.InService;
import dev.docket.order.OrderState;
import dev.docket.order.Orders;
import dev.docket.run.Run;
import dev.docket.run.RunHistory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How much there is of what: asked of the database when somebody collects it, but not often. */
@Component
@InService
class CompleteMeters implements MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(CompleteMeters.class);
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final ObjectProvider<Orders> orders;
  private final ObjectProvider<FileRegister> files;
  private final ObjectProvider<RunHistory> runs;
  private @Nullable Counts last;
  private long counted;

  CompleteMeters(
      ObjectProvider<Orders> orders,
      ObjectProvider<FileRegister> files,
      ObjectProvider<RunHistory> runs) {
    this.orders = orders;
    this.files = files;
    this.runs = runs;
  }

  private record Counts(
      Map<OrderState, Long> orders, long waiting, @Nullable Instant lastSuccess) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (OrderState state : OrderState.values()) {
      gauge(
          registry,
          Gauge.builder(
                  "docket.orders",
                  this,
                  meters -> meters.value(c -> c.orders().getOrDefault(state, 0L)))
              .description("Orders by state")
              .tag("state", state.name().toLowerCase(Locale.ROOT)));
    }
    gauge(
        registry,
        Gauge.builder("docket.files.waiting", this, meters -> meters.value(Counts::waiting))
            .description("Files that came and have no answer yet"));
    gauge(
        registry,
        Gauge.builder(
                "docket.complete.last.success",
                this,
                meters ->
                    meters.value(
                        c -> c.lastSuccess() == null ? 0 : c.lastSuccess().getEpochSecond()))
            .baseUnit("seconds")
            .description("When the last complete run ended well, in seconds since 1970; 0: never"));
  }

  private static void gauge(MeterRegistry registry, Gauge.Builder<CompleteMeters> gauge) {
    gauge.register(registry);
  }

  /** One number of the counts; none where the database cannot be asked. */
  private double value(ToDoubleFunction<Counts> number) {
    Counts counts = counts();
    return counts == null ? Double.NaN : number.applyAsDouble(counts);
  }

  private synchronized @Nullable Counts counts() {
    if (counted == 0 || System.nanoTime() - counted > FRESH.toNanos()) {
      try {
        last =
            new Counts(
                orders.getObject().countByState(),
                files.getObject().waiting(),
                lastSuccess().orElse(null));
      } catch (RuntimeException e) {
        log.warn("the numbers for the metrics cannot be had", e);
        last = null;
      }
      counted = System.nanoTime();
    }
    return last;
  }

  private Optional<Instant> lastSuccess() {
    return runs.getObject().newestSuccess(CompleteJobConfiguration.NAME).map(Run::endedAt);
  }
}
