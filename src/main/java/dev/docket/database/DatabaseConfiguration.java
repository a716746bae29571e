package dev.docket.database;

import dev.docket.home.Home;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database as a Spring bean, migrated and checked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  @Bean(destroyMethod = "close")
  DataSource dataSource(Home home) {
    return new EmbeddedDatabase(home).open();
  }
}
