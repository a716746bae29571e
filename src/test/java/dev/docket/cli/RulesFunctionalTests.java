package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.docket.cli.ReturnBench.Taken;
import dev.docket.database.OnEachDatabase;
import dev.docket.database.TestDatabaseKind;
import dev.docket.order.Answer;
import dev.docket.sheet.fuzz.Fuzzing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How returns are understood: every rule in {@code src/test/resources/rules} is tried. */
@OnEachDatabase
class RulesFunctionalTests {

  private static final Path RULES = Path.of("src/test/resources/rules");

  /** Files of rules that end before any database is asked; they are tried with one. */
  private static final Set<String> ABOUT_READING =
      Set.of("delimiters.yaml", "headers.yaml", "workbooks.yaml", "days.yaml");

  @TestFactory
  Stream<DynamicContainer> rules(@TempDir Path folder) {
    Map<String, List<RuleCase>> files = RuleCase.all(RULES);
    if (TestDatabaseKind.current() != TestDatabaseKind.HSQLDB) {
      files.keySet().removeAll(ABOUT_READING);
    }
    List<String> departments = new ArrayList<>();
    files.values().forEach(cases -> cases.forEach(c -> departments.addAll(c.departments())));
    ReturnBench bench = ReturnBench.in(folder, departments);
    List<DynamicContainer> all = new ArrayList<>();
    int first = 0;
    for (Map.Entry<String, List<RuleCase>> file : files.entrySet()) {
      List<DynamicTest> tests = new ArrayList<>();
      for (RuleCase rule : file.getValue()) {
        Trial trial = new Trial(bench, rule, first);
        tests.add(DynamicTest.dynamicTest(rule.name(), trial::named));
        first += rule.departments().size();
      }
      all.add(DynamicContainer.dynamicContainer(file.getKey(), tests));
    }
    return all.stream().onClose(bench::close);
  }

  @Test
  void aCaseThatIsMalformedOrExpectsNothingFails() {
    String csv = "  csv: 'Order,Check,Result'\n";
    for (String bad :
        List.of(
            "rule: no list at all\n",
            "- rule: short\n" + csv + "  file: IMPORTED\n  rows: {2: confirmed}\n",
            "- rule: nothing makes the file\n  file: IMPORTED\n  rows: {2: confirmed}\n",
            "- rule: nothing is expected of it\n" + csv,
            "- rule: nothing is expected of rows\n" + csv + "  file: IMPORTED\n",
            "- rule: a refusal has a reason\n" + csv + "  file: REFUSED\n",
            "- rule: a rejected row has a reason\n"
                + csv
                + "  file: IMPORTED_IN_PART\n  rows: {2: rejected}\n",
            "- rule: a key is mistyped here\n" + csv + "  file: IMPORTED\n  row: {2: confirmed}\n",
            "- rule: a word is mistyped here\n"
                + csv
                + "  file: IMPORTED\n  rows: {2: conformed}\n",
            "- rule: two recipes for one file\n"
                + csv
                + "  xml: '<row/>'\n  file: 'REFUSED: x'\n")) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> RuleCase.in("bad.yaml", bad));
    }
  }

  /** One rule on its own orders. */
  private record Trial(ReturnBench bench, RuleCase rule, int first) {

    /** A failure says which rule it is: reports name dynamic tests by their numbers. */
    void named() throws IOException {
      try {
        run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(rule.name() + "\n" + e.getMessage(), e);
      }
    }

    private void run() throws IOException {
      for (Map<String, Object> step : rule.before()) {
        take(step);
      }
      List<String> before = states();
      String ending = rule.input().namedAs();
      byte[] content = new RuleFile(rule.input(), this::placeholder, bench, first).bytes();
      Taken dry = null;
      if (isWorthADryRun()) {
        dry = bench.take(content, ending, rule.input().by(), true);
        assertThat(states()).as("states after a dry run").isEqualTo(before);
      }
      Taken taken = bench.take(content, ending, rule.input().by(), false);
      taken.assertSound();
      check(taken);
      assertThat(states()).as("states").isEqualTo(statesAfter(before));
      rule.expected().answers().forEach(this::checkAnswer);
      if (dry != null) {
        assertThat(told(dry)).as("what a dry run says").isEqualTo(told(taken));
      }
      bench.assertTidy();
    }

    /** Those whose rows have several fates; one database is enough. */
    private boolean isWorthADryRun() {
      return TestDatabaseKind.current() == TestDatabaseKind.HSQLDB
          && (rule.expected().file().equals("IMPORTED_IN_PART") || !rule.before().isEmpty());
    }

    private static List<Object> told(Taken taken) {
      return List.of(
          taken.outcome(),
          taken.count("rows"),
          taken.count("confirmed"),
          taken.count("errored"),
          taken.count("unchanged"),
          taken.count("repeated"),
          taken.count("rejected"));
    }

    private void take(Map<String, Object> step) throws IOException {
      if (step.containsKey("run")) {
        String[] words = RuleText.text((String) step.get("run"), this::placeholder).split(" ");
        bench.run(words).exits(0);
      } else if (step.containsKey("days")) {
        bench.forward(Duration.ofDays((Integer) step.get("days")));
      } else if (step.containsKey("issue")) {
        List<String> orders = new ArrayList<>();
        RuleCase.mapping(step.get("issue"))
            .forEach(
                (order, department) ->
                    orders.add(
                        ReturnBench.order(first + Integer.parseInt(order), (String) department)));
        bench.issue(orders);
      } else {
        RuleCase.Input input = new RuleCase.Input(step);
        byte[] content = new RuleFile(input, this::placeholder, bench, first).bytes();
        Taken taken = bench.take(content, input.namedAs(), input.by(), false);
        assertThat(taken.outcome()).as(taken.sentence()).startsWith("IMPORTED");
        assertThat(taken.count("rejected")).as(taken.sentence()).isZero();
      }
    }

    private void check(Taken taken) {
      RuleCase.Expected expected = rule.expected();
      assertThat(taken.outcome()).as(taken.sentence()).isEqualTo(expected.file());
      assertSays(taken.text("reason"), expected.reasons());
      assertSays(String.join("\n", taken.warnings()), expected.warnings());
      if (expected.rows().isEmpty()) {
        return;
      }
      Sheet receipt = bench.receipt(taken);
      Map<Integer, String> decisions = new LinkedHashMap<>();
      Map<Integer, String> whys = new LinkedHashMap<>();
      for (int i = 0; i < receipt.size(); i++) {
        int row = Integer.parseInt(receipt.get(i, "Receipt row"));
        decisions.put(row, receipt.get(i, "Receipt outcome"));
        whys.put(row, receipt.get(i, "Receipt reason"));
      }
      Map<Integer, String> wanted = new LinkedHashMap<>();
      expected.rows().forEach((row, told) -> wanted.put(row, told.get(0)));
      assertThat(decisions)
          .as("%s %s", taken.sentence(), whys)
          .containsExactlyInAnyOrderEntriesOf(wanted);
      for (String kind : List.of("confirmed", "errored", "unchanged", "repeated", "rejected")) {
        assertThat((long) taken.count(kind))
            .as(kind)
            .isEqualTo(wanted.values().stream().filter(kind::equals).count());
      }
      expected
          .rows()
          .forEach((row, told) -> assertSays(whys.get(row), told.subList(1, told.size())));
      whys.values().forEach(Fuzzing::assertForPeople);
    }

    private void assertSays(String text, List<String> pieces) {
      filled(pieces).forEach(piece -> assertThat(text).contains(piece));
    }

    private List<String> filled(List<String> pieces) {
      return pieces.stream().map(p -> RuleText.text(p, this::placeholder)).toList();
    }

    private List<String> states() {
      return bench.states().subList(first, first + rule.departments().size());
    }

    private List<String> statesAfter(List<String> before) {
      List<String> after = new ArrayList<>(before);
      rule.expected().states().forEach((order, state) -> after.set(order - 1, state));
      return after;
    }

    private void checkAnswer(int order, Map<String, String> details) {
      Answer answer = bench.answer(first + order);
      UnaryOperator<String> found =
          detail ->
              Objects.toString(
                  switch (detail) {
                    case "message" -> answer.message();
                    case "actual id" -> answer.actualId();
                    case "done by" -> answer.doneBy();
                    case "done on" -> answer.doneOn();
                    default -> throw new IllegalArgumentException("an answer has no " + detail);
                  },
                  null);
      details.forEach(
          (detail, wanted) ->
              assertThat(found.apply(detail))
                  .as("%s of order %s", detail, order)
                  .isEqualTo(wanted == null ? null : RuleText.text(wanted, this::placeholder)));
    }

    /** {@code order1}, {@code check1}, {@code check1.2} of its second attempt, {@code 1:Owner}. */
    private String placeholder(String name) {
      if (name.matches("order[0-9]+")) {
        return bench.number(first + Integer.parseInt(name.substring(5)));
      }
      if (name.matches("check[0-9]+")) {
        return bench.row(first + Integer.parseInt(name.substring(5)), 1).get("Check");
      }
      if (name.startsWith("pretty ")) {
        return placeholder(name.substring("pretty ".length())).replace('-', '\u2011');
      }
      if (name.matches("check[0-9]+\\.[0-9]+")) {
        String[] numbers = name.substring(5).split("\\.");
        return bench
            .row(first + Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]))
            .get("Check");
      }
      if (name.matches("[0-9]+:.+")) {
        return bench
            .row(first + Integer.parseInt(name.substring(0, name.indexOf(':'))))
            .get(name.substring(name.indexOf(':') + 1));
      }
      throw new IllegalArgumentException("no placeholder {" + name + "}");
    }
  }
}
