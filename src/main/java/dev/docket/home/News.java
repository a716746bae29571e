package dev.docket.home;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What happens in the service, in sentences for the person who looks after it. Without personal
 * values. Safe for use by several threads.
 */
@Component
public class News {

  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** Hands every sentence to a listener from now on. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Tells a sentence. */
  public void tell(String sentence) {
    listeners.forEach(listener -> listener.accept(sentence));
  }
}
