package dev.docket.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.docket.home.Home;
import dev.docket.home.SettingsCheck;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The database as Spring beans: taken, migrated and checked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DatasourceSettings.class})
class DatabaseConfiguration {

  @Bean
  SettingsCheck rowsPerTransactionFitTheDatabase(
      DatabaseSettings settings, DatasourceSettings datasource) {
    return () -> settings.checkFor(datasource);
  }

  /** The embedded database belongs to whoever has the home's lock. */
  @Bean
  DatabaseOwnership databaseOwnership(
      DatasourceSettings datasource, @Value("${docket.patience:PT30S}") Duration patience) {
    return datasource.isPostgres()
        ? PostgresOwnership.take(new PostgresServer(datasource), patience)
        : () -> true;
  }

  /**
   * Closed before the ownership, which it is made with. Made after the secret, so that a database
   * without its secret is one that lost it.
   */
  @Bean(destroyMethod = "close")
  @DependsOn("checkSecret")
  DataSource dataSource(
      Home home,
      DatasourceSettings datasource,
      DatabaseOwnership ownership,
      @Value("${docket.restoring:false}") boolean restoring) {
    DatabaseChoice choice = new DatabaseChoice(home);
    if (!datasource.isPostgres() && !restoring) {
      choice.refuseForgottenPostgres();
    }
    HikariDataSource database =
        datasource.isPostgres()
            ? new PostgresDatabase(new PostgresServer(datasource)).open()
            : new EmbeddedDatabase(home).open();
    try {
      if (!restoring) {
        new RestoreMark(database).refuseHalf();
      }
      if (datasource.isPostgres() && !restoring) {
        choice.refuseForgottenEmbedded(database);
        choice.notePostgres(new PostgresServer(datasource).place());
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
