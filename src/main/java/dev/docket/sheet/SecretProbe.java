package dev.docket.sheet;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the secret of the check digests is there and nobody else can read it. */
@Component
class SecretProbe implements Probe {

  private final Home home;
  private final boolean isSet;
  private final @Nullable Path configured;

  SecretProbe(
      Home home,
      @Value("${docket.secret:#{null}}") @Nullable String secret,
      @Value("${docket.secret-file:#{null}}") @Nullable Path configured) {
    this.home = home;
    this.isSet = secret != null;
    this.configured = configured;
  }

  @Override
  public List<Condition> look() throws IOException {
    if (isSet) {
      return List.of(Condition.good("The secret is given by the setting docket.secret."));
    }
    Path file =
        configured == null ? home.data().resolve("secret") : home.root().resolve(configured);
    if (!Files.exists(file)) {
      return List.of(
          Condition.bad(
              "The secret " + file + " is not there.",
              "Restore it from a backup; with another one no row of the sheets that are out can be"
                  + " read. In a new home: docket init"));
    }
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return List.of(Condition.good("The secret is there."));
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    // A file that the settings name may be shared by the nodes of one group; our own is not.
    boolean isOpen = configured == null ? !mode.endsWith("------") : !mode.endsWith("---");
    if (isOpen) {
      return List.of(
          Condition.bad(
              "The secret " + file + " can be read by others (" + mode + ").",
              "Allow its owner only: chmod 600 " + file));
    }
    String owner = Files.getOwner(file).getName();
    return owner.equals(System.getProperty("user.name"))
        ? List.of(Condition.good("The secret is there, and only its owner can read it."))
        : List.of(
            Condition.warning(
                "The secret " + file + " belongs to " + owner + ", who can read and change it.",
                "It should belong to the user that Docket runs as: chown "
                    + System.getProperty("user.name")
                    + " "
                    + file));
  }
}
