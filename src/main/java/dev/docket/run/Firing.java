package dev.docket.run;

import java.time.Instant;

/**
 * The next time that the schedule has noted in the database.
 *
 * @param time when it is, or was, due
 * @param rhythm the rhythm that it comes from
 * @param isPicked whether somebody works on it, or was killed at it
 */
record Firing(Instant time, String rhythm, boolean isPicked) {}
