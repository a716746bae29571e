package dev.docket.backup;

import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup: a zip file with the rows of every table as they were at one moment, the keys of
 * the check digests, and, as a record, settings and model. Memory does not grow with the rows.
 */
@Component
public class Backup {

  private final DataSource database;
  private final Home home;
  private final SecretKeys secret;
  private final Clock clock;
  private final JsonMapper json;

  Backup(DataSource database, Home home, SecretKeys secret, Clock clock, JsonMapper json) {
    this.database = database;
    this.home = home;
    this.secret = secret;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Writes a backup to a file that is not there yet, readable by its owner only.
   *
   * @return the number of rows of each table
   * @throws RefusedException when the file cannot be written; there is none then
   */
  public Map<String, Long> write(Path target) {
    if (Files.exists(target)) {
      throw new RefusedException(
          target + " is there already; nothing is overwritten. Name another file.");
    }
    Path part = DurableFiles.part(target);
    try {
      Files.deleteIfExists(part);
      Map<String, Long> rows;
      try (OutputStream file = newPrivate(part);
          ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
        rows = write(zip);
      }
      DurableFiles.force(part);
      DurableFiles.publish(part, target);
      return rows;
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(
          target + " is there already; nothing is overwritten. Name another file.", e);
    } catch (IOException e) {
      throw new RefusedException("The backup cannot be written: " + Home.reason(e) + ".", e);
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be read", e);
    } finally {
      deleteQuietly(part);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is no backup, and the next one of that name takes its place.
    }
  }

  /** A file that was not there, opened as it is made: nobody puts another one in between. */
  private static OutputStream newPrivate(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    boolean posix =
        Files.isDirectory(folder) && Files.getFileStore(folder).supportsFileAttributeView("posix");
    return Channels.newOutputStream(
        posix
            ? Files.newByteChannel(
                file,
                options,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.newByteChannel(file, options));
  }

  private Map<String, Long> write(ZipOutputStream zip) throws IOException, SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    String product;
    String schema;
    try (Connection snapshot = snapshot(database)) {
      product = snapshot.getMetaData().getDatabaseProductName();
      schema = SchemaVersion.of(snapshot);
      RowPages pages = new RowPages(snapshot, json);
      for (Table table : Tables.of(snapshot)) {
        zip.putNextEntry(new ZipEntry(Manifest.tableEntry(table.name())));
        rows.put(
            table.name(),
            pages.read(
                table,
                row -> {
                  zip.write(json.writeValueAsBytes(row));
                  zip.write('\n');
                }));
        zip.closeEntry();
      }
      snapshot.rollback();
    }
    Path keys = secret.ownFile();
    if (keys != null) {
      entry(zip, Manifest.SECRET_ENTRY, Files.readAllBytes(keys));
    }
    addSettings(zip);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            schema,
            Objects.requireNonNullElse(
                Backup.class.getPackage().getImplementationVersion(), "unknown"),
            product,
            clock.instant(),
            rows,
            secret.ids(),
            keys != null);
    entry(zip, Manifest.ENTRY, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    return rows;
  }

  /** A connection that sees everything as it is at its first statement. */
  static Connection snapshot(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return connection;
  }

  private void addSettings(ZipOutputStream zip) throws IOException {
    Path settings = home.root().resolve("docket.yaml");
    if (Files.isRegularFile(settings)) {
      entry(
          zip,
          "settings/docket.yaml",
          SettingsRecord.of(Files.readString(settings)).getBytes(StandardCharsets.UTF_8));
    }
    if (Files.isDirectory(home.model())) {
      List<Path> model;
      try (Stream<Path> files = Files.walk(home.model())) {
        model = files.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : model) {
        entry(
            zip,
            "settings/model/"
                + home.model().relativize(file).toString().replace(File.separatorChar, '/'),
            Files.readAllBytes(file));
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
