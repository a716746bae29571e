package dev.docket.database;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fresh database of the current kind with Docket's own tables, and the repositories under test on
 * it, with their transactions.
 */
public final class TestDatabase implements AutoCloseable {

  private final AnnotationConfigApplicationContext context;
  private final Runnable end;

  private TestDatabase(
      DataSource dataSource, Clock clock, List<Class<?>> components, Runnable end) {
    this.end = end;
    this.context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> dataSource);
    context.registerBean(Clock.class, () -> clock);
    context.register(Transactions.class);
    components.forEach(context::register);
    context.refresh();
  }

  /** A database of the current kind; an embedded one has its files below the folder. */
  public static TestDatabase in(Path folder, Clock clock, Class<?>... components) {
    if (TestDatabaseKind.current() == TestDatabaseKind.POSTGRESQL) {
      DataSource dataSource = TestPostgres.connections(TestPostgres.freshDatabase());
      return new TestDatabase(dataSource, clock, List.of(components), () -> {});
    }
    DataSource dataSource = hsqldb(folder);
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration/hsqldb", "classpath:db/migration/common")
        .javaMigrations(new V2__batch_tables())
        .load()
        .migrate();
    return new TestDatabase(
        dataSource,
        clock,
        List.of(components),
        () -> new JdbcTemplate(dataSource).execute("SHUTDOWN"));
  }

  /** A connection to the embedded database in a folder, by hand. */
  public static DataSource hsqldb(Path folder) {
    return new DriverManagerDataSource(
        "jdbc:hsqldb:file:" + folder.resolve("docket") + ";hsqldb.lock_file=false", "SA", "");
  }

  public <T> T get(Class<T> component) {
    return context.getBean(component);
  }

  public JdbcTemplate sql() {
    return get(JdbcTemplate.class);
  }

  /** Does something in one transaction. */
  public void inTransaction(Runnable action) {
    get(TransactionTemplate.class).executeWithoutResult(status -> action.run());
  }

  @Override
  public void close() {
    context.close();
    end.run();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
      return new JdbcTemplate(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
      return new TransactionTemplate(manager);
    }

    @Bean
    JsonMapper jsonMapper() {
      return JsonMapper.builder().build();
    }
  }
}
