package dev.docket.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job.
 *
 * @param status COMPLETED, NOTHING_TO_DO, BLOCKED, REFUSED, STARTED, FAILED …
 * @param about what it worked on; null for the complete job
 * @param message what went wrong; null where nothing did
 * @param startedBy who started it: a person's name, or schedule; null where that is not noted
 */
public record Run(
    long id,
    String job,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String about,
    @Nullable String message,
    @Nullable String startedBy) {}
