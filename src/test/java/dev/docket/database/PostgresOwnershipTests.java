package dev.docket.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docket.home.ConfigurationException;
import dev.docket.home.HomeBusyException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process at a time has a database on PostgreSQL, also when connections are lost. */
class PostgresOwnershipTests {

  private String name;
  private PostgresServer server;
  private PostgresOwnership ours;

  @BeforeEach
  void takeADatabase() {
    String url = TestPostgres.emptyDatabase();
    name = url.substring(url.lastIndexOf('/') + 1);
    server = new PostgresServer(new DatasourceSettings(url, TestPostgres.USER, null));
    ours = take();
  }

  @AfterEach
  void giveBack() {
    ours.close();
    TestPostgres.dropDatabases();
  }

  private PostgresOwnership take() {
    return PostgresOwnership.take(server, Duration.ZERO);
  }

  /** A server lets go of what a connection held a moment after the connection has ended. */
  private PostgresOwnership takeSoon() {
    return PostgresOwnership.take(server, Duration.ofSeconds(20));
  }

  private void assertOursSoon() {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!ours.isOurs() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(ours.isOurs()).isTrue();
  }

  private void loseConnections() {
    TestPostgres.sql()
        .queryForList(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = ?",
            name);
  }

  @Test
  void nobodyElseGetsItBeforeItIsGivenBack() {
    assertThat(ours.isOurs()).isTrue();
    assertThatExceptionOfType(HomeBusyException.class)
        .isThrownBy(this::take)
        .withMessageContaining("docket owner, process ");
    ours.close();
    assertThat(ours.isOurs()).isFalse();
    try (PostgresOwnership others = takeSoon()) {
      assertThat(others.isOurs()).isTrue();
    }
  }

  @Test
  void whereTheConnectionWasLostItIsTakenAnew() {
    loseConnections();
    assertOursSoon();
    assertThatExceptionOfType(HomeBusyException.class).isThrownBy(this::take);
  }

  @Test
  void whoTookItMeanwhileKeepsIt() {
    loseConnections();
    try (PostgresOwnership others = takeSoon()) {
      assertThat(ours.isOurs()).isFalse();
      assertThat(others.isOurs()).isTrue();
    }
    assertOursSoon();
  }

  @Test
  void aDatabaseThatIsDownIsNobodysAndComesBack() {
    TestPostgres.sql().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    loseConnections();
    assertThat(ours.isOurs()).isFalse();
    TestPostgres.sql().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    assertOursSoon();
  }

  @Test
  void anOldServerIsNamedWithTheVersionThatIsNeeded() {
    ConfigurationException tooOld = PostgresDatabase.tooOld(server, "13.4");
    assertThat(tooOld)
        .hasMessageContaining("docket.datasource.url")
        .hasMessageContaining("PostgreSQL 13.4; 15 or newer is needed");
  }
}
