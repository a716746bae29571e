package dev.docket.backup;

import dev.docket.database.DatabaseMove;
import dev.docket.database.RestoreMark;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup into an empty database, of whatever kind. From its first change to its last a mark
 * in the database says that it is not whole; restoring again begins anew. Memory does not grow with
 * the rows. Only for the process that owns the home, while it does nothing else.
 */
@Component
public class Restore {

  private static final List<String> TO_BE_EMPTY =
      List.of("provisioning_order", "work_sheet", "docket_file");

  private final DataSource database;
  private final SecretKeys secret;
  private final DatabaseMove move;
  private final Clock clock;
  private final JsonMapper json;

  Restore(DataSource database, SecretKeys secret, DatabaseMove move, Clock clock, JsonMapper json) {
    this.database = database;
    this.secret = secret;
    this.move = move;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Restores a backup.
   *
   * @return the number of rows of each table
   * @throws RefusedException when it is no whole backup, when the database is not empty, or when
   *     the backup does not fit this version or this home's secret; nothing is changed then
   */
  public Map<String, Long> restore(Path file) {
    RestoreMark mark = new RestoreMark(database);
    try (BackupFile backup = BackupFile.open(file, json);
        Connection connection = database.getConnection()) {
      Manifest manifest = backup.manifest();
      refuseOtherSchema(manifest, SchemaVersion.of(connection));
      refuseOtherSecret(manifest);
      if (mark.backup().isEmpty()) {
        refuseWhatIsNotEmpty(connection);
      }
      backup.check();
      mark.set(file.toString(), clock.instant());
      new TableLoader(connection).load(backup);
      if (manifest.hasSecret()) {
        putSecret(backup.secret());
      }
      move.done();
      mark.clear();
      return manifest.rows();
    } catch (SQLException e) {
      throw new IllegalStateException("the backup cannot be put into the database", e);
    } catch (IOException e) {
      throw new RefusedException(
          "The restore did not come to its end: " + Home.reason(e) + ". Restore again.", e);
    }
  }

  private static void refuseOtherSchema(Manifest manifest, String schema) {
    if (!manifest.schema().equals(schema)) {
      throw new RefusedException(
          "The backup was made by Docket "
              + manifest.docket()
              + " with tables of version "
              + manifest.schema()
              + "; this Docket has version "
              + schema
              + ". Restore it with the version that made it, then upgrade. Nothing was changed.");
    }
  }

  private void refuseOtherSecret(Manifest manifest) {
    boolean willBePut = manifest.hasSecret() && secret.ownFile() != null;
    if (!willBePut && !secret.ids().containsAll(manifest.secretKeys())) {
      throw new RefusedException(
          "The sheets of this backup were issued with the keys "
              + manifest.secretKeys()
              + ", but docket.secret or docket.secret-file here has "
              + secret.ids()
              + ". Set the secret of then (beside a newer one, if there is one), and restore again. Nothing"
              + " was changed.");
    }
  }

  private static void refuseWhatIsNotEmpty(Connection connection) throws SQLException {
    for (String table : TO_BE_EMPTY) {
      try (Statement statement = connection.createStatement();
          ResultSet rs = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        rs.next();
        if (rs.getLong(1) > 0) {
          throw new RefusedException(
              "A backup goes into an empty database only, but this one has "
                  + rs.getLong(1)
                  + (table.equals("provisioning_order")
                      ? " orders"
                      : table.equals("work_sheet") ? " sheets" : " registered files")
                  + ". Nothing was changed. Give the home an empty database: another on PostgreSQL, or move"
                  + " data/db away.");
        }
      }
    }
  }

  /** The keys that were there before stay beside it, in case they were somebody's. */
  private void putSecret(byte[] keys) throws IOException {
    Path file = secret.ownFile();
    if (file == null || Files.exists(file) && Arrays.equals(Files.readAllBytes(file), keys)) {
      return;
    }
    if (Files.exists(file)) {
      Files.copy(
          file,
          file.resolveSibling("secret.before-restore"),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path part = DurableFiles.part(file);
    Files.deleteIfExists(part);
    if (Files.getFileStore(java.util.Objects.requireNonNull(file.getParent()))
        .supportsFileAttributeView("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(part, keys);
    DurableFiles.force(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    DurableFiles.forceFolder(java.util.Objects.requireNonNull(file.getParent()));
  }
}
