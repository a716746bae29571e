package dev.docket.database;

import dev.docket.home.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which database is used: PostgreSQL where a url is given, else the embedded one in the home.
 *
 * @param url of the form {@code jdbc:postgresql://HOST:PORT/DATABASE}; null for the embedded one
 * @param username the user that Docket logs in as
 * @param password the user's password; never shown
 */
@ConfigurationProperties(prefix = "docket.datasource", ignoreUnknownFields = false)
public record DatasourceSettings(
    @Nullable String url, @Nullable String username, @Nullable String password) {

  static final String URL = "docket.datasource.url";
  static final String USERNAME = "docket.datasource.username";
  static final String PASSWORD = "docket.datasource.password";

  private static final String PREFIX = "jdbc:postgresql:";

  public DatasourceSettings {
    url = url == null || url.isBlank() ? null : url.strip();
    username = username == null || username.isBlank() ? null : username.strip();
    password = password == null || password.isEmpty() ? null : password;
    if (url == null) {
      refuseWithoutUrl(USERNAME, username);
      refuseWithoutUrl(PASSWORD, password);
    } else {
      check(url);
    }
  }

  private static void refuseWithoutUrl(String setting, @Nullable String value) {
    if (value != null) {
      throw new ConfigurationException(
          setting
              + " is set, but "
              + URL
              + " is not; without it the embedded database is used, which has no users. Set "
              + URL
              + " to "
              + PREFIX
              + "//HOST:PORT/DATABASE, or take "
              + setting
              + " away.");
    }
  }

  /** The value may hold a password, so it is not quoted. */
  private static void check(String url) {
    if (!url.startsWith(PREFIX)) {
      throw new ConfigurationException(
          URL
              + ": its value does not begin with "
              + PREFIX
              + ". PostgreSQL is the only database beside the embedded one: "
              + PREFIX
              + "//HOST:PORT/DATABASE");
    }
    int query = url.indexOf('?');
    if (url.substring(0, query < 0 ? url.length() : query).contains("@")) {
      throw new ConfigurationException(
          URL
              + ": a user stands before the host. Write "
              + PREFIX
              + "//HOST:PORT/DATABASE, and user and password in "
              + USERNAME
              + " and "
              + PASSWORD
              + ".");
    }
  }

  /** Whether PostgreSQL is used. */
  public boolean isPostgres() {
    return url != null;
  }

  /** Without the password, and without a url's parameters, which may hold one. */
  @Override
  public String toString() {
    return "DatasourceSettings[" + (url == null ? "embedded" : url.replaceAll("\\?.*", "")) + "]";
  }
}
