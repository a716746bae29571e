package dev.docket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.home.Home;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The page of settings names every setting that there is, with its default, and no other. */
class SettingsDocTests {

  private static final Pattern ROW =
      Pattern.compile("\\| `(docket\\.[^`]+)` \\| `?([^`|]+?)`? \\| (.+) \\|");

  /** Settings that stand in no record; they have no default. */
  private static final List<String> SINGLE = List.of("docket.secret", "docket.secret-file");

  private static final Map<String, String> documented = new TreeMap<>();
  private static final Map<String, String> real = new TreeMap<>();

  @BeforeAll
  static void readBoth() throws IOException {
    for (String line : Files.readAllLines(Path.of("docs/settings.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(documented.put(row.group(1), row.group(2))).as("twice: " + line).isNull();
      }
    }
    SINGLE.forEach(name -> real.put(name, "none"));
    ClassPathScanningCandidateComponentProvider records =
        new ClassPathScanningCandidateComponentProvider(false);
    records.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    records
        .findCandidateComponents("dev.docket")
        .forEach(bean -> read(ClassUtils.resolveClassName(bean.getBeanClassName(), null)));
  }

  private static void read(Class<?> record) {
    String prefix = record.getAnnotation(ConfigurationProperties.class).prefix();
    RecordComponent[] components = record.getRecordComponents();
    Constructor<?> constructor = record.getDeclaredConstructors()[0];
    for (int i = 0; i < components.length; i++) {
      DefaultValue value = constructor.getParameters()[i].getAnnotation(DefaultValue.class);
      real.put(
          prefix + "." + DataObjectPropertyName.toDashedForm(components[i].getName()),
          value == null
              ? prefix.equals("docket.folders") ? folder(components[i].getName()) : "none"
              : text(value));
    }
  }

  private static String text(DefaultValue value) {
    return value.value().length == 0 ? "none" : String.join(", ", value.value());
  }

  /** A folder's usual place is known to the home. */
  private static String folder(String name) {
    Home home = Home.at(Path.of("/home"));
    Path folder =
        switch (name) {
          case "inboundArchive" -> home.inboundArchiveRoot();
          case "outboundArchive" -> home.outboundArchive(LocalDate.EPOCH).resolve("../../..");
          default -> {
            try {
              yield (Path) Home.class.getMethod(name).invoke(home);
            } catch (ReflectiveOperationException e) {
              throw new AssertionError("the setting " + name + " has no default", e);
            }
          }
        };
    return home.name(folder);
  }

  @Test
  void everySettingIsDocumentedAndNoOther() {
    assertThat(documented.keySet()).containsExactlyElementsOf(real.keySet());
  }

  @Test
  void defaultsAreThoseOfTheCode() {
    assertThat(documented).containsExactlyEntriesOf(real);
  }
}
