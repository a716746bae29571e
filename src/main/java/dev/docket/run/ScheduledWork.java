package dev.docket.run;

/** What the schedule starts. */
public interface ScheduledWork {

  /**
   * Does the work, to its end, in the schedule's own thread. Says itself what came of it; whatever
   * it throws is logged, and counts as not begun.
   *
   * @return whether it was begun; else it is tried again in a while
   */
  boolean fire();
}
