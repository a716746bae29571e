package dev.docket.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One rule of how returns are understood, as it stands in a file below {@code rules/}; {@code
 * rules/README.md} says how.
 *
 * @param departments what the case's orders propose, one for each order
 * @param before what happens before the file comes
 * @param input how the file is made
 */
record RuleCase(
    String name,
    List<String> departments,
    List<Map<String, Object>> before,
    Input input,
    Expected expected) {

  private static final Set<String> KEYS =
      Set.of(
          "rule",
          "orders",
          "before",
          "csv",
          "encoding",
          "book",
          "as",
          "issued",
          "columns",
          "named",
          "xml",
          "by",
          "file",
          "rows",
          "states",
          "answers",
          "warnings");

  private static final Pattern FILE = Pattern.compile("[A-Z_]+(: .+)?", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("(confirmed|errored|unchanged|repeated|rejected)(: .+)?", Pattern.DOTALL);

  /** How a file is made: exactly one of the recipes is given. */
  record Input(Map<String, Object> recipe) {

    String ending() {
      Object as = recipe.get("as");
      return as != null
          ? (String) as
          : recipe.containsKey("csv") ? "csv" : recipe.containsKey("issued") ? "csv" : "xlsx";
    }

    /** The ending that the file is given, which may lie. */
    String namedAs() {
      return (String) recipe.getOrDefault("named", ending());
    }

    String by() {
      return (String) recipe.getOrDefault("by", "olga");
    }

    Charset charset() {
      Object named = recipe.get("encoding");
      return named == null ? StandardCharsets.UTF_8 : Charset.forName((String) named);
    }
  }

  /**
   * What must come out.
   *
   * @param file the file's outcome, and pieces of its reason
   * @param rows by the row's number, what became of it, and pieces of why
   * @param states the orders whose state changes, and to which
   * @param answers details that are recorded, by order
   */
  record Expected(
      String file,
      List<String> reasons,
      Map<Integer, List<String>> rows,
      Map<Integer, String> states,
      Map<Integer, Map<String, String>> answers,
      List<String> warnings) {}

  /** All rules below a folder, file by file. */
  static Map<String, List<RuleCase>> all(Path folder) {
    Map<String, List<RuleCase>> all = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".yaml")) {
          all.put(name, in(name, Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The rules in a text. */
  static List<RuleCase> in(String file, String yaml) {
    Object loaded = yaml().load(yaml);
    if (!(loaded instanceof List<?> list) || list.isEmpty()) {
      throw new IllegalArgumentException(file + " is no list of rules");
    }
    List<RuleCase> cases = new ArrayList<>();
    for (Object item : list) {
      try {
        cases.add(of(mapping(item)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            file + ", rule " + (cases.size() + 1) + ": " + e.getMessage(), e);
      }
    }
    return cases;
  }

  /** Days, times and words like yes stay the texts that they are. */
  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions dumping = new DumperOptions();
    Resolver resolver =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("0|-?[1-9][0-9]{0,8}"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|"), "~\0");
          }
        };
    return new Yaml(
        new SafeConstructor(options), new Representer(dumping), dumping, options, resolver);
  }

  private static RuleCase of(Map<String, Object> fields) {
    for (String key : fields.keySet()) {
      require(KEYS.contains(key), "unknown key " + key);
    }
    String name = (String) fields.get("rule");
    require(name != null && name.length() > 10, "it does not say the rule in words");
    long recipes =
        Set.of("csv", "book", "issued", "xml").stream().filter(fields::containsKey).count();
    require(recipes == 1, "exactly one of csv, book, issued and xml makes the file");
    return new RuleCase(
        name,
        departments(fields),
        list(fields.get("before")).stream().map(RuleCase::mapping).toList(),
        new Input(fields),
        expected(fields));
  }

  private static List<String> departments(Map<String, Object> fields) {
    Object orders = fields.getOrDefault("orders", 1);
    if (orders instanceof Integer count) {
      return java.util.Collections.nCopies(count, "Finance");
    }
    return list(orders).stream().map(String::valueOf).toList();
  }

  private static Expected expected(Map<String, Object> fields) {
    List<String> file = list(fields.get("file")).stream().map(String::valueOf).toList();
    require(
        !file.isEmpty() && FILE.matcher(file.get(0)).matches(), "it expects nothing of the file");
    List<String> reasons = new ArrayList<>();
    String outcome = split(file, reasons);
    Map<Integer, List<String>> rows = new LinkedHashMap<>();
    mapping(fields.get("rows")).forEach((row, told) -> rows.put(Integer.parseInt(row), row(told)));
    boolean counts = outcome.startsWith("IMPORTED");
    require(
        counts != rows.isEmpty(),
        counts ? "it expects nothing of the rows" : "a file that is not read has no rows");
    require(counts || !reasons.isEmpty(), "it expects no reason");
    Map<Integer, String> states = new LinkedHashMap<>();
    mapping(fields.get("states"))
        .forEach((order, state) -> states.put(Integer.parseInt(order), (String) state));
    Map<Integer, Map<String, String>> answers = new LinkedHashMap<>();
    mapping(fields.get("answers"))
        .forEach(
            (order, details) -> {
              Map<String, String> texts = new LinkedHashMap<>();
              mapping(details)
                  .forEach((k, v) -> texts.put(k, v == null ? null : String.valueOf(v)));
              answers.put(Integer.parseInt(order), texts);
            });
    return new Expected(
        outcome,
        reasons,
        rows,
        states,
        answers,
        list(fields.get("warnings")).stream().map(String::valueOf).toList());
  }

  private static List<String> row(Object told) {
    List<String> texts = list(told).stream().map(String::valueOf).toList();
    require(!texts.isEmpty() && ROW.matcher(texts.get(0)).matches(), "no answer to a row: " + told);
    List<String> pieces = new ArrayList<>();
    String decision = split(texts, pieces);
    require(
        !decision.equals("rejected") || !pieces.isEmpty(), "a rejected row has a reason: " + told);
    pieces.add(0, decision);
    return pieces;
  }

  /** The word before the colon; what follows, and further items, are pieces of the reason. */
  private static String split(List<String> texts, List<String> pieces) {
    String first = texts.get(0);
    int colon = first.indexOf(": ");
    if (colon >= 0) {
      pieces.add(first.substring(colon + 2));
    }
    pieces.addAll(texts.subList(1, texts.size()));
    return colon < 0 ? first : first.substring(0, colon);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static List<?> list(Object value) {
    return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
  }

  static Map<String, Object> mapping(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value != null) {
      require(value instanceof Map, "found " + value + " where keys and values are needed");
      ((Map<?, ?>) value).forEach((k, v) -> map.put(String.valueOf(k), v));
    }
    return map;
  }

  @Override
  public String toString() {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
