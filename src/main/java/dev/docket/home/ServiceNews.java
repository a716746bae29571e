package dev.docket.home;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Who wants to hear what the service does on its own: short sentences for people, as they stand in
 * the system's journal. Safe for use by several threads.
 */
@Component
public class ServiceNews {

  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  ServiceNews() {}

  /** Tells each sentence to a listener until the returned registration is closed. */
  public Registration listen(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells everybody who listens. */
  public void tell(String sentence) {
    listeners.forEach(listener -> listener.accept(sentence));
  }

  /** Somebody listens until it is closed. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
