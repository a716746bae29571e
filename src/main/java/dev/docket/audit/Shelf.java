package dev.docket.audit;

import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.language.Language;
import dev.docket.language.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where received files end: in the archive or, refused, set aside with their reason. The answer and
 * the place are in the register before the file is moved, so a process that is killed in between
 * leaves nothing but a move to be made up. Nothing is overwritten. Safe for use by several threads.
 */
@Component
public class Shelf {

  private final FileRegister register;
  private final Home home;
  private final Clock clock;

  Shelf(FileRegister register, Home home, Clock clock) {
    this.register = register;
    this.home = home;
    this.clock = clock;
  }

  /** Gives a file its one answer and moves it into the archive. */
  public void archive(RegisteredFile file, FileOutcome outcome, @Nullable Message reason)
      throws IOException {
    archivePlace(file);
    close(file, outcome, reason);
  }

  /**
   * The archive's place for a file: the one that is registered, else a free one, now registered.
   */
  public Path archivePlace(RegisteredFile file) throws IOException {
    String known = file.archiveName();
    return known != null && !home.file(known).startsWith(home.rejected())
        ? home.file(known)
        : reserve(file, home.inboundArchive(LocalDate.now(clock)), file.contentKept());
  }

  /** A free place in a folder, registered as the file's own, so that no other file gets it. */
  private synchronized Path reserve(RegisteredFile file, Path folder, boolean contentKept)
      throws IOException {
    Files.createDirectories(folder);
    Path place =
        DurableFiles.free(
            folder,
            file.baseName(),
            candidate ->
                register.isPlaceOfOne(home.name(candidate)) || Files.exists(reasonOf(candidate)));
    register.archived(file.id(), home.name(place), contentKept);
    return place;
  }

  /**
   * Sets a whole file aside, with its reason beside it.
   *
   * @param language of those who sent the file
   */
  public void refuse(RegisteredFile file, Message reason, Language language) throws IOException {
    Path rejected = reserve(file, home.rejected(), true);
    DurableFiles.write(reasonOf(rejected), reason.in(language) + "\r\n");
    close(file, FileOutcome.REFUSED, reason);
  }

  /** Whether a refused file is set aside, with its reason beside it. */
  public boolean isSetAside(RegisteredFile file) {
    String place = file.archiveName();
    return place != null && Files.exists(reasonOf(home.file(place)));
  }

  /**
   * As {@link #refuse}, for a file that may hold sensitive values: only its reason is set aside for
   * people, the file itself goes where none but the service reads.
   */
  public void refusePrivately(RegisteredFile file, String reason) throws IOException {
    Path kept =
        home.data()
            .resolve("refused")
            .resolve(file.id() + "-" + DurableFiles.shortened(file.baseName()));
    Path rejected = reserve(file, home.rejected(), true);
    DurableFiles.write(
        reasonOf(rejected),
        reason
            + "\r\nThe file may hold sensitive values; it is kept as "
            + home.name(kept)
            + ", where only the service may read.\r\n");
    register.archived(file.id(), home.name(kept), true);
    close(file, FileOutcome.REFUSED, Message.plain(reason));
  }

  /**
   * Gives a file its one answer and keeps nothing of it: it holds sensitive values, and what may be
   * kept of it is in the archive under other names.
   */
  public void answerWithoutContent(
      RegisteredFile file, FileOutcome outcome, @Nullable Message reason) throws IOException {
    register.notKept(file.id());
    close(file, outcome, reason);
  }

  /** Gives a file its one answer and puts it where the register says. */
  public synchronized void close(RegisteredFile file, FileOutcome outcome, @Nullable Message reason)
      throws IOException {
    register.finish(file.id(), outcome, reason);
    putAway(register.find(file.id()).orElseThrow());
  }

  /**
   * Makes up the moves that were not got to: the process was killed, or the disk failed. Only for
   * the owner of the home.
   */
  public synchronized void putAwayAll() throws IOException {
    home.checkMounted();
    IOException last = null;
    for (RegisteredFile file : register.answeredButAtWork()) {
      try {
        putAway(file);
      } catch (IOException e) {
        last = e;
      }
    }
    if (last != null) {
      throw last;
    }
  }

  private void putAway(RegisteredFile file) throws IOException {
    if (file.workName() == null) {
      return;
    }
    home.checkMounted();
    Path work = home.file(file.workName());
    String place = file.archiveName();
    if (place == null && !file.contentKept()) {
      Files.deleteIfExists(work);
    } else if (Files.exists(work) && place != null) {
      if (Files.exists(home.file(place))) {
        // The archive got a copy of its own.
        Files.delete(work);
      } else {
        DurableFiles.move(work, home.file(place));
      }
    }
    register.putAway(file.id());
  }

  private static Path reasonOf(Path rejected) {
    return rejected.resolveSibling(rejected.getFileName() + ".reason.txt");
  }
}
