package dev.docket.cli;

import dev.docket.complete.Startup;
import dev.docket.door.Doorkeeper;
import dev.docket.door.NotHereException;
import dev.docket.door.SocketFile;
import dev.docket.door.Visit;
import dev.docket.home.Home;
import dev.docket.home.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The home as this process owns it: its locks, its services, the door for others. Safe for use by
 * several threads.
 */
final class Ownership implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Ownership.class);
  private static final Startup.Finished NOTHING = new Startup.Finished(List.of(), List.of());

  private static final Duration TELL_AFTER = Duration.ofSeconds(2);

  private final List<HomeLock> locks;
  private final ConfigurableApplicationContext context;
  private final Caller caller;
  private final Stay stay;
  private boolean isRepaired;
  private volatile Duration guestsLimit = Duration.ofSeconds(20);
  private volatile @Nullable Doorkeeper doorkeeper;

  /** How long an owner stays. */
  enum Stay {
    /**
     * Until its own command has ended, and those of others that it has begun. It begins none that
     * may take long.
     */
    FOR_ONE_COMMAND,
    /** Until it is told to end; then others' commands have a limit. */
    AS_A_SERVICE
  }

  Ownership(
      List<HomeLock> locks, ConfigurableApplicationContext context, Caller caller, Stay stay) {
    this.caller = caller;
    this.locks = locks;
    this.context = context;
    this.stay = stay;
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  <T> T get(Class<T> service) {
    return context.getBean(service);
  }

  Home home() {
    return get(Home.class);
  }

  Access access() {
    return new Access(get(AccessSettings.class), Access.trusted(home()));
  }

  /** Mends what a killed process left, once; the second time there is nothing. */
  synchronized Startup.Finished repaired() {
    if (isRepaired) {
      return NOTHING;
    }
    Startup.Finished finished = get(Startup.class).repair();
    isRepaired = true;
    return finished;
  }

  /** As {@link #repaired}; interrupted files are left to the service's own work. */
  synchronized void repairedForService() {
    get(Startup.class).repairForService();
    isRepaired = true;
  }

  /** Lets others in. Where that cannot be, they wait for this process to end. */
  void openDoor() {
    try {
      sweep(home().given());
      Doorkeeper opened = Doorkeeper.listen(SocketFile.of(home().root()), new GuestCommands(this));
      doorkeeper = opened;
      // Also where the operating system asks the process to end.
      context.addApplicationListener(
          (ApplicationListener<ContextClosedEvent>) event -> opened.close());
    } catch (IOException | UnsupportedOperationException e) {
      log.warn("other commands cannot be run by this process: {}", e.toString());
    }
  }

  private static void sweep(Path folder) throws IOException {
    Home.makePrivateFolder(folder);
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The installation, for a command of somebody else. */
  Installation view(Visit visit, String purpose, Installation.Use use) {
    if (use == Installation.Use.MAKE
        || use == Installation.Use.RESTORE
        || use == Installation.Use.ALONE && stay == Stay.FOR_ONE_COMMAND) {
      throw new NotHereException();
    }
    Installation installation =
        Installation.on(this, purpose, use, visit.request().patience(), () -> {});
    try {
      if (use != Installation.Use.LOOK) {
        visit.begin();
      }
      return installation;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  /**
   * Lets no others in any more, and waits for those who are; when the home is closed after that,
   * the others are waited for no more.
   *
   * @return whether they have ended
   */
  boolean dismissGuests(Duration limit) {
    guestsLimit = Duration.ZERO;
    Doorkeeper opened = doorkeeper;
    return opened == null || opened.settle(limit);
  }

  @Override
  public void close() {
    try {
      Doorkeeper opened = doorkeeper;
      if (opened != null) {
        close(opened);
      }
      context.close();
    } finally {
      locks.forEach(HomeLock::close);
    }
  }

  private void close(Doorkeeper opened) {
    if (stay == Stay.AS_A_SERVICE) {
      opened.close(guestsLimit);
      return;
    }
    if (!opened.settle(TELL_AFTER)) {
      caller.say(
          "This is done; waiting for a command of somebody else that runs in this process …");
    }
    // A command of somebody else is not broken off because this one has nothing more to do.
    opened.close(null);
  }
}
