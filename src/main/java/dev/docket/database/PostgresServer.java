package dev.docket.database;

import static dev.docket.database.DatasourceSettings.PASSWORD;
import static dev.docket.database.DatasourceSettings.URL;
import static dev.docket.database.DatasourceSettings.USERNAME;

import dev.docket.home.ConfigurationException;
import dev.docket.home.NotReadyException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The PostgreSQL server that the settings name, and what its refusals mean. Immutable. */
final class PostgresServer {

  private static final int PATIENCE_SECONDS = 10;

  private final String url;
  private final @Nullable String username;
  private final @Nullable String password;
  private final String user;
  private final String database;
  private final String place;

  PostgresServer(DatasourceSettings settings) {
    this.url = Objects.requireNonNull(settings.url());
    this.username = settings.username();
    this.password = settings.password();
    Properties parsed = Driver.parseURL(url, new Properties());
    if (parsed == null) {
      throw new ConfigurationException(
          URL
              + ": its value cannot be read. Write jdbc:postgresql://HOST:PORT/DATABASE, the port as a"
              + " number; it may be left out where it is 5432.");
    }
    this.user =
        username != null
            ? username
            : parsed.getProperty("user", System.getProperty("user.name", "?"));
    this.database = parsed.getProperty("PGDBNAME", user);
    this.place =
        "\""
            + database
            + "\" on "
            + parsed.getProperty("PGHOST", "localhost")
            + ":"
            + parsed.getProperty("PGPORT", "5432");
  }

  /** Database, host and port, for people. */
  String place() {
    return place;
  }

  String user() {
    return user;
  }

  /** A source of single connections that show a name in {@code pg_stat_activity}. */
  PGSimpleDataSource connections(String applicationName) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (username != null) {
      source.setUser(username);
    }
    if (password != null) {
      source.setPassword(password);
    }
    source.setApplicationName(applicationName);
    source.setConnectTimeout(PATIENCE_SECONDS);
    source.setLoginTimeout(PATIENCE_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }

  /** What a refusal means, naming the setting that is to be looked at. */
  ConfigurationException problem(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    String says = " PostgreSQL says: " + message(failure) + ".";
    String sentence =
        switch (state) {
          case "28P01" ->
              PASSWORD
                  + ": the database "
                  + place
                  + " does not let the user \""
                  + user
                  + "\" in; the password is wrong, or there is no such user. Correct "
                  + PASSWORD
                  + " or "
                  + USERNAME
                  + ".";
          case "28000" ->
              USERNAME
                  + ": the database "
                  + place
                  + " does not let the user \""
                  + user
                  + "\" in. Create the user, or allow it to connect in pg_hba.conf."
                  + says;
          case "08004" ->
              PASSWORD
                  + ": the database "
                  + place
                  + " asks for a password or another way to log in. Set "
                  + PASSWORD
                  + "."
                  + says;
          case "3D000" ->
              URL
                  + ": there is no database \""
                  + database
                  + "\" on the server. Create it (CREATE DATABASE \""
                  + database
                  + "\" ENCODING 'UTF8' TEMPLATE template0), or correct the name.";
          case "42501" ->
              USERNAME
                  + ": the user \""
                  + user
                  + "\" may not do what is needed in the database "
                  + place
                  + ". Make it the database's owner."
                  + says;
          case "53300" ->
              URL
                  + ": the database "
                  + place
                  + " takes no more connections. Raise max_connections, or end other programs."
                  + says;
          default ->
              state.startsWith("08") || state.startsWith("57P")
                  ? URL
                      + ": the database "
                      + place
                      + " cannot be reached. Is PostgreSQL running there, is the address right, is there a"
                      + " firewall?"
                      + says
                  : URL + ": the database " + place + " cannot be used." + says;
        };
    return isPassing(state)
        ? new NotReadyException(sentence, failure)
        : new ConfigurationException(sentence, failure);
  }

  /** Whether it may be otherwise in a while, without anybody changing a setting. */
  private static boolean isPassing(String state) {
    return state.startsWith("08") && !state.equals("08004")
        || state.startsWith("57P")
        || state.equals("53300");
  }

  /** What the server said, else the driver; neither quotes a password. */
  private static String message(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    String message = server == null ? failure.getMessage() : server.getMessage();
    return message == null ? "nothing" : message.strip().replaceAll("\\.$", "");
  }
}
