package dev.docket.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing is left untranslated, misspelt for {@link MessageFormat}, unused or missing. */
class BundleTests {

  private static final Path BUNDLES = Path.of("src/main/resources/dev/docket/language");
  private static final Path SOURCES = Path.of("src/main/java");

  /** What is truly the same in two languages: the key, and the languages. */
  private static final Set<String> SAME =
      Set.of(
          "column.message fr",
          "column.instructions fr",
          "sheet.instructions fr",
          "row.at de",
          "row.word-and-message fr",
          "row.word-and-message de",
          "receipt.count de",
          "task.property de");

  /** An apostrophe that stands alone is dropped by the format, and places behind it stay empty. */
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

  private static final Pattern PLACE = Pattern.compile("\\{([0-9]+)}");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[a-z][a-z0-9.-]*)\"");

  private static final Map<String, Map<Language, String>> texts = new TreeMap<>();
  private static final Set<String> bundles = new TreeSet<>();

  @BeforeAll
  static void readBundles() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".properties", "");
        Language language =
            Stream.of(Language.values())
                .filter(l -> name.endsWith("_" + l.code()))
                .findFirst()
                .orElse(Language.ENGLISH);
        bundles.add(name.replaceFirst("_.*", ""));
        read(file)
            .forEach(
                (key, text) -> {
                  assertThat(key.toString()).startsWith(name.replaceFirst("_.*", "") + ".");
                  texts
                      .computeIfAbsent(key.toString(), k -> new TreeMap<>())
                      .put(language, text.toString());
                });
      }
    }
  }

  private static Properties read(Path file) throws IOException {
    List<String> keys =
        Files.readAllLines(file).stream()
            .filter(l -> !l.isBlank() && !l.startsWith("#"))
            .map(l -> l.substring(0, l.indexOf(" = ")))
            .toList();
    assertThat(keys).as("keys of " + file).doesNotHaveDuplicates();
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void everyTextIsThereInEveryLanguage() {
    assertThat(texts)
        .isNotEmpty()
        .allSatisfy(
            (key, said) -> {
              assertThat(said.keySet()).as(key).containsExactly(Language.values());
              assertThat(said.values()).as(key).noneMatch(String::isBlank);
            });
  }

  @Test
  void everyTextIsTranslated() {
    List<String> same = new ArrayList<>();
    texts.forEach(
        (key, said) ->
            said.forEach(
                (language, text) -> {
                  if (language != Language.ENGLISH && text.equals(said.get(Language.ENGLISH))) {
                    same.add(key + " " + language.code());
                  }
                }));
    assertThat(same).containsExactlyInAnyOrderElementsOf(SAME);
  }

  @Test
  void everyTextHasThePlacesOfTheEnglishOne() {
    texts.forEach(
        (key, said) ->
            said.forEach(
                (language, text) ->
                    assertThat(places(text))
                        .as(key + " " + language)
                        .isEqualTo(places(said.get(Language.ENGLISH)))));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  @Test
  void everyTextIsAPatternThatFillsAllItsPlaces() {
    texts.forEach(
        (key, said) ->
            said.forEach(
                (language, text) -> {
                  String name = key + " " + language;
                  assertThat(text).as(name).doesNotContainPattern(LONE_APOSTROPHE);
                  assertThat(text).as(name).doesNotContain("  ");
                  int places = places(text).size();
                  Object[] arguments = new Object[places];
                  for (int i = 0; i < places; i++) {
                    arguments[i] = "<" + i + ">";
                  }
                  String formatted = new MessageFormat(text, language.bundle()).format(arguments);
                  assertThat(formatted).as(name).doesNotContain("{", "}", "''");
                  for (Object argument : arguments) {
                    assertThat(formatted).as(name).contains(argument.toString());
                  }
                }));
  }

  @Test
  void aSingleApostropheIsFound() {
    assertThat("l'ordre").containsPattern(LONE_APOSTROPHE);
    assertThat("'{0}'").containsPattern(LONE_APOSTROPHE);
    assertThat("l''ordre").doesNotContainPattern(LONE_APOSTROPHE);
  }

  @Test
  void everyKeyInTheCodeIsThereAndEveryOneThatIsThereIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher literal = LITERAL.matcher(Files.readString(file));
        while (literal.find()) {
          String key = literal.group(1);
          if (bundles.contains(key.substring(0, key.indexOf('.'))) && isSaid(file)) {
            // A key that is put together names all that begin so.
            texts.keySet().stream()
                .filter(k -> key.endsWith(".") ? k.startsWith(key) : k.equals(key))
                .forEach(used::add);
            if (!key.endsWith(".") && !texts.containsKey(key)) {
              used.add(key);
            }
          }
        }
      }
    }
    // A beginning that ends with a dot is completed by a name: of a kind of file, of an outcome.
    Set<String> beginnings = new TreeSet<>(used);
    beginnings.removeIf(key -> !key.endsWith("."));
    used.removeAll(beginnings);
    beginnings.forEach(
        beginning -> assertThat(texts.keySet()).anyMatch(key -> key.startsWith(beginning)));
    texts.keySet().stream()
        .filter(key -> beginnings.stream().anyMatch(key::startsWith))
        .forEach(used::add);
    assertThat(used).containsExactlyElementsOf(texts.keySet());
  }

  /** Whether a source has to do with messages; in others such a text is something else. */
  private static boolean isSaid(Path file) throws IOException {
    String source = Files.readString(file);
    return source.contains("dev.docket.language.Message;") || source.contains("Kinds.");
  }
}
