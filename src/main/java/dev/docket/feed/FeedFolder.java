package dev.docket.feed;

import dev.docket.home.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    FolderWalk walk = FolderWalk.of(folder, FeedFolder::isEntered);
    return new FeedFolder(
        walk.files().stream()
            .map(FolderWalk.Found::file)
            .sorted(
                Comparator.comparing((Path file) -> String.valueOf(file.getFileName()))
                    .thenComparing(Path::toString))
            .toList(),
        walk.odd().stream().filter(path -> !Files.isSymbolicLink(path)).toList());
  }

  private static boolean isEntered(Path folder) {
    String name = String.valueOf(folder.getFileName()).strip().toLowerCase(Locale.ROOT);
    return !NEVER_ENTERED.contains(name) && !name.startsWith(".");
  }
}
