package dev.docket.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded database, its migrations, and the check at every start that it keeps its promises.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  /** What the first migration sets; a database without it loses commits or fills the heap. */
  private static final Map<String, String> DEMANDED =
      Map.of(
          "hsqldb.tx",
          "mvcc",
          "hsqldb.write_delay",
          "false",
          "hsqldb.default_table_type",
          "cached");

  @Bean(destroyMethod = "close")
  DataSource dataSource(Home home) {
    Path file = home.data().resolve("db").resolve("docket");
    HikariDataSource dataSource = new EmbeddedDataSource();
    // The lock on the home stands in for the database's own lock file, which makes a restart wait.
    dataSource.setJdbcUrl("jdbc:hsqldb:file:" + file + ";hsqldb.lock_file=false;shutdown=false");
    dataSource.setUsername("SA");
    dataSource.setPassword("");
    dataSource.setPoolName("docket");
    dataSource.setMaximumPoolSize(8);
    dataSource.setMinimumIdle(1);
    return dataSource;
  }

  @Bean
  JavaMigration batchTables() {
    return new V2__batch_tables();
  }

  @Bean
  FlywayMigrationStrategy migrateThenCheck(DataSource dataSource) {
    return flyway -> {
      flyway.migrate();
      check(dataSource);
    };
  }

  static void check(DataSource dataSource) {
    Map<String, @Nullable String> found = new TreeMap<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT property_name, property_value FROM information_schema.system_properties")) {
      while (rs.next()) {
        found.put(rs.getString(1), rs.getString(2));
      }
    } catch (SQLException e) {
      throw new ConfigurationException(
          "The database's settings cannot be read: " + e.getMessage(), e);
    }
    DEMANDED.forEach(
        (name, value) -> {
          String is = found.get(name);
          if (!value.equalsIgnoreCase(is)) {
            throw new ConfigurationException(
                "The embedded database does not keep its promises: "
                    + name
                    + " is "
                    + is
                    + ", it must be "
                    + value
                    + ". Somebody changed the database by hand; set it back or restore a backup.");
          }
        });
  }

  /**
   * Ends the embedded database properly when the pool is closed, so that the next opening is quick.
   */
  private static final class EmbeddedDataSource extends HikariDataSource {
    @Override
    public void close() {
      if (!isClosed() && isRunning()) {
        try (Connection connection = getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("SHUTDOWN");
        } catch (SQLException e) {
          // The database recovers from its log at the next opening, as it does after a kill.
          org.slf4j.LoggerFactory.getLogger(DatabaseConfiguration.class)
              .warn("the database was not shut down properly", e);
        }
      }
      super.close();
    }
  }
}
