package dev.docket.database;

import dev.docket.home.ConfigurationException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The mark of a restore that has not come to its end. While it is there, only another restore may
 * open the database. Safe for use by several threads.
 */
public final class RestoreMark {

  /** The table that it stands in. */
  public static final String TABLE = "restore_mark";

  private final JdbcTemplate jdbc;

  /** The mark in a database that has Docket's tables. */
  public RestoreMark(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
  }

  /** The backup that was being restored; empty where none is. */
  public Optional<String> backup() {
    return jdbc.queryForList("SELECT backup FROM restore_mark", String.class).stream().findFirst();
  }

  /** From now on the database holds part of a backup. */
  public void set(String backup, Instant now) {
    clear();
    jdbc.update(
        "INSERT INTO restore_mark (backup, begun_at) VALUES (?, ?)",
        backup,
        Columns.timestamp(now));
  }

  /** The database is whole. */
  public void clear() {
    jdbc.update("DELETE FROM restore_mark");
  }

  /** Refuses a database that holds part of a backup. */
  void refuseHalf() {
    backup()
        .ifPresent(
            backup -> {
              throw new ConfigurationException(
                  "The restore of the backup "
                      + backup
                      + " did not come to its end; the database holds only a part of it. Restore again:"
                      + " docket restore "
                      + backup);
            });
  }
}
