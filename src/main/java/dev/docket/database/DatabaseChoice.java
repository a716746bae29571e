package dev.docket.database;

import static dev.docket.database.DatasourceSettings.URL;

import dev.docket.home.ConfigurationException;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which database a home has worked with. A command whose environment lacks the setting, or has it
 * for the first time, would else begin with an empty database beside the full one and give every
 * number anew.
 */
final class DatabaseChoice {

  private final Path embedded;
  private final Path embeddedBefore;
  private final Path note;

  DatabaseChoice(Home home) {
    this.embedded = home.data().resolve("db");
    this.embeddedBefore = home.data().resolve("db.before-postgresql");
    this.note = home.postgresNote();
  }

  /** Refuses the embedded database where the home has worked with PostgreSQL. */
  void refuseForgottenPostgres() {
    if (Files.exists(note)) {
      throw new ConfigurationException(
          URL
              + " is not set, but this home works with PostgreSQL: "
              + read(note)
              + " Set docket.datasource.* in docket.yaml, or in the environment of this command, too. If the"
              + " embedded database is wanted: docket backup with the settings, then docket restore"
              + " without them; or, to begin with an empty one, remove "
              + note
              + ".");
    }
  }

  /** Refuses an empty database on PostgreSQL where the embedded one is there. */
  void refuseForgottenEmbedded(DataSource postgres) {
    if (Files.isDirectory(embedded)
        && new JdbcTemplate(postgres)
            .queryForList("SELECT id FROM docket_file FETCH FIRST 1 ROWS ONLY")
            .isEmpty()) {
      throw new ConfigurationException(
          URL
              + ": the database on PostgreSQL is empty, but this home has an embedded one in "
              + embedded
              + ". Move its content: docket backup FILE without "
              + URL
              + ", then docket restore FILE with it (docs/database.md). If it is to be left behind, move "
              + embedded
              + " away.");
    }
  }

  /** The home works with PostgreSQL from now on. */
  void notePostgres(String place) {
    try {
      if (!Files.exists(note)) {
        DurableFiles.write(note, "the database " + place + ".\n");
      }
    } catch (IOException e) {
      throw new ConfigurationException(note + " cannot be written: " + Home.reason(e) + ".", e);
    }
  }

  /** What the home worked with before stays, but nobody takes it for the database any more. */
  void putOtherAway(boolean postgresNow) throws IOException {
    if (!postgresNow) {
      Files.deleteIfExists(note);
    } else if (Files.isDirectory(embedded)) {
      Files.move(embedded, free(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Path free() {
    Path folder = embeddedBefore;
    for (int i = 2; Files.exists(folder); i++) {
      folder = embeddedBefore.resolveSibling(embeddedBefore.getFileName() + "-" + i);
    }
    return folder;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return file + " says so.";
    }
  }
}
