package dev.docket.model;

import dev.docket.model.Problems.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * One file of the model: its syntax, and where things are in it.
 *
 * @param order its place among the model's files
 * @param name what problems call it: {@code model/company.yaml}
 */
record YamlFile(int order, String name, Problems problems) {

  private static final int MAX_ALIASES = 50;
  private static final int MAX_DEPTH = 20;
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE);

  /** The file's top-level keys; none where it is empty or broken. */
  YamlMap read(Path file) {
    Node root = compose(file);
    if (root != null) {
      refuseTags(root, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
    return YamlMap.of(this, "", whole(), root);
  }

  Place whole() {
    return new Place(order, name, 0);
  }

  Place placeOf(Node node) {
    return placeOf(node.getStartMark());
  }

  private Place placeOf(@Nullable Mark mark) {
    return mark == null ? whole() : new Place(order, name, mark.getLine() + 1);
  }

  private @Nullable Node compose(Path file) {
    String text = "";
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
      text = text.startsWith("\uFEFF") ? text.substring(1) : text;
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(MAX_ALIASES);
      options.setNestingDepthLimit(MAX_DEPTH);
      return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      problems.add(
          placeOf(e.getProblemMark()),
          "the YAML is broken: " + e.getProblem() + "; correct it (spaces indent, never tabs)");
    } catch (ReaderException e) {
      problems.add(
          new Place(order, name, lineAt(text, e.getPosition())),
          "the YAML is broken: there is a character that YAML does not allow; remove it");
    } catch (YAMLException e) {
      problems.add(whole(), "the YAML cannot be read: " + e.getMessage() + "; simplify it");
    } catch (CharacterCodingException e) {
      problems.add(whole(), "the file is not encoded in UTF-8; save it as UTF-8");
    } catch (IOException e) {
      problems.add(whole(), "the file cannot be read; check who may read it");
    }
    return null;
  }

  private static int lineAt(String text, int codePoints) {
    int end =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private void refuseTags(Node node, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (!PLAIN_TAGS.contains(node.getTag())) {
      problems.add(
          placeOf(node),
          "found the tag " + node.getTag() + "; a model has plain values only; remove the tag");
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> refuseTags(item, seen));
    } else if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              tuple ->
                  List.of(tuple.getKeyNode(), tuple.getValueNode())
                      .forEach(part -> refuseTags(part, seen)));
    }
  }
}
