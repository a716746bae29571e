package dev.docket.export;

import dev.docket.database.Columns;
import dev.docket.language.Language;
import dev.docket.model.SheetFormat;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All work sheets, their files and their rows. A row that was issued never changes; it is open
 * while its order is TRANSMITTED with this sheet as its current one.
 *
 * <p>Methods join the caller's transaction where there is one. Safe for use by several threads.
 */
@Repository
public class WorkSheets {

  private static final TypeReference<List<String>> HEADERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final JsonMapper json;
  private final Clock clock;

  WorkSheets(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
    this.json = json;
    this.clock = clock;
  }

  /**
   * A row as it was issued.
   *
   * @param issued its texts by column
   */
  public record Row(
      long order,
      int attempt,
      long sheet,
      int rowNumber,
      String check,
      String valuesDigest,
      Map<String, String> issued) {}

  long add(
      long run,
      String entityType,
      String group,
      int part,
      int parts,
      Language language,
      int rows,
      Collection<String> headers) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO work_sheet (run_id, entity_type, operator_group, part, parts, layout, language, state, row_count,
                    headers, claimed_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  new String[] {"id"});
          @Nullable Object[] values =
              Columns.row(
                  run,
                  entityType,
                  group,
                  part,
                  parts,
                  dev.docket.sheet.WorkSheetLayout.VERSION,
                  language.code(),
                  WorkSheet.State.CLAIMED,
                  rows,
                  json.writeValueAsString(headers),
                  clock.instant());
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement;
        },
        key);
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  /** A check digest of each sheet that has open rows, by sheet. */
  Map<Long, String> oneOpenCodePerSheet() {
    Map<Long, String> codes = new HashMap<>();
    jdbc.query(
        """
        SELECT r.sheet_id, MIN(r.check_code) AS code FROM sheet_row r
        JOIN provisioning_order o ON o.id = r.order_id AND o.current_sheet = r.sheet_id AND o.attempt = r.attempt
        WHERE o.state = 2 GROUP BY r.sheet_id
        """,
        rs -> {
          codes.put(rs.getLong("sheet_id"), rs.getString("code"));
        });
    return codes;
  }

  /** Whether a file of that name was issued with that content. */
  boolean isIssued(String name, String sha256) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM sheet_file WHERE name = ? AND sha256 = ?",
            Integer.class,
            name,
            sha256);
    return Objects.requireNonNull(count) > 0;
  }

  void addRows(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        """
        INSERT INTO sheet_row (order_id, attempt, sheet_id, row_no, check_code, values_digest, issued)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        rows.stream()
            .map(
                r ->
                    Columns.row(
                        r.order(),
                        r.attempt(),
                        r.sheet(),
                        r.rowNumber(),
                        r.check(),
                        r.valuesDigest(),
                        json.writeValueAsString(r.issued())))
            .toList());
  }

  /**
   * Rows of a sheet whose orders it still holds unpublished, from one row number on, at most so
   * many.
   */
  List<Row> claimedRows(long sheet, int afterRow, int most) {
    return jdbc.query(
        """
        SELECT r.* FROM sheet_row r JOIN provisioning_order o ON o.id = r.order_id
        WHERE r.sheet_id = ? AND r.row_no > ? AND o.current_sheet = r.sheet_id AND o.attempt = r.attempt AND o.state = 1
        ORDER BY r.row_no FETCH FIRST
        """
            + most
            + " ROWS ONLY",
        this::row,
        sheet,
        afterRow);
  }

  /** The rows ever issued for some orders, by order, oldest attempt first. */
  public Map<Long, List<Row>> rowsOf(Collection<Long> orders) {
    Map<Long, List<Row>> rows = new HashMap<>();
    Columns.inLists(
        orders,
        some ->
            named
                .query(
                    "SELECT * FROM sheet_row WHERE order_id IN (:ids) ORDER BY order_id, attempt",
                    new MapSqlParameterSource("ids", some),
                    this::row)
                .forEach(
                    row -> rows.computeIfAbsent(row.order(), id -> new ArrayList<>()).add(row)));
    return rows;
  }

  /** The orders that carry one of these check digests, by digest. */
  public Map<String, Long> ordersByCheck(Collection<String> checks) {
    Map<String, Long> orders = new HashMap<>();
    Columns.inLists(
        checks,
        some ->
            named.query(
                "SELECT check_code, order_id FROM sheet_row WHERE check_code IN (:codes)",
                new MapSqlParameterSource("codes", some),
                rs -> {
                  orders.put(rs.getString("check_code"), rs.getLong("order_id"));
                }));
    return orders;
  }

  /** A sheet is to be written anew. */
  void forgetRenderings(long sheet) {
    jdbc.update("DELETE FROM sheet_file WHERE sheet_id = ?", sheet);
  }

  /** Notes which files a sheet will have. */
  void addRendering(long sheet, SheetFormat format, String name) {
    jdbc.update(
        "INSERT INTO sheet_file (sheet_id, format, name) VALUES (?, ?, ?)",
        sheet,
        format.name(),
        name);
  }

  /** Notes what was written. */
  void written(
      long sheet, SheetFormat format, String archiveName, long size, String sha256, int rows) {
    jdbc.update(
        "UPDATE sheet_file SET archive_name = ?, size_bytes = ?, sha256 = ?, row_count = ? WHERE sheet_id = ? AND format = ?",
        archiveName,
        size,
        sha256,
        rows,
        sheet,
        format.name());
  }

  /** A sheet's files. */
  public List<WorkSheet.Rendering> renderings(long sheet) {
    return jdbc.query(
        "SELECT * FROM sheet_file WHERE sheet_id = ? ORDER BY format DESC",
        WorkSheets::rendering,
        sheet);
  }

  void move(long sheet, WorkSheet.State state) {
    jdbc.update("UPDATE work_sheet SET state = ? WHERE id = ?", state.name(), sheet);
  }

  void publishing(long sheet, int rows, long run) {
    jdbc.update(
        "UPDATE work_sheet SET state = ?, row_count = ?, published_run = ?, published_at = ? WHERE id = ?",
        WorkSheet.State.PUBLISHING.name(),
        rows,
        run,
        Columns.timestamp(clock.instant()),
        sheet);
  }

  /** The sheet with that id. */
  public Optional<WorkSheet> find(long id) {
    return jdbc.query("SELECT * FROM work_sheet WHERE id = ?", this::sheet, id).stream()
        .findFirst();
  }

  /** Sheets in a state, oldest first. */
  public List<WorkSheet> in(WorkSheet.State state) {
    return jdbc.query(
        "SELECT * FROM work_sheet WHERE state = ? ORDER BY id", this::sheet, state.name());
  }

  /** The sheets that a run published, oldest first. */
  public List<WorkSheet> publishedBy(long run) {
    return jdbc.query(
        "SELECT * FROM work_sheet WHERE published_run = ? AND state = 'PUBLISHED' ORDER BY id",
        this::sheet,
        run);
  }

  /** All sheets, oldest first. */
  public List<WorkSheet> all() {
    return jdbc.query("SELECT * FROM work_sheet ORDER BY id", this::sheet);
  }

  /** How many rows of a sheet are open: their orders are still out on it. */
  public int openRows(long sheet) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM provisioning_order WHERE current_sheet = ? AND state = 2",
            Integer.class,
            sheet);
    return Objects.requireNonNull(count);
  }

  private WorkSheet sheet(ResultSet rs, int rowNumber) throws SQLException {
    return new WorkSheet(
        rs.getLong("id"),
        rs.getLong("run_id"),
        rs.getString("entity_type"),
        rs.getString("operator_group"),
        rs.getInt("part"),
        rs.getInt("parts"),
        WorkSheet.State.valueOf(rs.getString("state")),
        rs.getInt("row_count"),
        Language.of(rs.getString("language")).orElse(Language.ENGLISH),
        json.readValue(rs.getString("headers"), HEADERS),
        Columns.instant(rs, "claimed_at"),
        Columns.instantOrNull(rs, "published_at"),
        Columns.longOrNull(rs, "published_run"));
  }

  private Row row(ResultSet rs, int rowNumber) throws SQLException {
    return new Row(
        rs.getLong("order_id"),
        rs.getInt("attempt"),
        rs.getLong("sheet_id"),
        rs.getInt("row_no"),
        rs.getString("check_code"),
        rs.getString("values_digest"),
        json.readValue(rs.getString("issued"), TEXTS));
  }

  private static WorkSheet.Rendering rendering(ResultSet rs, int rowNumber) throws SQLException {
    return new WorkSheet.Rendering(
        rs.getLong("sheet_id"),
        SheetFormat.valueOf(rs.getString("format")),
        rs.getString("name"),
        rs.getString("archive_name"),
        Columns.longOrNull(rs, "size_bytes"),
        rs.getString("sha256"),
        Columns.intOrNull(rs, "row_count"));
  }
}
