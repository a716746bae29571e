package dev.docket.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What people put into a folder, at any depth: regular files under the names that the home gives
 * them. Hidden folders and those that programs keep for themselves, and files that are hidden or
 * lie there only for a while, are passed over; links below the folder are not followed, the folder
 * itself may be one.
 *
 * @param files the files, with how they are at the moment
 * @param odd what is no regular file, and what cannot be looked into
 */
public record FolderWalk(List<Found> files, List<Path> odd) {

  public FolderWalk {
    files = List.copyOf(files);
    odd = List.copyOf(odd);
  }

  /** A file, and how it is at the moment. */
  public record Found(Path file, BasicFileAttributes attributes) {}

  /**
   * Looks through a folder.
   *
   * @param entered which folders below it are looked into
   * @throws NoSuchFileException when the folder is not there
   * @throws NotDirectoryException when it is no folder
   * @throws IOException when it cannot be read
   */
  public static FolderWalk of(Path folder, Predicate<Path> entered) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(folder.toString());
    }
    Visitor visitor = new Visitor(folder, root, entered);
    Files.walkFileTree(root, visitor);
    return new FolderWalk(visitor.files, visitor.odd);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path asNamed;
    private final Path root;
    private final Predicate<Path> entered;
    private final List<Found> files = new ArrayList<>();
    private final List<Path> odd = new ArrayList<>();

    Visitor(Path asNamed, Path root, Predicate<Path> entered) {
      this.asNamed = asNamed;
      this.root = root;
      this.entered = entered;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      boolean isEntered =
          folder.equals(root)
              || !PassingFiles.isFolderOfPrograms(name(folder))
                  && !Files.isHidden(folder)
                  && entered.test(named(folder));
      return isEntered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!PassingFiles.isOne(name(file)) && !Files.isHidden(file)) {
        if (attributes.isRegularFile()) {
          files.add(new Found(named(file), attributes));
        } else {
          odd.add(named(file));
        }
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

    private static String name(Path file) {
      return String.valueOf(file.getFileName());
    }

    private Path named(Path file) {
      return asNamed.resolve(root.relativize(file)).normalize();
    }
  }
}
