package dev.docket.watch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets folders take turns, so that many files in one do not delay the few in another. */
final class FolderTurns {

  private FolderTurns() {}

  /** The first file of each folder, then the second of each, and so on. */
  static List<Path> of(List<Path> files) {
    Map<Path, Deque<Path>> folders = new LinkedHashMap<>();
    for (Path file : files) {
      folders.computeIfAbsent(file.resolveSibling(""), folder -> new ArrayDeque<>()).add(file);
    }
    List<Path> turns = new ArrayList<>(files.size());
    while (turns.size() < files.size()) {
      folders.values().stream()
          .filter(its -> !its.isEmpty())
          .forEach(its -> turns.add(its.remove()));
    }
    return turns;
  }
}
