package dev.docket.database;

import dev.docket.home.Home;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The database as a Spring bean, migrated and checked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  /** After the secret, so that a database without its secret is one that lost it. */
  @Bean(destroyMethod = "close")
  @DependsOn("checkSecret")
  DataSource dataSource(Home home) {
    return new EmbeddedDatabase(home).open();
  }
}
