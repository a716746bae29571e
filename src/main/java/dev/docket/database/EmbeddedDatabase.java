package dev.docket.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.docket.home.ConfigurationException;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database in {@code data/db}. It commits every change to a table's structure by itself, so a
 * migration that is killed would leave half a schema; migrations therefore run on a copy that takes
 * the database's place when it is whole. Only for the process that owns the home.
 */
final class EmbeddedDatabase {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** What the first migration sets; a database without it loses commits or fills the heap. */
  private static final Map<String, String> DEMANDED =
      Map.of(
          "hsqldb.tx", "mvcc",
          "hsqldb.write_delay", "false",
          "hsqldb.default_table_type", "cached");

  private final Path folder;
  private final Path next;
  private final Path before;

  EmbeddedDatabase(Home home) {
    this.folder = home.data().resolve("db");
    this.next = home.data().resolve("db.migrating");
    this.before = home.data().resolve("db.before");
  }

  /**
   * Opens the database, making or migrating it first where that is needed.
   *
   * @throws ConfigurationException when it does not keep its promises
   */
  HikariDataSource open() {
    try {
      finishSwap();
      if (!Files.isDirectory(folder)) {
        migrate();
      }
      HikariDataSource database = connect(folder);
      Flyway flyway = flyway(database);
      if (flyway.info().pending().length > 0) {
        database.close();
        migrate();
        database = connect(folder);
        flyway = flyway(database);
      }
      flyway.validate();
      check(database);
      return database;
    } catch (HikariPool.PoolInitializationException | SQLException e) {
      throw new ConfigurationException(
          "The database in "
              + folder
              + " cannot be opened: its files are damaged or not Docket's. Restore a backup of the"
              + " folder "
              + folder.getParent()
              + ". The log data/logs/docket.log has what the database said.",
          e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The database in " + folder + " cannot be opened: " + Home.reason(e) + ".", e);
    }
  }

  private void migrate() throws IOException, SQLException {
    delete(next);
    Files.createDirectories(next);
    if (Files.isDirectory(folder)) {
      copy(folder, next);
    }
    try (HikariDataSource database = connect(next)) {
      flyway(database).migrate();
    }
    try (Stream<Path> files = Files.list(next)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        DurableFiles.force(file);
      }
    }
    Files.createFile(whole(next));
    DurableFiles.forceFolder(next);
    finishSwap();
    log.info("the database in {} was made or migrated", folder);
  }

  /**
   * Puts a copy that was migrated to its end into place; goes on where a killed process stopped.
   */
  private void finishSwap() throws IOException {
    if (Files.exists(whole(next))) {
      if (Files.isDirectory(folder)) {
        delete(before);
        Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.forceFolder(java.util.Objects.requireNonNull(folder.getParent()));
    }
    Files.deleteIfExists(whole(folder));
    delete(next);
    delete(before);
  }

  private static Path whole(Path folder) {
    return folder.resolve("whole");
  }

  private static Flyway flyway(HikariDataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/hsqldb", "classpath:db/migration/common")
        .javaMigrations(new V2__batch_tables())
        .load();
  }

  /** Opens the database's files now, so that damaged ones are not taken for anything else. */
  private static HikariDataSource connect(Path folder) throws SQLException {
    HikariDataSource database = new ShutDownProperly();
    // The lock on the home stands in for the database's own lock file, which makes a restart wait.
    database.setJdbcUrl(
        "jdbc:hsqldb:file:" + folder.resolve("docket") + ";hsqldb.lock_file=false;shutdown=false");
    database.setUsername("SA");
    database.setPassword("");
    database.setPoolName("docket");
    database.setMaximumPoolSize(PostgresDatabase.CONNECTIONS);
    database.setMinimumIdle(1);
    database.getConnection().close();
    return database;
  }

  private static void check(HikariDataSource database) {
    Map<String, String> broken;
    try (Connection connection = database.getConnection()) {
      broken = brokenPromises(connection);
    } catch (SQLException e) {
      throw new ConfigurationException(
          "The database's settings cannot be read: " + e.getMessage(), e);
    }
    broken.forEach(
        (name, is) -> {
          database.close();
          throw new ConfigurationException(
              "The embedded database does not keep its promises: "
                  + name
                  + " is "
                  + is
                  + ", it must be "
                  + DEMANDED.get(name)
                  + ". Somebody changed the database by hand; set it back or restore a backup.");
        });
  }

  /** The settings that are not as they must be, with what they are. */
  static Map<String, String> brokenPromises(Connection connection) throws SQLException {
    Map<String, String> broken = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT property_name, property_value FROM information_schema.system_properties")) {
      Map<String, @Nullable String> found = new TreeMap<>();
      while (rs.next()) {
        found.put(rs.getString(1), rs.getString(2));
      }
      DEMANDED.forEach(
          (name, value) -> {
            if (!value.equalsIgnoreCase(found.get(name))) {
              broken.put(name, String.valueOf(found.get(name)));
            }
          });
    }
    return broken;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(tree)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }

  /** Ends the database when the pool is closed, so that the next opening is quick. */
  private static final class ShutDownProperly extends HikariDataSource {
    @Override
    public void close() {
      if (!isClosed() && isRunning()) {
        try (Connection connection = getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("SHUTDOWN");
        } catch (SQLException e) {
          // The database recovers from its log at the next opening, as it does after a kill.
          log.warn("the database was not shut down properly", e);
        }
      }
      super.close();
    }
  }
}
