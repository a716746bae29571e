package dev.docket.feed;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a feed Docket's own: a row in the register first, then its content in the work folder, by a
 * rename or as a copy. What has a row and no answer yet waits and can be gone on with after a kill.
 * Whoever calls has the turn.
 */
@Component
class FeedClaims {

  /** Stands where the digest of a file would, whose content could not be read. */
  private static final String UNREADABLE = "unreadable";

  private final FileRegister register;
  private final Home home;

  FeedClaims(FileRegister register, Home home) {
    this.register = register;
    this.home = home;
  }

  /** Claims a file that somebody named; somebody's own file stays where it is. */
  RegisteredFile copy(GivenFile file, Sender sender) throws IOException {
    RegisteredFile claimed = begin(file, sender, DurableFiles.sha256(file.content()), null);
    file.putDown(work(claimed));
    return claimed;
  }

  /**
   * Claims a file of the feeds' folder by moving it.
   *
   * @param run the complete run that takes it, null for none
   * @throws IOException when it cannot be read or moved; it lies where it lay
   */
  RegisteredFile move(Path file, Sender sender, @Nullable Long run) throws IOException {
    RegisteredFile claimed = begin(GivenFile.at(file), sender, DurableFiles.sha256(file), run);
    move(claimed, file);
    return claimed;
  }

  /**
   * Claims a file of the feeds' folder by moving it, without reading it.
   *
   * @throws IOException when it cannot be moved; it lies where it lay
   */
  RegisteredFile moveUnread(Path file, Sender sender) throws IOException {
    RegisteredFile claimed = begin(GivenFile.at(file), sender, UNREADABLE, null);
    move(claimed, file);
    return claimed;
  }

  /** Where the content of a claimed file lies. */
  Path work(RegisteredFile file) {
    return home.file(Objects.requireNonNullElse(file.workName(), "?"));
  }

  /** Whether the content that was claimed is the content that was registered. */
  boolean isWhole(RegisteredFile file) throws IOException {
    return DurableFiles.sha256(work(file)).equals(file.sha256());
  }

  /**
   * Claimed files that have no answer yet.
   *
   * @throws IOException when a folder is away at the moment; what cannot be seen is not gone
   */
  List<RegisteredFile> waiting() throws IOException {
    home.checkMounted();
    return register.withOutcome(FileRole.ORDERS, FileOutcome.WAITING);
  }

  /** Gives up a claim whose content never came; the file still lies where it lay. */
  void giveUp(RegisteredFile file) {
    ignore(file, "was interrupted before it was taken; it is taken up anew");
  }

  private RegisteredFile begin(GivenFile file, Sender sender, String sha256, @Nullable Long run)
      throws IOException {
    String baseName = Objects.requireNonNull(file.named().getFileName()).toString();
    long id =
        register.received(
            FileRole.ORDERS,
            home.name(file.named()),
            baseName,
            Files.size(file.content()),
            sha256,
            sender,
            run);
    Path work = home.work().resolve("feed-" + id + "-" + DurableFiles.shortened(baseName));
    register.workingOn(id, home.name(work));
    return register.find(id).orElseThrow();
  }

  private void move(RegisteredFile claimed, Path file) throws IOException {
    try {
      DurableFiles.move(file, work(claimed));
    } catch (IOException e) {
      ignore(
          claimed,
          "could not be taken from where it lay (" + Home.reason(e) + "); nothing was taken");
      throw e;
    }
  }

  private void ignore(RegisteredFile file, String reason) {
    register.finish(file.id(), FileOutcome.IGNORED, reason);
    register.putAway(file.id());
  }
}
