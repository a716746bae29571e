package dev.docket.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A small hidden file in each folder that may be a share. Where it was put and is not there, the
 * folder is another one: the empty place where the share is to be mounted. Which folders have one
 * is noted in the data folder.
 */
final class FolderMarks {

  /** The file's name. */
  static final String NAME = ".docket";

  private static final String TEXT =
      "Docket put this file here, to tell this folder from one that is not mounted. Leave it.\n";

  private final Home home;
  private final Set<Path> wanted;

  private FolderMarks(Home home, Set<Path> wanted) {
    this.home = home;
    this.wanted = wanted;
  }

  /**
   * What is to be marked, to be asked before folders are made: those that are not there yet, those
   * that never were marked, and all where a person makes the home.
   */
  static FolderMarks before(Home home, boolean all) {
    Set<Path> noted = noted(home);
    return new FolderMarks(
        home,
        folders(home).stream()
            .filter(folder -> all || !Files.exists(folder) || !noted.contains(folder))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Puts the marks. */
  void put() throws IOException {
    Set<Path> noted = noted(home);
    for (Path folder : wanted) {
      if (!Files.exists(folder.resolve(NAME))) {
        Files.writeString(folder.resolve(NAME), TEXT);
      }
      noted.add(folder);
    }
    if (!wanted.isEmpty()) {
      DurableFiles.write(
          list(home), noted.stream().map(folder -> folder + "\n").collect(Collectors.joining()));
    }
  }

  /** The folders that have lost their mark. */
  static List<Path> missing(Home home) {
    Set<Path> noted = noted(home);
    return folders(home).stream()
        .filter(noted::contains)
        .filter(folder -> Files.isDirectory(folder) && !Files.exists(folder.resolve(NAME)))
        .toList();
  }

  /** The folders that are not there as they were, whether there is another one in their place. */
  static List<Path> lost(Home home) {
    Set<Path> noted = noted(home);
    return folders(home).stream()
        .filter(noted::contains)
        .filter(folder -> !Files.exists(folder.resolve(NAME)))
        .toList();
  }

  private static List<Path> folders(Home home) {
    return List.of(home.inbound(), home.outbound());
  }

  private static Path list(Home home) {
    return home.data().resolve("marked-folders");
  }

  private static Set<Path> noted(Home home) {
    try {
      return Files.exists(list(home))
          ? Files.readAllLines(list(home)).stream()
              .filter(line -> !line.isBlank())
              .map(Path::of)
              .collect(Collectors.toCollection(TreeSet::new))
          : new TreeSet<>();
    } catch (IOException e) {
      throw new ConfigurationException(
          "The list " + list(home) + " cannot be read: " + Home.reason(e) + ".", e);
    }
  }
}
