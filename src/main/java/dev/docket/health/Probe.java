package dev.docket.health;

import java.util.List;

/**
 * Looks at one thing and says how it is. A bean named {@code lastRunProbe} is the check {@code
 * last-run}.
 *
 * <p>It changes nothing, may be asked at any time by any thread, and also when other things are
 * broken: what may be broken it asks for (by an {@code ObjectProvider}) when it looks. Its words
 * hold no personal values.
 */
public interface Probe {

  /**
   * Looks now.
   *
   * @return at least one condition
   * @throws Exception when it cannot be told; counts as bad
   */
  List<Condition> look() throws Exception;
}
