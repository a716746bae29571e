package dev.docket.database;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import dev.docket.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the database answers and keeps its promises. */
@Component
class DatabaseProbe implements Probe {

  private static final double MIB = 1024.0 * 1024;

  private final ObjectProvider<DataSource> database;
  private final ObjectProvider<DatabaseOwnership> ownership;
  private final ObjectProvider<Home> home;

  DatabaseProbe(
      ObjectProvider<DataSource> database,
      ObjectProvider<DatabaseOwnership> ownership,
      ObjectProvider<Home> home) {
    this.ownership = ownership;
    this.database = database;
    this.home = home;
  }

  @Override
  public List<Condition> look() throws SQLException, IOException {
    if (!ownership.getObject().isOurs()) {
      return List.of(
          Condition.bad(
              "The database cannot be reached, or another process of Docket has it.",
              "See whether it runs and can be reached. What comes meanwhile waits."));
    }
    try (Connection connection = database.getObject().getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      try (Statement statement = connection.createStatement();
          ResultSet rs = statement.executeQuery("SELECT COUNT(*) FROM number_range")) {
        rs.next();
      }
      if (!product.toLowerCase(Locale.ROOT).contains("hsql")) {
        return List.of(Condition.good("The database (" + product + ") answers."));
      }
      Map<String, String> broken = EmbeddedDatabase.brokenPromises(connection);
      if (!broken.isEmpty()) {
        return List.of(
            Condition.bad(
                "The embedded database does not keep its promises: " + broken + ".",
                "Somebody changed it by hand; set it back or restore a backup."));
      }
      return List.of(
          Condition.good(
              String.format(
                  Locale.ROOT,
                  "The embedded database answers, is set up as it must be, and takes %.1f MiB.",
                  size(home.getObject().data().resolve("db")) / MIB)));
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(DatabaseProbe::bytes).sum();
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (java.nio.file.NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(Objects.requireNonNull(e));
    }
  }
}
