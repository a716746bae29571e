package dev.docket.cli;

import dev.docket.home.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What a home's installation finds around it in tests: the clock that the test moves, where it has
 * one, and a free port. Spring finds this by {@code META-INF/spring.factories}.
 */
public final class TestSurroundings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Map<Path, Clock> clocks = new ConcurrentHashMap<>();

  /** From now on, what is opened of a home goes by that clock. */
  static void clock(Path home, Clock clock) {
    clocks.put(home, clock);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (System.getenv("SERVER_PORT") == null && System.getProperty("SERVER_PORT") == null) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", Map.of("server.port", 0)));
    }
    String home = context.getEnvironment().getProperty("docket.home");
    Clock clock =
        home == null
            ? MovableClock.clock()
            : clocks.getOrDefault(Path.of(home), MovableClock.clock());
    if (context instanceof GenericApplicationContext generic) {
      generic.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }
  }
}
