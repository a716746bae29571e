package dev.docket.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo tells: steps in words, figures for scripts, and whether all came as told. */
final class DemoStory {

  private final PrintStream out;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> surprises = new ArrayList<>();
  private int steps;

  DemoStory(PrintStream out) {
    this.out = out;
  }

  /** Begins a step. */
  void step(String sentence) {
    steps++;
    out.println();
    out.println(Terminal.clean(steps + ". " + sentence));
  }

  /** Tells a line of the current step. */
  void tell(String line) {
    out.println("   " + Terminal.clean(line));
  }

  /** Keeps a figure for scripts. */
  void figure(String name, Object value) {
    figures.put(name, value);
  }

  /** Compares what came with what the story says. */
  void expect(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      surprises.add(
          "Step " + steps + ": " + what + ": expected " + expected + ", found " + found + ".");
    }
  }

  /** What did not come as told. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** All figures, in the order of the story. */
  Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>(figures);
    all.put("asTold", surprises.isEmpty());
    all.put("surprises", surprises());
    return all;
  }
}
