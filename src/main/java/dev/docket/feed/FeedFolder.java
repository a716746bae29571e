package dev.docket.feed;

import dev.docket.home.PassingFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a folder of feeds, at any depth.
 *
 * @param files the feed files in name order: by file name, then by path
 * @param unreadable folders and files that could not be looked at; the others are listed all the
 *     same
 */
record FeedFolder(List<Path> files, List<Path> unreadable) {

  /** Folders of the governance system's tools: what is done, and secrets. */
  private static final Set<String> NEVER_ENTERED =
      Set.of("completed", "downloaded", "passwordresetsettings");

  FeedFolder {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Looks through the folder. Hidden, temporary and lock files are left out, and so are symbolic
   * links below the folder, wherever they lead; the folder itself may be one.
   *
   * @throws NoSuchFileException when the folder is not there
   * @throws NotDirectoryException when it is no folder
   */
  static FeedFolder list(Path folder) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(folder.toString());
    }
    Walk walk = new Walk(folder, root);
    Files.walkFileTree(root, walk);
    walk.files.sort(
        Comparator.comparing((Path file) -> String.valueOf(file.getFileName()))
            .thenComparing(Path::toString));
    return new FeedFolder(walk.files, walk.unreadable);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path asNamed;
    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    Walk(Path asNamed, Path root) {
      this.asNamed = asNamed;
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String name = String.valueOf(folder.getFileName()).strip().toLowerCase(Locale.ROOT);
      boolean isEntered =
          !NEVER_ENTERED.contains(name) && !name.startsWith(".") && !Files.isHidden(folder);
      return isEntered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()
          && !PassingFiles.isOne(String.valueOf(file.getFileName()))
          && !Files.isHidden(file)) {
        files.add(named(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
      if (file.equals(root)) {
        throw fault;
      }
      if (!(fault instanceof NoSuchFileException)) {
        unreadable.add(named(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
        throws IOException {
      return fault == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, fault);
    }

    private Path named(Path file) {
      return asNamed.resolve(root.relativize(file));
    }
  }
}
