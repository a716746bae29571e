package dev.docket.audit;

import dev.docket.database.Columns;
import dev.docket.language.Message;
import dev.docket.language.Sayings;
import dev.docket.order.Sender;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every file that came in or went out: name, size, digest, times, sender and outcome. Nothing is
 * ever taken out.
 *
 * <p>Methods join the caller's transaction where there is one. Safe for use by several threads.
 */
@Repository
public class FileRegister {

  private static final int LONGEST_NAME = 2_000;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Sayings sayings;

  FileRegister(JdbcTemplate jdbc, Clock clock, JsonMapper json) {
    this.sayings = new Sayings(json);
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Enters a file that has come in.
   *
   * @return its id
   */
  public long received(
      FileRole role,
      String name,
      String baseName,
      long size,
      String sha256,
      Sender sender,
      @Nullable Long run) {
    return add(role, name, baseName, size, sha256, FileOutcome.WAITING, sender, run, null, null);
  }

  /**
   * Enters a file that came in a zip archive; role and sender are the archive's.
   *
   * @return its id
   */
  public long receivedIn(
      RegisteredFile container, String name, String baseName, long size, String sha256) {
    return add(
        container.role(),
        name,
        baseName,
        size,
        sha256,
        FileOutcome.WAITING,
        container.sender(),
        null,
        null,
        container.id());
  }

  /**
   * Enters a file of our own that has gone out.
   *
   * @return its id
   */
  public long sent(
      FileRole role,
      String name,
      String baseName,
      long size,
      String sha256,
      @Nullable Long run,
      @Nullable String archive) {
    return add(role, name, baseName, size, sha256, FileOutcome.PUBLISHED, null, run, archive, null);
  }

  private long add(
      FileRole role,
      String name,
      String baseName,
      long size,
      String sha256,
      FileOutcome outcome,
      @Nullable Sender sender,
      @Nullable Long run,
      @Nullable String archive,
      @Nullable Long container) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO docket_file (kind, name, base_name, size_bytes, sha256, outcome, sender, sender_kind, run_id,
                    received_at, finished_at, archive_name, container_id)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  new String[] {"id"});
          @Nullable Object[] values =
              Columns.row(
                  role,
                  fitting(name),
                  baseName,
                  size,
                  sha256,
                  outcome,
                  sender == null ? null : sender.name(),
                  sender == null ? null : sender.kind(),
                  run,
                  clock.instant(),
                  outcome == FileOutcome.WAITING ? null : clock.instant(),
                  archive,
                  container);
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement;
        },
        key);
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  /** The end of a name, where it is longer than the database keeps: files may lie very deep. */
  private static String fitting(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : "…" + name.substring(name.length() - LONGEST_NAME + 1);
  }

  /** Notes where a file stands while it is worked on. */
  public void workingOn(long id, String workName) {
    jdbc.update("UPDATE docket_file SET work_name = ? WHERE id = ?", workName, id);
  }

  /** Notes where the copy for the record is, and whether it is the content as received. */
  public void archived(long id, String archiveName, boolean contentKept) {
    jdbc.update(
        "UPDATE docket_file SET archive_name = ?, content_kept = ? WHERE id = ?",
        archiveName,
        contentKept,
        id);
  }

  /** Whether some file has that place in an archive, there already or not. */
  boolean isPlaceOfOne(String archiveName) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM docket_file WHERE archive_name = ?", Integer.class, archiveName);
    return Objects.requireNonNull(count) > 0;
  }

  /** Files that have their answer, but still stand where they were worked on; oldest first. */
  public List<RegisteredFile> answeredButAtWork() {
    return jdbc.query(
        "SELECT * FROM docket_file WHERE work_name IS NOT NULL AND outcome <> 'WAITING' ORDER BY id",
        this::file);
  }

  /** Notes that a file's content is not kept as it was received, and that no copy of it is. */
  void notKept(long id) {
    jdbc.update(
        "UPDATE docket_file SET archive_name = NULL, content_kept = FALSE WHERE id = ?", id);
  }

  /** A file has left the place where it was worked on. */
  public void putAway(long id) {
    jdbc.update("UPDATE docket_file SET work_name = NULL WHERE id = ?", id);
  }

  /**
   * Counts another try at a file that is waiting.
   *
   * @return how many there were with this one
   */
  public int tried(long id) {
    jdbc.update("UPDATE docket_file SET tries = tries + 1 WHERE id = ?", id);
    Integer tries =
        jdbc.queryForObject("SELECT tries FROM docket_file WHERE id = ?", Integer.class, id);
    return Objects.requireNonNull(tries);
  }

  /** Notes the run that works on a file. */
  public void inRun(long id, long run) {
    jdbc.update("UPDATE docket_file SET run_id = ? WHERE id = ?", run, id);
  }

  /** A file that was held is worked on again. */
  public void resume(long id) {
    jdbc.update(
        "UPDATE docket_file SET outcome = 'WAITING', reason = NULL, reason_said = NULL, finished_at = NULL WHERE id = ?",
        id);
  }

  /** Gives a file its one answer, with a reason in English. */
  public void finish(long id, FileOutcome outcome, @Nullable String reason) {
    finish(id, outcome, reason, null);
  }

  /** Gives a file its one answer, with a reason that may be said in any language. */
  public void finish(long id, FileOutcome outcome, @Nullable Message reason) {
    finish(id, outcome, reason == null ? null : reason.inEnglish(), reason);
  }

  private void finish(
      long id, FileOutcome outcome, @Nullable String reason, @Nullable Message saying) {
    jdbc.update(
        "UPDATE docket_file SET outcome = ?, reason = ?, reason_said = ?, finished_at = ? WHERE id = ?",
        outcome.name(),
        reason,
        sayings.kept(saying),
        Columns.timestamp(clock.instant()),
        id);
  }

  /** The file with that id. */
  public Optional<RegisteredFile> find(long id) {
    return jdbc.query("SELECT * FROM docket_file WHERE id = ?", this::file, id).stream()
        .findFirst();
  }

  /** The files that came in a zip archive, in its order. */
  public List<RegisteredFile> in(long container) {
    return jdbc.query(
        "SELECT * FROM docket_file WHERE container_id = ? ORDER BY id", this::file, container);
  }

  /** Whether files came in it. */
  public boolean isContainer(long id) {
    return count("SELECT COUNT(*) FROM docket_file WHERE container_id = " + id) > 0;
  }

  /** Files of a role with that content, oldest first. */
  public List<RegisteredFile> withContent(FileRole role, String sha256) {
    return jdbc.query(
        "SELECT * FROM docket_file WHERE sha256 = ? AND kind = ? ORDER BY id",
        this::file,
        sha256,
        role.name());
  }

  /** Files of a role with that outcome, oldest first. */
  public List<RegisteredFile> withOutcome(FileRole role, FileOutcome outcome) {
    return jdbc.query(
        "SELECT * FROM docket_file WHERE outcome = ? AND kind = ? ORDER BY id",
        this::file,
        outcome.name(),
        role.name());
  }

  /** How many files wait for their answer. */
  public long waiting() {
    return count("SELECT COUNT(*) FROM docket_file WHERE outcome = 'WAITING'");
  }

  /** The ids of files that came before a time and still wait for their answer; the oldest few. */
  List<Long> waitingSince(Instant before) {
    return jdbc.queryForList(
        """
        SELECT id FROM docket_file WHERE outcome = 'WAITING' AND received_at < ?
        ORDER BY id FETCH FIRST 10 ROWS ONLY
        """,
        Long.class,
        Columns.timestamp(before));
  }

  /** How many feeds wait for somebody's decision. */
  long held() {
    return count("SELECT COUNT(*) FROM docket_file WHERE outcome = 'HELD'");
  }

  private long count(String sql) {
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
  }

  /** Hands over all files, oldest first. */
  public void list(Consumer<RegisteredFile> consumer) {
    long after = 0;
    while (true) {
      List<RegisteredFile> page =
          jdbc.query(
              "SELECT * FROM docket_file WHERE id > ? ORDER BY id FETCH FIRST 1000 ROWS ONLY",
              this::file,
              after);
      if (page.isEmpty()) {
        return;
      }
      page.forEach(consumer);
      after = page.get(page.size() - 1).id();
    }
  }

  private RegisteredFile file(ResultSet rs, int rowNumber) throws SQLException {
    String sender = rs.getString("sender");
    String reason = rs.getString("reason");
    Message said = sayings.one(rs.getString("reason_said"));
    return new RegisteredFile(
        rs.getLong("id"),
        FileRole.valueOf(rs.getString("kind")),
        rs.getString("name"),
        rs.getString("base_name"),
        rs.getLong("size_bytes"),
        rs.getString("sha256"),
        FileOutcome.valueOf(rs.getString("outcome")),
        reason,
        said == null && reason != null ? Message.plain(reason) : said,
        sender == null
            ? null
            : new Sender(sender, Sender.Kind.valueOf(rs.getString("sender_kind"))),
        Columns.longOrNull(rs, "run_id"),
        Columns.instant(rs, "received_at"),
        Columns.instantOrNull(rs, "finished_at"),
        rs.getString("archive_name"),
        rs.getString("work_name"),
        rs.getBoolean("content_kept"),
        Columns.longOrNull(rs, "container_id"));
  }
}
