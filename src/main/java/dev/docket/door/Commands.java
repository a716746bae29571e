package dev.docket.door;

/** What the owner of a home does with a request. */
@FunctionalInterface
public interface Commands {

  /**
   * Runs a command to its end; may be called by several threads at once.
   *
   * @return its exit code
   */
  int run(Visit visit);
}
