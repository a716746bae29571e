package dev.docket.feed;

import dev.docket.database.Columns;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * How far each feed file was taken in. Moves in the transaction that takes in the orders, so that a
 * feed that was interrupted goes on where it was.
 */
@Repository
class FeedProgress {

  private final JdbcTemplate jdbc;

  FeedProgress(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Items of a file that are done, and what became of them. */
  record Counts(int done, int loaded, int unchanged, int refused) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(int moreLoaded, int moreUnchanged, int moreRefused) {
      return new Counts(
          done + moreLoaded + moreUnchanged + moreRefused,
          loaded + moreLoaded,
          unchanged + moreUnchanged,
          refused + moreRefused);
    }
  }

  /** An element that was refused. */
  record Problem(int item, FeedItem.Bad bad) {}

  Optional<Counts> of(long file) {
    return jdbc
        .query(
            "SELECT * FROM feed_file WHERE file_id = ?",
            (rs, n) ->
                new Counts(
                    rs.getInt("progress"),
                    rs.getInt("loaded"),
                    rs.getInt("unchanged"),
                    rs.getInt("refused")),
            file)
        .stream()
        .findFirst();
  }

  void begin(long file) {
    jdbc.update(
        "INSERT INTO feed_file (file_id, progress, loaded, unchanged, refused) VALUES (?, 0, 0, 0, 0)",
        file);
  }

  void move(long file, Counts counts, List<Problem> problems) {
    jdbc.update(
        "UPDATE feed_file SET progress = ?, loaded = ?, unchanged = ?, refused = ? WHERE file_id = ?",
        counts.done(),
        counts.loaded(),
        counts.unchanged(),
        counts.refused(),
        file);
    if (!problems.isEmpty()) {
      jdbc.batchUpdate(
          "INSERT INTO feed_problem (file_id, item, place, external_id, reason) VALUES (?, ?, ?, ?, ?)",
          problems.stream()
              .map(
                  p ->
                      Columns.row(
                          file, p.item(), p.bad().place(), p.bad().externalId(), p.bad().reason()))
              .toList());
    }
  }

  /**
   * What was refused of a file, in its order, each in a sentence with its place; the first so many.
   */
  List<String> problems(long file, int most) {
    return jdbc.query(
        "SELECT place, external_id, reason FROM feed_problem WHERE file_id = ? ORDER BY item FETCH FIRST "
            + most
            + " ROWS ONLY",
        (rs, n) -> {
          String id = rs.getString("external_id");
          return rs.getString("place")
              + (id == null ? "" : " (" + Words.visible(id) + ")")
              + ": "
              + rs.getString("reason");
        },
        file);
  }

  /** Whether all orders of a file are still open. */
  boolean allOpen(long file) {
    Integer closed =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM provisioning_order WHERE feed_file_id = ? AND state IN (3, 4, 6, 8)",
            Integer.class,
            file);
    return closed != null && closed == 0;
  }
}
