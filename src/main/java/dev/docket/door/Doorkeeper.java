package dev.docket.door;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Listens at the door of a home and runs what callers ask for, several at once. Only for the
 * process that owns the home. Whatever a caller sends or does not send ends its own connection at
 * most.
 */
public final class Doorkeeper implements AutoCloseable {

  /** How long an owner that ends lets the commands of others go on. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(20);

  private static final int MOST_VISITS = 64;
  private static final int CHECK_MILLIS = 500;
  private static final int PAUSE_MILLIS = 100;

  private final Path socket;
  private final Commands commands;
  private final ServerSocketChannel door;
  private final AtomicInteger threads = new AtomicInteger();
  private final ExecutorService runners = Executors.newCachedThreadPool(this::thread);
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(this::thread);
  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();

  /** Those whose command is under way; guarded by itself, as is {@link #isClosed}. */
  private final Set<Visit> busy = new HashSet<>();

  private boolean isClosed;

  private Doorkeeper(Path socket, Commands commands, ServerSocketChannel door) {
    this.socket = socket;
    this.commands = commands;
    this.door = door;
  }

  /**
   * Begins to listen. A socket that a killed process left is replaced.
   *
   * @throws IOException when that cannot be
   */
  public static Doorkeeper listen(SocketFile place, Commands commands) throws IOException {
    Path socket = place.path();
    if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther()) {
        throw new IOException(socket + " is there and is no socket");
      }
      Files.delete(socket);
    }
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(socket), MOST_VISITS);
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
      giveToOwner(place);
    } catch (IOException e) {
      door.close();
      throw e;
    }
    Doorkeeper doorkeeper = new Doorkeeper(socket, commands, door);
    doorkeeper.thread(doorkeeper::accept).start();
    doorkeeper.watchdog.scheduleAtFixedRate(
        doorkeeper::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    return doorkeeper;
  }

  /** Where root owns the home for a while, its owner is to get in all the same. */
  private static void giveToOwner(SocketFile place) {
    try {
      UserPrincipal owner = Files.getOwner(place.home());
      if (!Files.getOwner(place.path()).equals(owner)) {
        Files.setOwner(place.path(), owner);
      }
    } catch (IOException e) {
      // Not root, then; the group may still get in.
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "docket-door-" + threads.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (door.isOpen()) {
      try {
        welcome(door.accept());
      } catch (IOException e) {
        pause();
      }
    }
  }

  /** Out of file handles, for instance: it may be better soon. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void welcome(SocketChannel caller) throws IOException {
    Visit visit = new Visit(caller, this);
    if (visits.size() >= MOST_VISITS) {
      // It tries again.
      caller.close();
      return;
    }
    visits.add(visit);
    runners.execute(
        () -> {
          try {
            visit.run();
          } finally {
            visits.remove(visit);
          }
        });
  }

  private void check() {
    visits.forEach(Visit::check);
  }

  Commands commands() {
    return commands;
  }

  /** A caller has said what it wants; false where it is too late for that. */
  boolean entered(Visit visit) {
    synchronized (busy) {
      return !isClosed && busy.add(visit);
    }
  }

  void left(Visit visit) {
    synchronized (busy) {
      busy.remove(visit);
      busy.notifyAll();
    }
  }

  /** As {@link #close(Duration)}, with the usual limit of 20 seconds. */
  @Override
  public void close() {
    close(USUAL_LIMIT);
  }

  /**
   * Takes no more callers, removes the socket, lets the commands end that are under way, and cuts
   * off those that take longer.
   *
   * @param limit how long the commands may still take; null for as long as they need
   */
  public void close(@Nullable Duration limit) {
    settle(limit);
    visits.forEach(Visit::cut);
    watchdog.shutdownNow();
    runners.shutdown();
  }

  /**
   * Takes no more callers, removes the socket, lets the commands end that are under way.
   *
   * @param limit how long to wait for them; null for as long as they need
   * @return whether they have ended
   */
  public boolean settle(@Nullable Duration limit) {
    stopListening();
    visits.forEach(Visit::hurry);
    return awaitBusy(limit);
  }

  private void stopListening() {
    synchronized (busy) {
      if (isClosed) {
        return;
      }
      isClosed = true;
    }
    try {
      Files.deleteIfExists(socket);
      door.close();
    } catch (IOException e) {
      // The next owner replaces it.
    }
  }

  private boolean awaitBusy(@Nullable Duration limit) {
    long end = System.nanoTime() + (limit == null ? 0 : limit.toNanos());
    synchronized (busy) {
      while (!busy.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (limit != null && left <= 0) {
          return false;
        }
        try {
          busy.wait(limit == null ? 0 : left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }
}
