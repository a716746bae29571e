package dev.docket.result;

import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.database.Columns;
import dev.docket.database.DatabaseSettings;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The result files. Lines that are in no file yet are first given to one in the database, then the
 * file is written and renamed; so each line is in exactly one file, whatever happens on the way.
 */
@Component
@EnableConfigurationProperties(ResultSettings.class)
public class ResultFiles {

  private static final String HEADER =
      "AssignmentId,ProvisioningState,Message,ChangeType,OwnerId,OwnerType";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final FileRegister register;
  private final Home home;
  private final Clock clock;
  private final ResultSettings settings;
  private final int linesPerFile;

  ResultFiles(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      FileRegister register,
      Home home,
      Clock clock,
      ResultSettings settings,
      DatabaseSettings database) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.register = register;
    this.home = home;
    this.clock = clock;
    this.settings = settings;
    this.linesPerFile = database.rowsPerTransaction();
  }

  private record ResultFile(
      long id, String name, String archiveName, State state, @Nullable String sha256) {}

  private enum State {
    /** Has its lines; the file may not have been written. */
    ASSIGNED,
    /** Was written; may not have its final name. */
    WRITTEN,
    PUBLISHED
  }

  /**
   * Puts out every line that is in no file yet.
   *
   * @param run the run that it happens in, if any
   * @return the new files' names, relative to the home, absolute outside it
   * @throws RefusedException when the files cannot be written; the lines wait for the next time
   */
  public synchronized List<String> publish(@Nullable Long run) {
    try {
      home.checkMounted();
      List<String> names = new ArrayList<>(repair());
      while (true) {
        Optional<ResultFile> file = Objects.requireNonNull(transaction.execute(status -> assign()));
        if (file.isEmpty()) {
          return names;
        }
        write(file.get());
        names.add(finish(file.get(), run));
      }
    } catch (IOException e) {
      throw new RefusedException(
          "The answers are recorded, but the result file for the governance system cannot be written: "
              + Home.reason(e)
              + ". It is written as soon as the folder can be written again.",
          e);
    }
  }

  /** Finishes files that were interrupted. */
  private List<String> repair() throws IOException {
    List<String> names = new ArrayList<>();
    for (ResultFile file :
        jdbc.query(
            "SELECT * FROM result_file WHERE state <> 'PUBLISHED' ORDER BY id",
            ResultFiles::file)) {
      if (file.state() == State.ASSIGNED) {
        write(file);
      }
      names.add(finish(reread(file.id()), null));
    }
    return names;
  }

  private Optional<ResultFile> assign() {
    String kinds = settings.endings() ? "" : " AND kind = 'ANSWERED'";
    List<Object[]> keys =
        jdbc.query(
            "SELECT order_id, attempt, revision FROM order_answer WHERE result_file_id IS NULL"
                + kinds
                + " ORDER BY answered_at, order_id, attempt, revision FETCH FIRST "
                + linesPerFile
                + " ROWS ONLY",
            (rs, n) -> new Object[] {rs.getLong(1), rs.getInt(2), rs.getInt(3)});
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Long last = jdbc.queryForObject("SELECT COALESCE(MAX(id), 0) FROM result_file", Long.class);
    long id = Objects.requireNonNull(last) + 1;
    String stamp =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
            .format(now.atZone(clock.getZone()));
    String name = String.format(Locale.ROOT, "%s-%06d.csv", stamp, id);
    Path target = home.results().resolve(name);
    Path archived = home.outboundArchive(LocalDate.now(clock)).resolve("results-" + name);
    jdbc.update(
        "INSERT INTO result_file (id, name, archive_name, state, lines, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        Columns.row(id, home.name(target), home.name(archived), State.ASSIGNED, keys.size(), now));
    jdbc.batchUpdate(
        "UPDATE order_answer SET result_file_id = ? WHERE order_id = ? AND attempt = ? AND revision = ?",
        keys.stream().map(k -> new Object[] {id, k[0], k[1], k[2]}).toList());
    return Optional.of(reread(id));
  }

  private void write(ResultFile file) throws IOException {
    Path target = home.file(file.name());
    Path part = DurableFiles.part(target);
    Files.createDirectories(home.results());
    try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      out.write(quoted(HEADER.split(",")));
      // In a transaction the database hands the lines over bit by bit.
      transaction.executeWithoutResult(status -> writeLines(file.id(), out));
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    DurableFiles.force(part);
    DurableFiles.forceFolder(home.results());
    DurableFiles.copy(part, home.file(file.archiveName()));
    jdbc.update(
        "UPDATE result_file SET state = 'WRITTEN', sha256 = ? WHERE id = ?",
        DurableFiles.sha256(part),
        file.id());
  }

  private void writeLines(long file, BufferedWriter out) {
    jdbc.query(
        """
        SELECT o.external_id, o.change_type, o.owner_id, o.owner_type, a.answer_result, a.message
        FROM order_answer a JOIN provisioning_order o ON o.id = a.order_id
        WHERE a.result_file_id = ? ORDER BY a.answered_at, a.order_id, a.attempt, a.revision
        """,
        rs -> {
          line(out, rs);
        },
        file);
  }

  private String finish(ResultFile assigned, @Nullable Long run) throws IOException {
    ResultFile file = reread(assigned.id());
    Path target = home.file(file.name());
    Path part = DurableFiles.part(target);
    // No temporary file means that it was renamed and may have been fetched already.
    if (Files.exists(part)) {
      DurableFiles.publish(part, target);
    }
    transaction.executeWithoutResult(
        status -> {
          jdbc.update("UPDATE result_file SET state = 'PUBLISHED' WHERE id = ?", file.id());
          register.sent(
              FileRole.RESULTS,
              file.name(),
              Objects.requireNonNull(target.getFileName()).toString(),
              size(home.file(file.archiveName())),
              Objects.requireNonNull(file.sha256()),
              run,
              file.archiveName());
        });
    return file.name();
  }

  private ResultFile reread(long id) {
    return jdbc.query("SELECT * FROM result_file WHERE id = ?", ResultFiles::file, id).stream()
        .findFirst()
        .orElseThrow();
  }

  private static void line(BufferedWriter out, ResultSet rs) throws SQLException {
    try {
      out.write(
          quoted(
              rs.getString("external_id"),
              "CONFIRMED".equals(rs.getString("answer_result")) ? "Executed" : "Errored",
              rs.getString("message"),
              rs.getString("change_type"),
              rs.getString("owner_id"),
              rs.getString("owner_type")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(@Nullable String... fields) {
    StringBuilder line = new StringBuilder();
    for (String field : fields) {
      line.append(line.isEmpty() ? "\"" : ",\"")
          .append(field == null ? "" : field.replace("\"", "\"\""))
          .append('"');
    }
    return line.append("\r\n").toString();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResultFile file(ResultSet rs, int rowNumber) throws SQLException {
    return new ResultFile(
        rs.getLong("id"),
        rs.getString("name"),
        rs.getString("archive_name"),
        State.valueOf(rs.getString("state")),
        rs.getString("sha256"));
  }
}
