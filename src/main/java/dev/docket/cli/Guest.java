package dev.docket.cli;

import dev.docket.door.CallerGoneException;
import dev.docket.door.FileState;
import dev.docket.door.NotHereException;
import dev.docket.door.Visit;
import dev.docket.home.ConfigurationException;
import dev.docket.home.GivenFile;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another process whose command this one, the owner of the home, runs. For one thread. */
final class Guest implements AutoCloseable {

  private final Visit visit;
  private final Ownership ownership;
  private final List<Path> copies = new ArrayList<>();
  private Path namedHome;
  private @Nullable RuntimeException notRun;

  Guest(Visit visit, Ownership ownership) {
    this.visit = visit;
    this.ownership = ownership;
    this.namedHome = ownership.home().root();
  }

  /**
   * Refuses a command that this owner may not run for this user.
   *
   * @param command the command's words, such as {@code orders list}
   */
  void mayRun(String command) {
    ownership.access().check(visit.user(), command);
  }

  /** The owner's installation, for this command. */
  Installation installation(Path root, String purpose, Installation.Use use) {
    if (!isOwners(root)) {
      throw new ConfigurationException(
          root + " is not the home of the process that was asked, which is " + namedHome + ".");
    }
    namedHome = root.toAbsolutePath().normalize();
    try {
      return ownership.view(visit, purpose, use);
    } catch (NotHereException | CallerGoneException e) {
      notRun = e;
      throw e;
    }
  }

  /** Throws what kept the command from being run at all. */
  void throwIfNotRun() {
    if (notRun != null) {
      throw notRun;
    }
  }

  private boolean isOwners(Path root) {
    try {
      return Files.isSameFile(root, ownership.home().root());
    } catch (IOException e) {
      return false;
    }
  }

  /** Has the guest open a file that it named, and keeps a copy until the command ends. */
  GivenFile fetch(Path file, Home home) {
    Path named = file.startsWith(namedHome) ? renamed(file, home) : file;
    try {
      Path copy = Files.createTempFile(home.given(), "given-", ".tmp");
      copies.add(copy);
      Files.delete(copy);
      FileState state = visit.fetch(file, copy);
      return new GivenFile(named, copy, state);
    } catch (IOException e) {
      throw new RefusedException(
          home.name(named)
              + " could not be received: "
              + Home.reason(e)
              + ". Check the disk of the home; nothing changed.",
          e);
    }
  }

  /** A home may be known under several names, by links; answers name files by the owner's. */
  private Path renamed(Path file, Home home) {
    return home.root().resolve(namedHome.relativize(file));
  }

  @Override
  public void close() {
    for (Path copy : copies) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        // The next owner sweeps it away.
      }
    }
  }
}
