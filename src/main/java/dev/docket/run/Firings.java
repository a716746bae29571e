package dev.docket.run;

import dev.docket.database.Columns;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the schedule has noted in the database: the complete job's next firing. */
@Repository
class Firings {

  /** The complete job's name among the scheduled tasks. */
  static final String TASK = "complete";

  /** There is one of it. */
  static final String INSTANCE = "schedule";

  private final JdbcTemplate jdbc;

  Firings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The noted firing; empty where the service never ran with a schedule. */
  Optional<Firing> noted() {
    return jdbc
        .query(
            "SELECT * FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?",
            (rs, row) ->
                new Firing(
                    Columns.instant(rs, "execution_time"),
                    text(rs.getBytes("task_data")),
                    rs.getBoolean("picked")),
            TASK,
            INSTANCE)
        .stream()
        .findFirst();
  }

  /**
   * Lets go of a firing that an earlier process of that name was working on. Only for the owner of
   * the home, which the name stands for.
   *
   * @return whether there was one
   */
  boolean release(String schedulerName) {
    return jdbc.update(
            """
            UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
            WHERE task_name = ? AND picked = TRUE AND picked_by = ?
            """,
            TASK,
            schedulerName)
        > 0;
  }

  private static String text(byte @Nullable [] data) {
    return new String(Objects.requireNonNullElse(data, new byte[0]), StandardCharsets.UTF_8);
  }
}
