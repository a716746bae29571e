package dev.docket.model;

import dev.docket.model.YamlMap.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the resource types from what the model's files declare. */
final class ResourceTypeBuilder {

  private static final int MAX_INSTRUCTIONS = 4_000;
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,3})([dhm])");

  private final Map<String, YamlMap> declared;
  private final Map<String, EntityType> entityTypes;
  private final Map<String, ManagedSystem> systems;
  private final Map<String, OperatorGroup> groups;

  /** What each resource type depends on, as far as it exists. */
  private final Map<String, List<String>> needs = new LinkedHashMap<>();

  ResourceTypeBuilder(
      Map<String, YamlMap> declared,
      Map<String, EntityType> entityTypes,
      Map<String, ManagedSystem> systems,
      Map<String, OperatorGroup> groups) {
    this.declared = declared;
    this.entityTypes = entityTypes;
    this.systems = systems;
    this.groups = groups;
  }

  /** All of them, without those whose references lead nowhere. */
  List<ResourceType> build() {
    List<ResourceType> types = new ArrayList<>();
    declared.forEach(
        (name, settings) -> {
          ResourceType type = resourceType(name, settings);
          if (type != null) {
            types.add(type);
          }
        });
    Set<String> done = new HashSet<>();
    needs.keySet().forEach(name -> refuseCycles(name, new ArrayList<>(), done));
    return types;
  }

  private @Nullable ResourceType resourceType(String name, YamlMap settings) {
    settings.allow(
        "displayName",
        "entityType",
        "managedSystem",
        "connection",
        "operatorGroup",
        "approvals",
        "thresholds",
        "dependsOn",
        "instructions",
        "verificationWindow",
        "key",
        "properties");
    EntityType entityType = settings.reference("entityType", entityTypes);
    ManagedSystem system = settings.reference("managedSystem", systems);
    OperatorGroup group = settings.reference("operatorGroup", groups);
    Connection connection = connection(settings);
    String displayName = settings.line("displayName", name);
    int approvals = settings.number("approvals", 9);
    Thresholds thresholds = thresholds(settings.map("thresholds"));
    List<String> dependsOn = dependsOn(settings);
    needs.put(name, dependsOn);
    String instructions = instructions(settings);
    Duration window = verificationWindow(settings);
    Map<String, Property> properties = properties(settings.map("properties"));
    String key = key(settings, properties);
    if (entityType == null || system == null || group == null) {
      return null;
    }
    return new ResourceType(
        name,
        displayName,
        entityType,
        system,
        connection,
        group,
        approvals,
        thresholds,
        dependsOn,
        instructions,
        window,
        key,
        properties);
  }

  private static Connection connection(YamlMap settings) {
    List<String> words = Arrays.stream(Connection.values()).map(Connection::word).toList();
    if (!settings.has("connection")) {
      settings.problem("connection", YamlMap.missing(words));
    }
    String word = settings.oneOf("connection", words, Connection.MANUAL_TICKET.word());
    return Connection.values()[words.indexOf(word)];
  }

  private static Thresholds thresholds(YamlMap settings) {
    settings.allow("insert", "update", "delete");
    return new Thresholds(
        threshold(settings.map("insert")),
        threshold(settings.map("update")),
        threshold(settings.map("delete")));
  }

  private static Threshold threshold(YamlMap settings) {
    settings.allow("absolute", "percent");
    return new Threshold(settings.number("absolute", 999_999_999), settings.number("percent", 100));
  }

  private List<String> dependsOn(YamlMap settings) {
    List<String> names = new ArrayList<>();
    for (Word word : settings.words("dependsOn")) {
      if (declared.containsKey(word.text())) {
        names.add(word.text());
      } else {
        settings.problem("dependsOn", word, YamlMap.notAllowed(word.text(), declared.keySet()));
      }
    }
    return names;
  }

  private static String instructions(YamlMap settings) {
    String instructions = settings.text("instructions");
    if (instructions == null) {
      return "";
    }
    if (instructions.length() > MAX_INSTRUCTIONS) {
      settings.problem(
          "instructions",
          String.format(
              Locale.ROOT,
              "found %d characters; allowed are %d, since they stand on every row; shorten them",
              instructions.length(),
              MAX_INSTRUCTIONS));
    }
    return instructions.strip();
  }

  private static Duration verificationWindow(YamlMap settings) {
    String text = settings.text("verificationWindow");
    if (text == null) {
      return ResourceType.DEFAULT_VERIFICATION_WINDOW;
    }
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      settings.problem(
          "verificationWindow",
          "found "
              + YamlMap.quoted(text)
              + "; allowed is a number from 1 to 9999 with d (days), h (hours) or m (minutes);"
              + " write it like 7d");
      return ResourceType.DEFAULT_VERIFICATION_WINDOW;
    }
    long amount = Long.parseLong(duration.group(1));
    return switch (duration.group(2)) {
      case "d" -> Duration.ofDays(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private static Map<String, Property> properties(YamlMap settings) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (String name : settings.keys()) {
      YamlMap property = settings.map(name);
      property.allow("displayName", "sensitive", "shownAlthoughSensitive");
      if (!name.equals(name.strip()) || !name.matches("[^\\p{Cntrl}:]{1,100}")) {
        property.problem(
            "found the name "
                + YamlMap.quoted(name)
                + "; a property's name has 1 to 100 characters on one line and no colon; rename it");
      }
      Property built =
          new Property(
              name,
              property.line("displayName", name),
              property.flag("sensitive", false),
              property.flag("shownAlthoughSensitive", false));
      if (built.shownAlthoughSensitive() && !built.sensitive()) {
        property.problem(
            "shownAlthoughSensitive",
            "found \"true\", but the property is not sensitive; remove it, or write sensitive:"
                + " true, too");
      }
      properties.put(name, built);
    }
    return properties;
  }

  private static @Nullable String key(YamlMap settings, Map<String, Property> properties) {
    String key = settings.text("key");
    Property property = key == null ? null : properties.get(key);
    if (property != null && property.isWithheld()) {
      settings.problem(
          "key",
          "found "
              + YamlMap.quoted(property.name())
              + ", which is sensitive, but what identifies a resource is shown; name another"
              + " property");
    }
    return key;
  }

  private void refuseCycles(String name, List<String> way, Set<String> done) {
    YamlMap settings = declared.get(name);
    if (settings == null || done.contains(name)) {
      return;
    }
    int seen = way.indexOf(name);
    way.add(name);
    if (seen >= 0) {
      settings.problem(
          "dependsOn",
          "found the cycle "
              + String.join(" \u2192 ", way.subList(seen, way.size()))
              + "; remove one of its steps");
    } else {
      needs.getOrDefault(name, List.of()).forEach(next -> refuseCycles(next, way, done));
      done.add(name);
    }
    way.remove(way.size() - 1);
  }
}
