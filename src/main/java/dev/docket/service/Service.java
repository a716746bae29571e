package dev.docket.service;

import dev.docket.home.InService;
import dev.docket.home.ServicePart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All that works on its own while the service runs. Started and stopped by one thread. */
@Component
@InService
public class Service {

  /** How long what is under way may take to end; what takes longer goes on at the next start. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private final List<ServicePart> parts;
  private final List<ServicePart> started = new ArrayList<>();

  Service(List<ServicePart> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Starts all parts; hands over what they say of themselves. */
  public void start(Consumer<String> told) {
    for (ServicePart part : parts) {
      started.add(part);
      part.start().forEach(told);
    }
  }

  /**
   * Stops all parts and waits for what is under way.
   *
   * @return false when something was not at its end in time
   */
  public boolean stop() {
    List<ServicePart> reversed = new ArrayList<>(started);
    Collections.reverse(reversed);
    reversed.forEach(ServicePart::stop);
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean ended = true;
    for (ServicePart part : reversed) {
      ended &= part.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    log.info(ended ? "the service ended its work" : "the service leaves work for its next start");
    return ended;
  }
}
