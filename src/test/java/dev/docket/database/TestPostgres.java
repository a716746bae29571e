package dev.docket.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL server in a folder of the build, started at the first use and ended with the tests'
 * Java. Databases are copies of one that was migrated once.
 */
public final class TestPostgres {

  public static final String USER = "postgres";

  private static final String TEMPLATE = "docket_template";
  private static final List<String> databases = new ArrayList<>();
  private static EmbeddedPostgres server;
  private static boolean template;
  private static int count;

  private TestPostgres() {}

  /** A fresh database with Docket's tables; gives its url. */
  public static synchronized String freshDatabase() {
    if (!template) {
      // Of a language, so that texts would be sorted otherwise than by their characters' numbers.
      sql()
          .execute(
              "CREATE DATABASE "
                  + TEMPLATE
                  + " LOCALE_PROVIDER icu ICU_LOCALE 'en-US' TEMPLATE template0");
      PostgresDatabase.flyway(connections(url(TEMPLATE))).migrate();
      template = true;
    }
    return url(create("TEMPLATE " + TEMPLATE));
  }

  /** A database without any table; gives its url. */
  public static synchronized String emptyDatabase() {
    return url(create("TEMPLATE template0"));
  }

  /** A database made as said ({@code ENCODING 'SQL_ASCII' TEMPLATE template0}); gives its url. */
  public static synchronized String databaseMade(String how) {
    return url(create(how));
  }

  private static synchronized String create(String how) {
    start();
    String name = "docket_" + ++count;
    sql().execute("CREATE DATABASE " + name + " " + how);
    databases.add(name);
    return name;
  }

  /** Whatever the tests left. */
  public static synchronized void dropDatabases() {
    databases.forEach(name -> sql().execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    databases.clear();
  }

  /** The url of a database, there or not. */
  public static synchronized String url(String database) {
    start();
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  /** Statements on the server itself. */
  public static JdbcTemplate sql() {
    return new JdbcTemplate(connections(url("postgres")));
  }

  /** A user who may log in with a password only. */
  public static synchronized void makeUserWithPassword(String user, String password) {
    JdbcTemplate sql = sql();
    Integer there =
        sql.queryForObject("SELECT COUNT(*) FROM pg_roles WHERE rolname = ?", Integer.class, user);
    if (there == 0) {
      sql.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
      Path rules = Path.of(sql.queryForObject("SHOW hba_file", String.class));
      try {
        Files.writeString(
            rules,
            "host all "
                + user
                + " all scram-sha-256"
                + System.lineSeparator()
                + Files.readString(rules));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sql.execute("SELECT pg_reload_conf()");
    }
  }

  /** Connections to a database. */
  public static DataSource connections(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(USER);
    return source;
  }

  private static void start() {
    if (server != null) {
      return;
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
      server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.toFile())
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "100")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
