package dev.docket.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The ownership of a home by one process, for the process's life: an operating system's lock on
 * {@code data/lock}, which ends with the process however that ends. It stands in for the embedded
 * database's own lock file; never use one without the other.
 */
public final class HomeLock implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** The purpose of a process that keeps the home until it is told to end. */
  public static final String SERVICE = "serve";

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the home, waiting for another process that has it.
   *
   * @param purpose what for, as the others are told: the command
   * @param patience how long to wait
   * @throws HomeBusyException when it was not to be had in that time; names the other process and
   *     its command
   */
  public static HomeLock take(Home home, String purpose, Duration patience) {
    return take(home, purpose, patience, () -> {});
  }

  /**
   * As {@link #take(Home, String, Duration)}.
   *
   * @param before what is tried before each try of the lock; it throws where the lock is not needed
   *     any more
   */
  public static HomeLock take(Home home, String purpose, Duration patience, Runnable before) {
    long end = System.nanoTime() + patience.toNanos();
    int services = 0;
    try {
      while (true) {
        before.run();
        HomeLock lock = tryToTake(home, purpose);
        if (lock != null) {
          return lock;
        }
        // Twice, since a command that took the lock this moment may not have said so yet.
        services = isOfService(purpose, home) ? services + 1 : 0;
        if (services > 1) {
          throw new HomeBusyException(
              "A service runs on the home "
                  + home.root()
                  + " already: "
                  + holder(home)
                  + ". One is enough; end that one first if this one is to take its place.");
        }
        if (System.nanoTime() - end >= 0) {
          throw new HomeBusyException(
              "Another run is under way: the home "
                  + home.root()
                  + " is in use by "
                  + holder(home)
                  + ". Waited "
                  + patience.toSeconds()
                  + " seconds; try again when it has ended.");
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "The home "
              + home.root()
              + " cannot be locked: "
              + Home.reason(e)
              + ". Check who may write "
              + home.data()
              + "; who may not needs a process of the home's owner that runs, and access to its"
              + " docket.sock.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HomeBusyException("Interrupted while waiting for the home " + home.root() + ".");
    }
  }

  /** The lock; null while another process has it. */
  private static @Nullable HomeLock tryToTake(Home home, String purpose) throws IOException {
    Home.makePrivate(home.data());
    Path file = home.data().resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!locked(channel)) {
        channel.close();
        return null;
      }
      // Whoever could open the file for reading could hold the lock.
      Home.setMode(file, "rw-------");
      home.keepDataPrivate();
      Files.writeString(
          holderFile(home),
          "process " + ProcessHandle.current().pid() + " (docket " + purpose + ")\n");
      return new HomeLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether a service would wait for another one, which does not end by itself. */
  private static boolean isOfService(String purpose, Home home) {
    return purpose.equals(SERVICE) && holder(home).endsWith("(docket " + SERVICE + ")");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Path holderFile(Home home) {
    return home.data().resolve("lock.holder");
  }

  private static String holder(Home home) {
    try {
      return Files.readString(holderFile(home), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ConfigurationException(
          "The lock of the home cannot be given back: " + Home.reason(e) + ".", e);
    }
  }
}
