package dev.docket.home;

import java.time.Duration;
import java.util.List;

/**
 * Something that works on its own while the service runs. Parts are started one after the other, in
 * the order of their {@link org.springframework.core.annotation.Order}, when the home is owned, the
 * database is open and what a killed process left is mended; they are stopped in reverse.
 */
public interface ServicePart {

  /**
   * Begins to work, in threads of its own, and returns.
   *
   * @return what it does from now on, sentences for people
   * @throws ConfigurationException when a setting does not let it
   */
  List<String> start();

  /** Begins nothing new from now on. Returns at once; may be called without a start. */
  void stop();

  /**
   * Waits for what is under way.
   *
   * @return false when it was not at its end in that time
   */
  boolean awaitEnd(Duration patience);
}
