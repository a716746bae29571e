package dev.docket.cli;

import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.NotReadyException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * {@code docket.yaml}, looked through before it is used: whether it can be read, and whether it
 * holds only settings that there are. A setting with a wrong name would else count for nothing.
 */
final class SettingsFile {

  /** Settings that stand in no record. */
  private static final List<String> SINGLE = List.of("docket.secret", "docket.secret-file");

  /** What else may stand there: settings of the frameworks. */
  private static final List<String> FRAMEWORKS = List.of("spring", "logging");

  /** Each setting with its place. */
  private final Map<String, String> places;

  private SettingsFile(Map<String, String> places) {
    this.places = places;
  }

  /** Reads the file; one that is not there sets nothing. */
  static SettingsFile read(Path file) {
    Map<String, String> places = new TreeMap<>();
    if (Files.exists(file)) {
      for (PropertySource<?> document : documents(file)) {
        if (document instanceof EnumerablePropertySource<?> all) {
          for (String property : all.getPropertyNames()) {
            places.putIfAbsent(name(property), file.getFileName() + line(all, property));
          }
        }
      }
    }
    return new SettingsFile(places);
  }

  /** The line that a property stands in: {@code :3}; nothing where that is not known. */
  private static String line(PropertySource<?> document, String property) {
    return OriginLookup.getOrigin(document, property) instanceof TextResourceOrigin origin
            && origin.getLocation() != null
        ? ":" + (origin.getLocation().getLine() + 1)
        : "";
  }

  private static List<PropertySource<?>> documents(Path file) {
    try {
      return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
    } catch (MarkedYAMLException e) {
      throw new ConfigurationException(
          file
              + (e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1))
              + ": this is no valid YAML: "
              + e.getProblem()
              + ". Indent with spaces, never tabs, and put a space after each colon.",
          e);
    } catch (YAMLException e) {
      throw new ConfigurationException(
          file + ": this cannot be read as YAML. Is it a text, saved as UTF-8?", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof IOException cause) {
        throw unreadable(file, cause);
      }
      throw e;
    }
  }

  private static ConfigurationException unreadable(Path file, IOException e) {
    return new ConfigurationException(
        file + " cannot be read: " + Home.reason(e) + ". Check who may read it.", e);
  }

  /** A setting's name without the places in lists: {@code docket.sheet.formats}. */
  private static String name(String property) {
    return property.replaceAll("\\[[^]]*]", "");
  }

  /**
   * Refuses settings that there are not.
   *
   * @param records the records that hold settings
   */
  void refuseUnknown(Collection<Class<?>> records) {
    Set<String> known = known(records);
    List<String> problems =
        places.entrySet().stream()
            .filter(setting -> !isKnown(setting.getKey(), known))
            .map(
                setting ->
                    setting.getValue()
                        + ": "
                        + setting.getKey()
                        + ": there is no such setting. Check its name; docs/settings.md lists them.")
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(String.join("\n", problems));
    }
  }

  /** A failure over a setting that stands in this file, with its place; any other as it is. */
  RuntimeException withPlace(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException) {
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        String place = places.get(message.substring(0, Math.max(0, message.indexOf(':'))));
        if (place == null) {
          return failure;
        }
        return cause instanceof NotReadyException
            ? new NotReadyException(place + ": " + message, failure)
            : new ConfigurationException(place + ": " + message, failure);
      }
    }
    return failure;
  }

  /** The settings that there are, as {@code docket.sheet.rows}. */
  static Set<String> known(Collection<Class<?>> records) {
    Set<String> known = new TreeSet<>(SINGLE);
    for (Class<?> type : records) {
      ConfigurationProperties annotation = type.getAnnotation(ConfigurationProperties.class);
      for (RecordComponent component : type.getRecordComponents()) {
        known.add(
            annotation.prefix() + "." + DataObjectPropertyName.toDashedForm(component.getName()));
      }
    }
    return known;
  }

  private static boolean isKnown(String name, Set<String> known) {
    ConfigurationPropertyName found = ConfigurationPropertyName.adapt(name, '.');
    return found.isEmpty()
        || FRAMEWORKS.contains(found.getElement(0, Form.UNIFORM))
        || known.stream()
            .map(ConfigurationPropertyName::of)
            .anyMatch(setting -> setting.equals(found) || found.isAncestorOf(setting));
  }
}
