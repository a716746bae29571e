package dev.docket.intake;

import dev.docket.home.Home;
import dev.docket.home.PassingFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  /** A file that was dropped, and how it is at the moment. */
  public record Dropped(Path file, BasicFileAttributes attributes) {}

  /**
   * What lies in a drop folder.
   *
   * @param files regular files, but none of those that programs put beside them for a while
   * @param odd what is no regular file, or a folder that cannot be looked into; it is left alone
   */
  public record Listing(List<Dropped> files, List<Path> odd) {}

  /**
   * Lists what was dropped, for import or for a dry run.
   *
   * @throws IOException when the folder is not there or cannot be read
   */
  public Listing list(boolean dryRun) throws IOException {
    home.checkMounted();
    Path folder = dryRun ? home.check() : home.inbound();
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(folder.toString());
    }
    Walk walk = new Walk(folder, root);
    Files.walkFileTree(root, walk);
    return new Listing(walk.files, walk.odd);
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

  private final class Walk extends SimpleFileVisitor<Path> {

    private final Path asNamed;
    private final Path root;
    private final List<Dropped> files = new ArrayList<>();
    private final List<Path> odd = new ArrayList<>();

    Walk(Path asNamed, Path root) {
      this.asNamed = asNamed;
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      Path named = named(folder);
      boolean isEntered =
          folder.equals(root)
              || !isOfOthers(named)
                  && !named.equals(home.check())
                  && !folder.getFileName().toString().startsWith(".");
      return isEntered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (PassingFiles.isOne(file.getFileName().toString())) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        files.add(new Dropped(named(file), attributes));
      } else {
        odd.add(named(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
      if (file.equals(root)) {
        throw fault;
      }
      if (!(fault instanceof NoSuchFileException)) {
        odd.add(named(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
        throws IOException {
      return fault == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, fault);
    }

    private Path named(Path file) {
      return asNamed.resolve(root.relativize(file)).normalize();
    }
  }
}
