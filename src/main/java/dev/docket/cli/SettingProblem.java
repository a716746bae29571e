package dev.docket.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;

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
            : place(property) + ": found \"" + property.getValue() + "\"; " + deepest(bind) + ".";
      }
      if (cause instanceof PortInUseException port) {
        return "SERVER_PORT: the port "
            + port.getPort()
            + " is in use by another program. Set this environment variable to one that is free.";
      }
      if (cause instanceof FlywayException) {
        return "The database does not fit this version of Docket: "
            + cause.getMessage()
            + ". Was it made by a newer version? Use that one, or restore a backup.";
      }
    }
    return null;
  }

  private static String place(ConfigurationProperty property) {
    Origin origin =
        property.getOrigin() instanceof PropertySourceOrigin wrapped
            ? wrapped.getOrigin()
            : property.getOrigin();
    if (origin instanceof TextResourceOrigin file && file.getLocation() != null) {
      return "docket.yaml:" + (file.getLocation().getLine() + 1) + ": " + property.getName();
    }
    return (origin == null ? "" : origin + ": ") + property.getName();
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      if (deepest instanceof ConversionFailedException conversion) {
        return needed(conversion.getTargetType().getType(), conversion);
      }
      deepest = deepest.getCause();
    }
    return Objects.requireNonNullElse(deepest.getMessage(), "the value does not fit");
  }

  /** What a setting of a type may hold. */
  private static String needed(Class<?> type, ConversionFailedException failure) {
    if (type.isEnum()) {
      return "allowed are "
          + Stream.of(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (type == int.class || type == long.class) {
      return "a whole number is needed";
    }
    if (type == boolean.class) {
      return "allowed are true and false";
    }
    if (type == Duration.class) {
      return "a length of time is needed, like 7d, 12h, 30m or 5s";
    }
    return deepest(Objects.requireNonNull(failure.getCause()));
  }
}
