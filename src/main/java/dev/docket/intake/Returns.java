package dev.docket.intake;

import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.database.Columns;
import dev.docket.language.Message;
import dev.docket.language.Sayings;
import dev.docket.model.SheetFormat;
import dev.docket.order.Answer;
import dev.docket.sheet.Cell;
import dev.docket.sheet.Limits;
import dev.docket.sheet.SheetColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was read of each returned file, row by row, and what became of it. Methods join the caller's
 * transaction.
 */
@Repository
class Returns {

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final int PAGE = 1_000;

  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final FileRegister register;
  private final Sayings sayings;

  Returns(JdbcTemplate jdbc, JsonMapper json, FileRegister register) {
    this.jdbc = jdbc;
    this.json = json;
    this.register = register;
    this.sayings = new Sayings(json);
  }

  /** Begins with a file, from its first row; whatever was staged of it before is gone. */
  void begin(long file, SheetFormat format, char delimiter, List<String> header) {
    jdbc.update("DELETE FROM return_file WHERE file_id = ?", file);
    jdbc.update(
        "INSERT INTO return_file (file_id, format, delimiter, header) VALUES (?, ?, ?, ?)",
        file,
        format.name(),
        String.valueOf(delimiter),
        json.writeValueAsString(header));
  }

  /** Something that is to be kept out of everything stood in the file. */
  void withheld(long file) {
    jdbc.update("UPDATE return_file SET withheld = TRUE WHERE file_id = ?", file);
  }

  /** What the file's sender should know of how it was read. */
  void warn(long file, List<Message> warnings) {
    jdbc.update(
        "UPDATE return_file SET warnings = ? WHERE file_id = ?", sayings.kept(warnings), file);
  }

  /** What its sender should know of how a file was read; empty where nothing. */
  List<Message> warnings(long file) {
    return jdbc
        .query(
            "SELECT warnings FROM return_file WHERE file_id = ?",
            (rs, n) -> sayings.several(rs.getString(1)),
            file)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  boolean isWithheld(long file) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT withheld FROM return_file WHERE file_id = ?", Boolean.class, file));
  }

  /** Takes away staged rows; at most so many in one transaction. Returns whether there were any. */
  boolean unstage(long file, int most) {
    Integer last =
        jdbc.queryForObject(
            "SELECT COALESCE(MAX(item), 0) FROM return_row WHERE file_id = ?", Integer.class, file);
    return jdbc.update(
            "DELETE FROM return_row WHERE file_id = ? AND item > ?",
            file,
            Math.max(0, Objects.requireNonNull(last) - most))
        > 0;
  }

  /** Whether anything was read of a file before. */
  boolean hasBegun(long file) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM return_file WHERE file_id = ?", Integer.class, file);
    return Objects.requireNonNull(count) > 0;
  }

  /** Whether a header was read of a file; of an archive of files there is none. */
  boolean hasHeader(long file) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM return_file WHERE file_id = ? AND header IS NOT NULL",
            Integer.class,
            file);
    return Objects.requireNonNull(count) > 0;
  }

  /** Notes that a file was read to its end; from now on its rows may be applied. */
  void staged(long file) {
    jdbc.update("UPDATE return_file SET staged = TRUE WHERE file_id = ?", file);
  }

  /** Whether a file was read to its end. */
  boolean isStaged(long file) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM return_file WHERE file_id = ? AND staged = TRUE",
            Integer.class,
            file);
    return Objects.requireNonNull(count) > 0;
  }

  ReturnedSheet sheet(long file) {
    RegisteredFile registered = register.find(file).orElseThrow();
    return jdbc.query(
            "SELECT * FROM return_file WHERE file_id = ?",
            (rs, n) ->
                new ReturnedSheet(
                    file,
                    registered.name(),
                    Objects.requireNonNull(registered.sender()),
                    registered.role() == FileRole.CHECK,
                    SheetFormat.valueOf(rs.getString("format")),
                    rs.getString("delimiter").charAt(0),
                    json.readValue(rs.getString("header"), TEXTS)),
            file)
        .get(0);
  }

  /** A row that was read, with the decision on it. */
  record Read(int item, ReturnRow row, Decision decision) {}

  /**
   * Stages rows.
   *
   * @param first the columns of the file's first header
   */
  void stage(long file, ReturnColumns first, List<Read> rows) {
    jdbc.batchUpdate(
        """
        INSERT INTO return_row (file_id, item, row_no, hidden, order_id, attempt, answer_word, decision, reason, warnings, cells,
          answer_cells, done)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows.stream()
            .map(
                r -> {
                  Decision d = r.decision();
                  return Columns.row(
                      file,
                      r.item(),
                      r.row().number(),
                      r.row().hidden(),
                      d.order(),
                      d.attempt(),
                      d.said(),
                      d.kind(),
                      sayings.kept(d.reason()),
                      sayings.kept(d.warnings()),
                      json.writeValueAsString(r.row().cells()),
                      d.move() == null ? null : json.writeValueAsString(kept(r.row(), first)),
                      d.move() == null);
                })
            .toList());
  }

  /** A row that gives an answer, as far as that matters to other rows of its order. */
  record Given(int item, int row, int attempt, Answer.Result said, Decision.Kind kind) {}

  /** The orders that a file answers more than once. */
  List<Long> answeredTwice(long file) {
    return jdbc.queryForList(
        """
        SELECT order_id FROM return_row WHERE file_id = ? AND answer_word IS NOT NULL
        GROUP BY order_id HAVING COUNT(*) > 1 ORDER BY order_id
        """,
        Long.class,
        file);
  }

  /** The answers that a file gives to one order, in the file's order. */
  List<Given> answersTo(long file, long order) {
    return jdbc.query(
        """
        SELECT item, row_no, attempt, answer_word, decision FROM return_row
        WHERE file_id = ? AND order_id = ? AND answer_word IS NOT NULL ORDER BY item
        """,
        (rs, n) ->
            new Given(
                rs.getInt("item"),
                rs.getInt("row_no"),
                rs.getInt("attempt"),
                Answer.Result.valueOf(rs.getString("answer_word")),
                Decision.Kind.valueOf(rs.getString("decision"))),
        file,
        order);
  }

  /** Rejects rows, whatever was decided on them before. */
  void reject(long file, List<Given> rows, Message reason) {
    jdbc.batchUpdate(
        """
        UPDATE return_row SET decision = 'REJECTED', reason = ?, warnings = NULL, done = TRUE
        WHERE file_id = ? AND item = ?
        """,
        rows.stream().map(row -> Columns.row(sayings.kept(reason), file, row.item())).toList());
  }

  /** A row that is still to be applied. */
  record Undone(int item, ReturnRow row, long order) {}

  /** Rows still to be applied, in order, at most so many; fewer where they are long. */
  List<Undone> undone(long file, int most) {
    return jdbc.query(
        "SELECT * FROM return_row WHERE file_id = ? AND done = FALSE AND item <= ? ORDER BY item",
        undoneRows(file),
        file,
        pageEnd(file, "done = FALSE", "answer_cells", 0, most));
  }

  /** Rows still to be applied that answer one order, in order. */
  List<Undone> undoneOf(long file, long order) {
    return jdbc.query(
        "SELECT * FROM return_row WHERE file_id = ? AND order_id = ? AND done = FALSE ORDER BY item",
        undoneRows(file),
        file,
        order);
  }

  private RowMapper<Undone> undoneRows(long file) {
    ReturnColumns first = ReturnColumns.of(sheet(file).header());
    Map<List<String>, ReturnColumns> further = new HashMap<>();
    return (rs, n) -> undoneRow(rs, first, further);
  }

  private Undone undoneRow(
      ResultSet rs, ReturnColumns first, Map<List<String>, ReturnColumns> further)
      throws SQLException {
    KeptRow kept = json.readValue(rs.getString("answer_cells"), KeptRow.class);
    return new Undone(
        rs.getInt("item"),
        new ReturnRow(
            rs.getInt("row_no"),
            rs.getBoolean("hidden"),
            kept.header() == null
                ? first
                : further.computeIfAbsent(kept.header(), ReturnColumns::of),
            kept.fixed(),
            kept.properties(),
            List.of(),
            Objects.requireNonNullElse(kept.beyond(), -1),
            false),
        rs.getLong("order_id"));
  }

  /** What was finally done with rows. */
  void done(long file, List<Read> rows) {
    jdbc.batchUpdate(
        "UPDATE return_row SET decision = ?, reason = ?, warnings = ?, done = TRUE WHERE file_id = ? AND item = ?",
        rows.stream()
            .map(
                r ->
                    Columns.row(
                        r.decision().kind(),
                        sayings.kept(r.decision().reason()),
                        sayings.kept(r.decision().warnings()),
                        file,
                        r.item()))
            .toList());
  }

  /** Overwrites a staged decision that is still to be applied, for what a dry run tells. */
  void redecide(long file, int item, Decision decision) {
    jdbc.update(
        "UPDATE return_row SET decision = ?, reason = ?, warnings = ?, done = ? WHERE file_id = ? AND item = ?",
        Columns.row(
            decision.kind(),
            sayings.kept(decision.reason()),
            sayings.kept(decision.warnings()),
            decision.move() == null,
            file,
            item));
  }

  boolean isAnyUndone(long file) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM return_row WHERE file_id = ? AND done = FALSE",
            Integer.class,
            file);
    return Objects.requireNonNull(count) > 0;
  }

  Map<Decision.Kind, Integer> counts(long file) {
    Map<Decision.Kind, Integer> counts = new EnumMap<>(Decision.Kind.class);
    jdbc.query(
        "SELECT decision, COUNT(*) AS amount FROM return_row WHERE file_id = ? GROUP BY decision",
        rs -> {
          counts.put(Decision.Kind.valueOf(rs.getString("decision")), rs.getInt("amount"));
        },
        file);
    return counts;
  }

  /** How many answered rows were hidden when the file was saved. */
  int hiddenAnswers(long file) {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM return_row WHERE file_id = ? AND hidden = TRUE AND answer_word IS NOT NULL",
            Integer.class,
            file);
    return Objects.requireNonNull(count);
  }

  /**
   * A file's rows as they are to stand on its receipt: hidden answers, then rejected rows, then the
   * others; read in pages.
   */
  Iterator<StagedRow> forReceipt(long file) {
    String hidden = "(hidden = TRUE AND answer_word IS NOT NULL)";
    return new Pages(
        file,
        List.of(
                hidden,
                "decision = 'REJECTED' AND NOT " + hidden,
                "decision <> 'REJECTED' AND NOT " + hidden)
            .iterator());
  }

  /** A file's rows in its own order; read in pages. */
  Iterator<StagedRow> inOrder(long file) {
    return new Pages(file, List.of("item > 0").iterator());
  }

  /** One page after the other, one kind of rows after the other. */
  private final class Pages implements Iterator<StagedRow> {

    private final long file;
    private final Iterator<String> kinds;
    private String kind;
    private Iterator<StagedRow> page = Collections.emptyIterator();
    private int last;

    Pages(long file, Iterator<String> kinds) {
      this.file = file;
      this.kinds = kinds;
      this.kind = kinds.next();
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext()) {
        page = page(file, kind, last).iterator();
        if (!page.hasNext()) {
          if (!kinds.hasNext()) {
            return false;
          }
          kind = kinds.next();
          last = 0;
        }
      }
      return true;
    }

    @Override
    public StagedRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      StagedRow row = page.next();
      last = row.item();
      return row;
    }
  }

  private List<StagedRow> page(long file, String which, int after) {
    return jdbc.query(
        "SELECT * FROM return_row WHERE file_id = ? AND item > ? AND item <= ? AND "
            + which
            + " ORDER BY item",
        this::row,
        file,
        after,
        pageEnd(file, which, "cells", after, PAGE));
  }

  /** The last of the next rows that are read at once: not many, and not long ones together. */
  private int pageEnd(long file, String which, String column, int after, int most) {
    Integer end =
        jdbc.query(
            "SELECT item, CHAR_LENGTH("
                + column
                + ") FROM return_row WHERE file_id = ? AND item > ? AND "
                + which
                + " ORDER BY item FETCH FIRST "
                + most
                + " ROWS ONLY",
            rs -> {
              int last = after;
              long chars = 0;
              while (rs.next() && chars <= Limits.BATCH_CHARS) {
                last = rs.getInt(1);
                chars += rs.getLong(2);
              }
              return last;
            },
            file,
            after);
    return Objects.requireNonNull(end);
  }

  /** The first problems or warnings of a file. */
  List<Message> told(long file, boolean warnings, int most) {
    String column = warnings ? "warnings" : "reason";
    String which = warnings ? "warnings IS NOT NULL" : "decision = 'REJECTED'";
    List<Message> told = new ArrayList<>();
    jdbc.query(
        "SELECT "
            + column
            + " FROM return_row WHERE file_id = ? AND "
            + which
            + " ORDER BY item FETCH FIRST "
            + most
            + " ROWS ONLY",
        rs -> {
          if (warnings) {
            told.addAll(sayings.several(rs.getString(1)));
          } else {
            told.add(Objects.requireNonNull(sayings.one(rs.getString(1))));
          }
        },
        file);
    return told;
  }

  void receipt(long file, String name) {
    jdbc.update("UPDATE return_file SET receipt_name = ? WHERE file_id = ?", name, file);
  }

  /** Notes the receipt of a zip archive, of which no row was read itself. */
  void receiptOfBundle(long file, String name) {
    jdbc.update("DELETE FROM return_file WHERE file_id = ?", file);
    jdbc.update("INSERT INTO return_file (file_id, receipt_name) VALUES (?, ?)", file, name);
  }

  @Nullable String receipt(long file) {
    return jdbc
        .queryForList("SELECT receipt_name FROM return_file WHERE file_id = ?", String.class, file)
        .stream()
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private StagedRow row(ResultSet rs, int rowNumber) throws SQLException {
    return new StagedRow(
        rs.getInt("item"),
        rs.getInt("row_no"),
        rs.getBoolean("hidden"),
        Columns.longOrNull(rs, "order_id"),
        Decision.Kind.valueOf(rs.getString("decision")),
        sayings.one(rs.getString("reason")),
        sayings.several(rs.getString("warnings")),
        json.readValue(rs.getString("cells"), TEXTS));
  }

  /**
   * The cells that a decision looks at, as they are kept until it is applied.
   *
   * @param beyond null for none
   * @param header null for the first header of the file
   */
  private record KeptRow(
      Map<SheetColumn, Cell> fixed,
      Map<String, Cell> properties,
      @Nullable Integer beyond,
      @Nullable List<String> header) {}

  private static KeptRow kept(ReturnRow row, ReturnColumns first) {
    return new KeptRow(
        row.fixed(),
        row.properties(),
        row.beyond() < 0 ? null : Integer.valueOf(row.beyond()),
        row.columns().names().equals(first.names()) ? null : row.columns().names());
  }
}
