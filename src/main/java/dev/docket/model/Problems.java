package dev.docket.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with the model, collected while it is read. */
final class Problems {

  /**
   * A place in a file.
   *
   * @param order the file's place among the model's files
   * @param line from 1; 0 for the file as a whole
   */
  record Place(int order, String file, int line) {
    @Override
    public String toString() {
      return line == 0 ? file : file + ":" + line;
    }
  }

  private record Problem(Place place, String text) {}

  private final List<Problem> found = new ArrayList<>();

  /** A problem with a file as a whole, or with its syntax. */
  void add(Place place, String sentence) {
    found.add(new Problem(place, place + ": " + sentence));
  }

  /** A problem with a key; {@code path} is the way to it, as {@code resourceTypes.Badge.group}. */
  void add(Place place, String path, String sentence) {
    add(place, path + ": " + sentence);
  }

  /** Throws what was found, if anything was. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ModelException(
          found.stream()
              .sorted(
                  Comparator.<Problem>comparingInt(problem -> problem.place().order())
                      .thenComparingInt(problem -> problem.place().line()))
              .map(Problem::text)
              .toList());
    }
  }
}
