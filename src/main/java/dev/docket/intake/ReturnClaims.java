package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.home.DurableFiles;
import dev.docket.home.GivenFile;
import dev.docket.home.Home;
import dev.docket.order.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whose returned files are: each is worked on by one thread, that claimed it by a row in the
 * database and a rename into the work folder. Safe for use by several threads.
 */
@Component
class ReturnClaims {

  private static final Logger log = LoggerFactory.getLogger(ReturnClaims.class);

  private final FileRegister register;
  private final ReturnFolder folder;
  private final Home home;
  private final Set<Long> atWork = ConcurrentHashMap.newKeySet();

  ReturnClaims(FileRegister register, ReturnFolder folder, Home home) {
    this.register = register;
    this.folder = folder;
    this.home = home;
  }

  /** Registers a file that is about to be taken; it counts as being at work until its end. */
  RegisteredFile begin(FileRole role, GivenFile file, Sender sender, String sha256)
      throws IOException {
    String baseName = Objects.requireNonNull(file.named().getFileName()).toString();
    long size = Files.size(file.content());
    // Whoever looks for interrupted files sees the entry and that it is at work, or neither.
    synchronized (atWork) {
      long id =
          register.received(role, home.name(file.named()), baseName, size, sha256, sender, null);
      Path work = home.work().resolve("return-" + id + "-" + DurableFiles.shortened(baseName));
      register.workingOn(id, home.name(work));
      RegisteredFile registered = register.find(id).orElseThrow();
      atWork.add(id);
      return registered;
    }
  }

  /** Nobody works on a file any more. */
  void end(RegisteredFile file) {
    atWork.remove(file.id());
  }

  /**
   * Takes a file's content into the work folder: from a drop folder by a rename, else a copy.
   *
   * @return false when it is not the content that was registered
   */
  boolean take(RegisteredFile registered, GivenFile file) throws IOException {
    if (folder.holds(file.named())
        && folder.isReallyThere(file.named())
        && isSame(file, registered.sha256())) {
      move(registered, file.named());
    } else {
      file.putDown(work(registered));
    }
    return DurableFiles.sha256(work(registered)).equals(registered.sha256());
  }

  /** Whether the file that was named holds what was handed over for it. */
  private static boolean isSame(GivenFile file, String sha256) throws IOException {
    return !file.isHandedOver()
        || Files.isRegularFile(file.named(), LinkOption.NOFOLLOW_LINKS)
            && DurableFiles.sha256(file.named()).equals(sha256);
  }

  /** Moves a dropped file into the work folder; one of those who see it gets it. */
  void move(RegisteredFile registered, Path file) throws IOException {
    try {
      if (!folder.isReallyThere(file)) {
        throw new NoSuchFileException(file.toString(), null, "it is reached by a link only");
      }
      DurableFiles.move(file, work(registered));
    } catch (IOException e) {
      register.finish(
          registered.id(),
          FileOutcome.IGNORED,
          "could not be taken from where it lay (" + Home.reason(e) + "); nothing was taken");
      register.putAway(registered.id());
      throw e;
    }
  }

  /**
   * Files that wait and that nobody works on; from now on they are at work.
   *
   * @param due those only whose id it lets through
   */
  List<RegisteredFile> waiting(LongPredicate due) {
    try {
      home.checkMounted();
    } catch (IOException e) {
      // What cannot be seen at the moment is not gone.
      log.warn("files that wait are left: {}", e.getMessage());
      return List.of();
    }
    synchronized (atWork) {
      List<RegisteredFile> waiting =
          Stream.of(FileRole.RETURN, FileRole.CHECK)
              .flatMap(role -> register.withOutcome(role, FileOutcome.WAITING).stream())
              // What came in a zip archive is gone on with together with it.
              .filter(file -> file.container() == null)
              .filter(file -> !atWork.contains(file.id()) && due.test(file.id()))
              .toList();
      waiting.forEach(file -> atWork.add(file.id()));
      return waiting;
    }
  }

  /** Whether a file's content is in the work folder, as far as can be told. */
  boolean isThere(RegisteredFile file) {
    return file.workName() != null && !Files.notExists(work(file));
  }

  /** Where a file stands while it is worked on. */
  Path work(RegisteredFile file) {
    return home.file(Objects.requireNonNull(file.workName()));
  }
}
