package dev.docket.database;

import static dev.docket.database.DatasourceSettings.URL;
import static dev.docket.database.DatasourceSettings.USERNAME;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.docket.home.ConfigurationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database on a PostgreSQL server. Only for the process that has its {@link PostgresOwnership}.
 */
final class PostgresDatabase {

  private static final Logger log = LoggerFactory.getLogger(PostgresDatabase.class);

  /** An import holds two at times, and several run side by side with all else. */
  static final int CONNECTIONS = 40;

  /** How long whoever needs a connection waits while the server is away. */
  private static final long PATIENCE_MILLIS = 10_000;

  private static final int OLDEST_VERSION = 15;

  /** Rows that a query inside a transaction brings at once, so that long results are no matter. */
  private static final int ROWS_AT_ONCE = 1_000;

  private final PostgresServer server;

  PostgresDatabase(PostgresServer server) {
    this.server = server;
  }

  /**
   * Opens the database, making or migrating its tables first where that is needed.
   *
   * @throws ConfigurationException when it is not as it must be; names the setting
   */
  HikariDataSource open() {
    HikariDataSource database = connect();
    try {
      try (Connection connection = database.getConnection()) {
        refuseOldServer(connection, server);
        refuseOtherEncoding(connection);
        refuseTablesOfOthers(connection);
      }
      Flyway flyway = flyway(database);
      if (flyway.info().pending().length > 0) {
        refuseWithoutRights(database);
        flyway.migrate();
        log.info("the database {} was made or migrated", server.place());
      }
      flyway.validate();
      return database;
    } catch (SQLException e) {
      database.close();
      throw server.problem(e);
    } catch (HikariPool.PoolInitializationException e) {
      database.close();
      throw e.getCause() instanceof SQLException sql ? server.problem(sql) : e;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private HikariDataSource connect() {
    PGSimpleDataSource connections = server.connections("docket");
    connections.setReWriteBatchedInserts(true);
    connections.setDefaultRowFetchSize(ROWS_AT_ONCE);
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(connections);
    pool.setPoolName("docket");
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(PATIENCE_MILLIS);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool.setConnectionInitSql("SET TIME ZONE 'UTC'");
    return pool;
  }

  static Flyway flyway(javax.sql.DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/postgresql", "classpath:db/migration/common")
        .javaMigrations(new V2__batch_tables())
        .load();
  }

  static void refuseOldServer(Connection connection, PostgresServer server) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_VERSION) {
      throw tooOld(server, connection.getMetaData().getDatabaseProductVersion());
    }
  }

  static ConfigurationException tooOld(PostgresServer server, String version) {
    return new ConfigurationException(
        URL
            + ": the server of the database "
            + server.place()
            + " is PostgreSQL "
            + version
            + "; "
            + OLDEST_VERSION
            + " or newer is needed. Upgrade the server, or use another.");
  }

  private void refuseOtherEncoding(Connection connection) throws SQLException {
    String encoding = text(connection, "SHOW server_encoding");
    if (!"UTF8".equals(encoding)) {
      throw new ConfigurationException(
          URL
              + ": the database "
              + server.place()
              + " keeps its texts as "
              + encoding
              + ", but UTF8 is needed. Make another with ENCODING 'UTF8' TEMPLATE template0.");
    }
  }

  private void refuseTablesOfOthers(Connection connection) throws SQLException {
    String schema = text(connection, "SELECT current_schema()");
    if (schema == null) {
      throw new ConfigurationException(
          URL
              + ": the user \""
              + server.user()
              + "\" has no schema in the database "
              + server.place()
              + " that it may use. Make it the database's owner.");
    }
    String others =
        text(
            connection,
            """
            SELECT string_agg(tablename, ', ' ORDER BY tablename) FROM (
              SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
                AND to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') IS NULL
              ORDER BY tablename LIMIT 5) others
            """);
    if (others != null) {
      throw new ConfigurationException(
          URL
              + ": the database "
              + server.place()
              + " holds tables that are not Docket's ("
              + others
              + " …). Give Docket a database of its own.");
    }
  }

  private void refuseWithoutRights(HikariDataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!"t"
          .equals(text(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')"))) {
        throw new ConfigurationException(
            USERNAME
                + ": the user \""
                + server.user()
                + "\" may make no tables in the database "
                + server.place()
                + ". Make it the database's owner: ALTER DATABASE … OWNER TO \""
                + server.user()
                + "\"");
      }
    }
  }

  private static @Nullable String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(query)) {
      return rs.next() ? rs.getString(1) : null;
    }
  }
}
