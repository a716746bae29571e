package dev.docket.cli;

import dev.docket.health.Condition.Level;
import dev.docket.home.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** All that is wrong with the settings, and those that are set. */
final class SettingsCheckup {

  private static final String CHECK = "settings";

  private final Installation installation;
  private final SettingsFile file;

  SettingsCheckup(Installation installation, SettingsFile file) {
    this.installation = installation;
    this.file = file;
  }

  List<Doctor.Line> lines() {
    List<Doctor.Line> lines = new ArrayList<>();
    Map<String, Class<?>> records = installation.settingRecords();
    try {
      file.refuseUnknown(records.values());
    } catch (ConfigurationException e) {
      bad(lines, Objects.requireNonNull(e.getMessage()));
    }
    for (String bean : records.keySet()) {
      try {
        installation.bean(bean);
      } catch (RuntimeException e) {
        bad(lines, Doctor.words(file.withPlace(e)));
      }
    }
    List<String> set = set(records);
    lines.add(
        new Doctor.Line(
            CHECK,
            Level.GOOD,
            set.isEmpty()
                ? "All settings have their defaults."
                : "Set, all others have their defaults:\n" + String.join("\n", set),
            null));
    return lines;
  }

  private static void bad(List<Doctor.Line> lines, String what) {
    lines.add(new Doctor.Line(CHECK, Level.BAD, what, "Correct it there."));
  }

  private List<String> set(Map<String, Class<?>> records) {
    Environment environment = installation.environment();
    List<String> set = new ArrayList<>();
    for (String name : SettingsFile.known(records.values())) {
      String value = value(environment, name);
      if (!value.isEmpty()) {
        set.add(name + " = " + (isSecret(name) ? "(not shown)" : withoutPassword(value)));
      }
    }
    return set;
  }

  private static String value(Environment environment, String name) {
    try {
      String value = environment.getProperty(name);
      if (value != null) {
        return value.isEmpty() ? "(empty)" : value;
      }
      return Binder.get(environment)
          .bind(name, Bindable.listOf(String.class))
          .map(list -> String.join(", ", list))
          .orElse("");
    } catch (RuntimeException e) {
      return "(cannot be read)";
    }
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("secret") || lower.contains("password") || lower.contains("token");
  }

  /** An address may carry a name and a password of its own. */
  private static String withoutPassword(String value) {
    return value
        .replaceAll("(?i)(password=)[^&;]*", "$1…")
        .replaceAll("(//[^/@:]+):[^/@]+@", "$1:…@");
  }
}
