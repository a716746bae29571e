package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is of little use without the secret that its sheets were issued with. */
@OnEachDatabase
class LostSecretFunctionalTests {

  @TempDir Path folder;

  @Test
  void aSecretThatIsGoneWhileTheDatabaseIsThereIsToBeRestored() throws Exception {
    CommandLineHome home = CommandLineHome.in(folder);
    home.run("orders", "list").exits(0);
    Path kept = Files.move(home.file("data/secret"), folder.resolve("secret"));
    CommandLineHome.Result result = home.run("run", "complete").exits(2);
    assertThat(result.err()).contains("data/secret").containsIgnoringCase("restore");
    home.run("init").exits(2);
    assertThat(home.file("data/secret")).doesNotExist();
    Files.move(kept, home.file("data/secret"));
    home.run("run", "complete").exits(0);
  }
}
