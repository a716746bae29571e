package dev.docket.database;

import dev.docket.home.Home;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The end of a move from one database to another. */
@Component
public class DatabaseMove {

  private final DatabaseChoice choice;
  private final DatasourceSettings settings;

  DatabaseMove(Home home, DatasourceSettings settings) {
    this.choice = new DatabaseChoice(home);
    this.settings = settings;
  }

  /**
   * The database that is open has everything now. The one that the home worked with before stays
   * where it is, or as {@code data/db.before-postgresql}, and is not used any more.
   */
  public void done() throws IOException {
    if (settings.isPostgres()) {
      choice.notePostgres(new PostgresServer(settings).place());
    }
    choice.putOtherAway(settings.isPostgres());
  }
}
