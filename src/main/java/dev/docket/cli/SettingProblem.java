package dev.docket.cli;

import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with {@code docket.yaml} or the environment, in words. */
final class SettingProblem {

  private SettingProblem() {}

  /** The problem that a failed start stems from; null where it stems from something else. */
  static @Nullable String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
            .map(
                p ->
                    place(p)
                        + ": there is no such setting. Check its name; docs/settings.md lists them.")
            .reduce((a, b) -> a + "\n" + b)
            .orElse("There is an unknown setting.");
      }
      if (cause instanceof BindException bind) {
        String deeper = bind.getCause() == null ? null : of(bind.getCause());
        if (deeper != null) {
          return deeper;
        }
        ConfigurationProperty property = bind.getProperty();
        return property == null
            ? bind.getName() + ": the setting cannot be used: " + deepest(bind) + "."
            : place(property)
                + ": found \""
                + property.getValue()
                + "\", which is not allowed: "
                + deepest(bind)
                + ".";
      }
      if (cause instanceof FlywayException) {
        return "The database does not fit this version of Docket: "
            + cause.getMessage()
            + ". Was it made by a newer version? Use that one, or restore a backup.";
      }
      if (cause instanceof MarkedYAMLException yaml) {
        return "docket.yaml"
            + (yaml.getProblemMark() == null ? "" : ":" + (yaml.getProblemMark().getLine() + 1))
            + ": this is no valid YAML: "
            + yaml.getProblem()
            + ". Indent with spaces and put a space after each colon.";
      }
    }
    return null;
  }

  private static String place(ConfigurationProperty property) {
    return (property.getOrigin() == null ? "" : property.getOrigin() + ": ") + property.getName();
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return Objects.requireNonNullElse(deepest.getMessage(), "the value does not fit");
  }
}
