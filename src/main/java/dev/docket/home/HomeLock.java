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
    Path file = home.data().resolve("lock");
    try {
      Home.makePrivate(home.data());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      long pauses = patience.toMillis() / PAUSE.toMillis();
      for (long i = 0; !locked(channel); i++) {
        if (i >= pauses) {
          channel.close();
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
      Files.writeString(
          holderFile(home),
          "process " + ProcessHandle.current().pid() + " (docket " + purpose + ")\n");
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The home "
              + home.root()
              + " cannot be locked: "
              + Home.reason(e)
              + ". Check who may write "
              + home.data()
              + ".",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HomeBusyException("Interrupted while waiting for the home " + home.root() + ".");
    }
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
