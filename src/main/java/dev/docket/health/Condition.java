package dev.docket.health;

import org.jspecify.annotations.Nullable;

/**
 * How one thing was found.
 *
 * @param found what was found, a sentence
 * @param advice what to do about it, a sentence; null where nothing is to be done
 */
public record Condition(Level level, String found, @Nullable String advice) {

  /** How well something is. */
  public enum Level {
    GOOD,
    /** It works, but somebody should look. */
    WARNING,
    /** It does not work. */
    BAD
  }

  /** All is well. */
  public static Condition good(String found) {
    return new Condition(Level.GOOD, found, null);
  }

  /** It works, but somebody should look. */
  public static Condition warning(String found, String advice) {
    return new Condition(Level.WARNING, found, advice);
  }

  /** It does not work. */
  public static Condition bad(String found, String advice) {
    return new Condition(Level.BAD, found, advice);
  }
}
