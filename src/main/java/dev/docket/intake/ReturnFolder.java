package dev.docket.intake;

import dev.docket.home.FolderWalk;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The folders in which returned sheets are dropped: {@code inbound/} and what is below it, but not
 * the feeds' folders, the archive, what was refused and what is hidden. Keeps no state.
 */
@Component
public class ReturnFolder {

  /** Folders of other things directly below {@code inbound/}. */
  private static final Set<String> OF_OTHERS =
      Set.of("orders", "directory", "requests", "extracts", "archive", "rejected");

  private final Home home;

  ReturnFolder(Home home) {
    this.home = home;
  }

  /**
   * Lists what was dropped, for import or for a dry run. What is no regular file is left alone.
   *
   * @throws IOException when the folder is not there or cannot be read
   */
  public List<FolderWalk.Found> list(boolean dryRun) throws IOException {
    home.checkMounted();
    return FolderWalk.of(
            dryRun ? home.check() : home.inbound(),
            folder -> !isOfOthers(folder) && !folder.equals(home.check()))
        .files();
  }

  /** Whether a file lies where returns are dropped, so that it is moved when it is taken. */
  boolean holds(Path file) {
    Path named = file.toAbsolutePath().normalize();
    return named.startsWith(home.check()) || named.startsWith(home.inbound()) && !isOfOthers(named);
  }

  /**
   * Whether a file that is held lies there really, and no link on the way to it leads elsewhere:
   * nobody is to have Docket move a file that he could not move himself.
   */
  boolean isReallyThere(Path file) throws IOException {
    Path named = file.toAbsolutePath().normalize();
    Path top = named.startsWith(home.check()) ? home.check() : home.inbound();
    Path folder = Objects.requireNonNull(named.getParent());
    return folder.toRealPath().equals(top.toRealPath().resolve(top.relativize(folder)))
        && Files.isRegularFile(named, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a file lies where returns are dropped for a dry run. */
  public boolean isForCheck(Path file) {
    return file.toAbsolutePath().normalize().startsWith(home.check());
  }

  private boolean isOfOthers(Path path) {
    if (path.startsWith(home.orders())
        || path.startsWith(home.rejected())
        || path.startsWith(home.work())
        || path.startsWith(home.inboundArchiveRoot())
        || path.startsWith(home.outbound())) {
      return true;
    }
    return path.startsWith(home.inbound())
        && path.getNameCount() > home.inbound().getNameCount()
        && OF_OTHERS.contains(path.getName(home.inbound().getNameCount()).toString());
  }
}
