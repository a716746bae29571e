package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.cli.ReturnBench.Taken;
import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows and columns of an answered sheet in any order, any part of them, any number of times: what
 * becomes of each order is what a few lines say here. {@code -Ddocket.random.seed} gives another
 * course.
 */
@OnEachDatabase
class ShuffledReturnFunctionalTests {

  private static final int ORDERS = 400;
  private static final int FILES = 25;
  private static final List<String> WORDS =
      List.of("Confirmed", " ok", "DONE", "Error", "failed ", "", "perhaps");

  private final long seed = Long.getLong("docket.random.seed", 4_711L);
  private final Random random = new Random(seed);
  private ReturnBench bench;

  /** What the orders have become, as far as files said so. */
  private final Map<Integer, String> recorded = new HashMap<>();

  private record Line(int order, String word, boolean spoilt) {

    String says() {
      return switch (word.strip().toLowerCase(java.util.Locale.ROOT)) {
        case "confirmed", "ok", "done" -> "EXECUTED";
        case "error", "failed" -> "ERRORED";
        case "" -> "";
        default -> "?";
      };
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anyPartsOfASheetInAnyOrderBecomeWhatTheySay(@TempDir Path folder) throws IOException {
    System.out.println("shuffling by seed " + seed);
    bench = ReturnBench.in(folder, ORDERS);
    for (int file = 0; file < FILES; file++) {
      List<Line> lines = lines();
      Taken taken = bench.take(written(lines, file % 2 == 0 ? "csv" : "xlsx"), "olga", false);
      taken.assertSound();
      assertThat(counts(taken))
          .as("seed %s, file %s: %s", seed, file, taken)
          .isEqualTo(expected(lines));
      assertThat(bench.states()).isEqualTo(states());
      dropReceipt(taken);
    }
  }

  @Test
  void theOrderInWhichFilesComeDoesNotMatterWhereTheyDoNotContradict(@TempDir Path folder)
      throws IOException {
    bench = ReturnBench.in(folder, 2 * ORDERS);
    // The same answers to two halves, in parts that come in two orders.
    List<List<Line>> parts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Line> part = new ArrayList<>();
      for (int order = 1; order <= ORDERS; order += 1 + random.nextInt(5)) {
        String word = random.nextInt(3) == 0 ? "" : order % 3 == 0 ? "Error" : "Confirmed";
        part.add(new Line(order, word, random.nextInt(9) == 0));
      }
      parts.add(part);
    }
    takeAll(parts, 0);
    Collections.shuffle(parts, random);
    takeAll(parts, ORDERS);
    List<String> states = bench.states();
    assertThat(states.subList(0, ORDERS))
        .as("seed %s", seed)
        .isEqualTo(states.subList(ORDERS, 2 * ORDERS));
    assertThat(states).contains("EXECUTED", "ERRORED", "TRANSMITTED");
  }

  private void takeAll(List<List<Line>> parts, int further) throws IOException {
    for (List<Line> part : parts) {
      List<Line> moved =
          part.stream().map(l -> new Line(l.order() + further, l.word(), l.spoilt())).toList();
      bench.take(written(moved, "csv"), "olga", false).assertSound();
    }
  }

  /** Nothing is new in a receipt. */
  private void dropReceipt(Taken taken) {
    Path receipt = bench.home().file(taken.text("receipt"));
    Taken again = bench.take(receipt, "olga", false);
    again.assertSound();
    assertThat(again.count("rows")).isEqualTo(taken.count("rows"));
    assertThat(again.count("confirmed") + again.count("errored")).as(again.sentence()).isZero();
    assertThat(again.count("unchanged")).isEqualTo(taken.count("unchanged"));
    assertThat(bench.states()).isEqualTo(states());
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      lines.add(new Line(1 + random.nextInt(ORDERS), word, random.nextInt(12) == 0));
      if (random.nextInt(4) == 0) {
        Line again = lines.get(random.nextInt(lines.size()));
        lines.add(random.nextBoolean() ? again : new Line(again.order(), "Confirmed", false));
      }
    }
    Collections.shuffle(lines, random);
    return lines;
  }

  /**
   * What is to become of the rows, and through them of the orders: opposite answers of one file
   * count not at all, the sender's own opposite counts, the same again is repeated.
   */
  private Map<String, Integer> expected(List<Line> lines) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<Integer, Set<String>> said = new HashMap<>();
    for (Line line : lines) {
      if (!line.spoilt() && line.says().endsWith("ED")) {
        said.computeIfAbsent(line.order(), o -> new LinkedHashSet<>()).add(line.says());
      }
    }
    for (Line line : lines) {
      counts.merge(becomes(line, said.getOrDefault(line.order(), Set.of())), 1, Integer::sum);
    }
    return counts;
  }

  private String becomes(Line line, Set<String> said) {
    if (line.spoilt() || line.says().equals("?")) {
      return "rejected";
    }
    if (line.says().isEmpty()) {
      return "unchanged";
    }
    if (said.size() > 1) {
      return "rejected";
    }
    String before = recorded.put(line.order(), line.says());
    return line.says().equals(before)
        ? "repeated"
        : line.says().equals("ERRORED") ? "errored" : "confirmed";
  }

  private List<String> states() {
    List<String> states = new ArrayList<>(Collections.nCopies(ORDERS, "TRANSMITTED"));
    recorded.forEach((order, state) -> states.set(order - 1, state));
    return states;
  }

  private static Map<String, Integer> counts(Taken taken) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String kind : List.of("confirmed", "errored", "unchanged", "repeated", "rejected")) {
      if (taken.count(kind) > 0) {
        counts.put(kind, taken.count(kind));
      }
    }
    return counts;
  }

  /**
   * A file of these rows, its columns shuffled, some left out, some of the operator's own among.
   */
  private Path written(List<Line> lines, String ending) throws IOException {
    List<String> columns = new ArrayList<>(bench.header());
    columns.removeIf(
        c -> !List.of("Order", "Check", "Result", "Message").contains(c) && random.nextInt(3) == 0);
    columns.add("My own");
    columns.add("Ticket: mine");
    Collections.shuffle(columns, random);
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      Map<String, String> cells = new HashMap<>(bench.row(line.order()));
      cells.put("Result", line.word());
      // The same words each time, so that nothing is a correction.
      cells.put("Message", line.says().equals("ERRORED") ? "locked" : "");
      cells.put("My own", "" + random.nextInt());
      cells.put("Ticket: mine", "=1+" + random.nextInt(9));
      if (line.spoilt()) {
        cells.put("Check", "");
      }
      rows.add(columns.stream().map(c -> cells.getOrDefault(c, "")).toList());
    }
    return Sheet.of(ending, columns, rows).save(bench.place(ending));
  }
}
