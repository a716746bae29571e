package dev.docket.model;

import java.util.List;

/**
 * A model that cannot be used. Carries every problem found, each a sentence that names file, line
 * and key, what was found, what is allowed and what to do.
 */
public class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** With at least one problem. */
  public ModelException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of files and lines. */
  public List<String> problems() {
    return problems;
  }
}
