package dev.docket.model;

import dev.docket.model.Problems.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML mapping, read key by key. What is wrong goes to the file's problems, and the reading goes
 * on with a default. A key without a value counts as absent.
 */
final class YamlMap {

  private record Entry(Place place, Node value) {}

  /** A word in a list, and where it stands. */
  record Word(String text, Place place) {}

  private final YamlFile file;
  private final String path;
  private final Place place;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private YamlMap(YamlFile file, String path, Place place) {
    this.file = file;
    this.path = path;
    this.place = place;
  }

  /** Reads a node; null and a value left out give an empty map. */
  static YamlMap of(YamlFile file, String path, Place place, @Nullable Node node) {
    YamlMap map = new YamlMap(file, path, place);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(map::add);
    } else if (node != null && !isNothing(node)) {
      String expected =
          "found " + found(node) + " where keys with values are allowed; write them as key: value";
      if (path.isEmpty()) {
        file.problems().add(file.placeOf(node), expected);
      } else {
        map.problem(expected);
      }
    }
    return map;
  }

  private void add(NodeTuple tuple) {
    Place keyPlace = file.placeOf(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      file.problems()
          .add(keyPlace, pathOf("?"), "found a list or a map as a key; write a word as the key");
      return;
    }
    Entry earlier = entries.putIfAbsent(key.getValue(), new Entry(keyPlace, tuple.getValueNode()));
    if (earlier != null) {
      file.problems()
          .add(
              keyPlace,
              pathOf(key.getValue()),
              "the key stands twice, here and at " + earlier.place() + "; remove one of them");
    }
  }

  Place place() {
    return place;
  }

  /** The way to this map, as {@code resourceTypes.Badge}. */
  String path() {
    return path;
  }

  boolean has(String key) {
    Entry entry = entries.get(key);
    return entry != null && !isNothing(entry.value());
  }

  Collection<String> keys() {
    return entries.keySet();
  }

  /** Reports every other key. */
  void allow(String... keys) {
    List<String> allowed = Arrays.asList(keys);
    for (String key : entries.keySet()) {
      if (!allowed.contains(key)) {
        String meant =
            Names.nearest(key, allowed)
                .map(near -> "; did you mean " + near + "? Allowed are ")
                .orElse("; allowed are ");
        problem(key, "there is no such key" + meant + listed(allowed) + "; correct or remove it");
      }
    }
  }

  /** A problem with this map as a whole. */
  void problem(String sentence) {
    file.problems().add(place, path, sentence);
  }

  /** A problem with one key; where the key is absent, at this map's place. */
  void problem(String key, String sentence) {
    Entry entry = entries.get(key);
    file.problems().add(entry == null ? place : entry.place(), pathOf(key), sentence);
  }

  /** A problem with one word of a key's list. */
  void problem(String key, Word word, String sentence) {
    file.problems().add(word.place(), pathOf(key), sentence);
  }

  /** The map below a key; empty where the key is absent. */
  YamlMap map(String key) {
    Entry entry = entries.get(key);
    return entry == null
        ? new YamlMap(file, pathOf(key), place)
        : of(file, pathOf(key), entry.place(), entry.value());
  }

  /** A text of any length; null where the key is absent or holds none. */
  @Nullable String text(String key) {
    Entry entry = entries.get(key);
    if (entry == null || isNothing(entry.value())) {
      return null;
    }
    if (entry.value() instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem(key, "found " + found(entry.value()) + " where a text is allowed; write one text");
    return null;
  }

  /** A text of one line without surrounding blanks; the default where the key holds none. */
  String line(String key, String otherwise) {
    String text = text(key);
    if (text == null) {
      return otherwise;
    }
    if (text.isBlank() || text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
      problem(
          key,
          "found " + quoted(text) + "; allowed is one line of at most 200 characters; shorten it");
    }
    return text.strip();
  }

  boolean flag(String key, boolean otherwise) {
    String text = text(key);
    if (text == null || text.equals("true") || text.equals("false")) {
      return text == null ? otherwise : Boolean.parseBoolean(text);
    }
    problem(key, "found " + quoted(text) + "; allowed are true and false; write one of them");
    return otherwise;
  }

  /** One of some words; the default where the key is absent or holds another. */
  String oneOf(String key, List<String> allowed, String otherwise) {
    String word = text(key);
    if (word == null || allowed.contains(word)) {
      return word == null ? otherwise : word;
    }
    problem(key, notAllowed(word, allowed));
    return otherwise;
  }

  /** What a key's name refers to; null, and reported, where it is absent or leads nowhere. */
  <T> @Nullable T reference(String key, Map<String, T> known) {
    if (!has(key)) {
      problem(key, missing(known.keySet()));
      return null;
    }
    String name = text(key);
    T found = name == null ? null : known.get(name);
    if (name != null && found == null) {
      problem(key, notAllowed(name, known.keySet()));
    }
    return found;
  }

  /** A whole number from 0 on; 0 where the key is absent. */
  int number(String key, int most) {
    String text = text(key);
    if (text == null) {
      return 0;
    }
    if (text.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    problem(
        key,
        "found " + quoted(text) + "; allowed is a whole number from 0 to " + most + "; correct it");
    return 0;
  }

  /** A list of words; empty where the key is absent. A word that stands twice is reported. */
  List<Word> words(String key) {
    Entry entry = entries.get(key);
    List<Word> words = new ArrayList<>();
    if (entry == null || isNothing(entry.value())) {
      return words;
    }
    if (!(entry.value() instanceof SequenceNode sequence)) {
      problem(key, "found " + found(entry.value()) + " where a list is allowed; write [a, b]");
      return words;
    }
    for (Node item : sequence.getValue()) {
      if (!(item instanceof ScalarNode scalar) || isNothing(item)) {
        problem(key, "found " + found(item) + " in the list; allowed are words; correct it");
      } else if (words.stream().anyMatch(word -> word.text().equals(scalar.getValue()))) {
        problem(key, "found " + quoted(scalar.getValue()) + " twice; remove one of them");
      } else {
        words.add(new Word(scalar.getValue(), file.placeOf(item)));
      }
    }
    return words;
  }

  /** A value as problems show it: quoted, shortened, control characters made visible. */
  static String quoted(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "\u00B7");
    return '"' + (visible.length() > 60 ? visible.substring(0, 59) + "\u2026" : visible) + '"';
  }

  /** Says that a word is none of the allowed ones. */
  static String notAllowed(String word, Collection<String> allowed) {
    String meant =
        Names.nearest(word, allowed).map(near -> "did you mean " + near + "? ").orElse("");
    return "found "
        + quoted(word)
        + "; "
        + meant
        + (meant.isEmpty() ? "allowed are " : "Allowed are ")
        + listed(allowed)
        + "; write one of them";
  }

  /** Says that a key has to be there. */
  static String missing(Collection<String> allowed) {
    return "the key is missing; allowed are " + listed(allowed) + "; write one of them";
  }

  /** Words as problems list them. */
  static String listed(Collection<String> words) {
    return words.isEmpty() ? "none, since the model declares none" : String.join(", ", words);
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String found(Node node) {
    if (node instanceof ScalarNode scalar) {
      return isNothing(node) ? "nothing" : quoted(scalar.getValue());
    }
    return node instanceof SequenceNode ? "a list" : "a map";
  }
}
