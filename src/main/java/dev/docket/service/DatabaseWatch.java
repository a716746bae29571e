package dev.docket.service;

import dev.docket.database.DatabaseOwnership;
import dev.docket.home.HomeBusyException;
import dev.docket.home.InService;
import dev.docket.home.ServiceNews;
import dev.docket.home.ServicePart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the database stays this process's. One that cannot be reached is waited for: what
 * came meanwhile waits, too. Where another process has taken it, this service ends.
 */
@Component
@InService
@Order(10)
class DatabaseWatch implements ServicePart {

  private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final long SECONDS = 5;

  private final DatabaseOwnership ownership;
  private final DataSource database;
  private final EndRequest request;
  private final ServiceNews news;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "docket-watch-database");
            made.setDaemon(true);
            return made;
          });
  private boolean isAway;

  DatabaseWatch(
      DatabaseOwnership ownership, DataSource database, EndRequest request, ServiceNews news) {
    this.ownership = ownership;
    this.database = database;
    this.request = request;
    this.news = news;
  }

  @Override
  public List<String> start() {
    thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return List.of();
  }

  private void look() {
    try {
      if (ownership.isOurs()) {
        if (isAway) {
          news.tell("The database can be used again.");
        }
        isAway = false;
      } else if (isReachable() && !ownership.isOurs()) {
        request.end(
            new HomeBusyException(
                "Another process of Docket has taken the database while it could not be reached from"
                    + " here. This service ends; one database serves one process at a time."));
      } else if (!isAway) {
        isAway = true;
        news.tell("The database cannot be reached. What comes now waits until it can.");
      }
    } catch (RuntimeException e) {
      log.error("the database could not be looked at", e);
    }
  }

  private boolean isReachable() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid((int) SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void stop() {
    thread.shutdown();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    return true;
  }
}
