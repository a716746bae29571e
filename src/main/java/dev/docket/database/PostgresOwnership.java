package dev.docket.database;

import dev.docket.home.HomeBusyException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An advisory lock of PostgreSQL, held by a connection of its own from the opening of the database
 * to its end. It ends with the connection, however that ends. It needs a direct connection, not a
 * pool of somebody else's in between.
 */
final class PostgresOwnership implements DatabaseOwnership, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PostgresOwnership.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int ANSWER_SECONDS = 5;

  /** The first half of the lock's number: "DOCK". The second is made of the schema's name. */
  private static final int DOCKET = 0x444F434B;

  private final PostgresServer server;
  private final PGSimpleDataSource source;
  private @Nullable Connection connection;
  private boolean closed;

  private PostgresOwnership(PostgresServer server) {
    this.server = server;
    this.source = server.connections("docket owner, process " + ProcessHandle.current().pid());
    source.setSocketTimeout(ANSWER_SECONDS);
  }

  /**
   * Takes the database, waiting for another process that has it.
   *
   * @throws HomeBusyException when it was not to be had in that time; names the other process
   */
  static PostgresOwnership take(PostgresServer server, Duration patience) {
    PostgresOwnership ownership = new PostgresOwnership(server);
    long pauses = patience.toMillis() / PAUSE.toMillis();
    try {
      for (long i = 0; !ownership.tryTake(); i++) {
        if (i >= pauses) {
          String holder = ownership.holder();
          ownership.close();
          throw new HomeBusyException(
              "Another run is under way: the database "
                  + server.place()
                  + " is in use by "
                  + holder
                  + ". Waited "
                  + patience.toSeconds()
                  + " seconds; try again when it has ended. One database serves one process of Docket at"
                  + " a time.");
        }
        Thread.sleep(PAUSE.toMillis());
      }
      return ownership;
    } catch (SQLException e) {
      ownership.close();
      throw server.problem(e);
    } catch (InterruptedException e) {
      ownership.close();
      Thread.currentThread().interrupt();
      throw new HomeBusyException(
          "Interrupted while waiting for the database " + server.place() + ".");
    }
  }

  @Override
  public synchronized boolean isOurs() {
    if (closed) {
      return false;
    }
    try {
      if (connection != null && connection.isValid(ANSWER_SECONDS)) {
        return true;
      }
      if (connection != null) {
        log.warn("the connection that holds the database {} was lost", server.place());
        disconnect();
      }
      boolean taken = tryTake();
      log.info("the database {} {}", server.place(), taken ? "is ours again" : "is another's now");
      if (!taken) {
        disconnect();
      }
      return taken;
    } catch (SQLException e) {
      log.warn("the database {} cannot be asked: {}", server.place(), e.getMessage());
      disconnect();
      return false;
    }
  }

  private synchronized boolean tryTake() throws SQLException {
    if (connection == null) {
      connection = source.getConnection();
      PostgresDatabase.refuseOldServer(connection, server);
      noticeLostConnections(connection);
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      statement.setInt(1, DOCKET);
      statement.setInt(2, schemaNumber(connection));
      try (ResultSet rs = statement.executeQuery()) {
        return rs.next() && rs.getBoolean(1);
      }
    }
  }

  /** Lets the server find out within a minute that this process is gone without a word. */
  private static void noticeLostConnections(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3");
    }
  }

  private static int schemaNumber(Connection connection) throws SQLException {
    return Objects.requireNonNullElse(connection.getSchema(), "").hashCode() & 0x7fffffff;
  }

  private synchronized String holder() throws SQLException {
    Connection open = Objects.requireNonNull(connection);
    try (PreparedStatement statement =
        open.prepareStatement(
            """
            SELECT l.pid, a.application_name, a.client_addr, a.client_hostname FROM pg_locks l
            LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND CAST(l.classid AS BIGINT) = ? AND CAST(l.objid AS BIGINT) = ?
            """)) {
      statement.setLong(1, DOCKET);
      statement.setLong(2, schemaNumber(open));
      try (ResultSet rs = statement.executeQuery()) {
        if (!rs.next()) {
          return "another process";
        }
        String name = rs.getString("application_name");
        String address = rs.getString("client_addr");
        return "\""
            + (name == null || name.isEmpty() ? "a program without a name" : name)
            + "\" from "
            + (address == null ? "the database's own machine" : address)
            + " (the server's process "
            + rs.getInt("pid")
            + ")";
      }
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        log.debug("a lost connection could not be closed", e);
      }
    }
  }

  /** Gives the database back. */
  @Override
  public synchronized void close() {
    closed = true;
    disconnect();
  }
}
