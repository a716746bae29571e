package dev.docket.cli;

import dev.docket.DocketApplication;
import dev.docket.complete.Startup;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.HomeLock;
import dev.docket.home.SettingsCheck;
import dev.docket.sheet.CheckSecret;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An installation that this process owns for the time of a command, with its services. Close it.
 */
final class Installation implements AutoCloseable {

  private final List<HomeLock> locks;
  private final ConfigurableApplicationContext context;
  private Startup.Finished finished = new Startup.Finished(List.of(), List.of());

  private Installation(List<HomeLock> locks, ConfigurableApplicationContext context) {
    this.locks = locks;
    this.context = context;
  }

  /** What an installation is opened for. */
  enum Use {
    /** Only to look; what a killed process left is not mended. */
    LOOK,
    CHANGE,
    /** To make it; it need not be one yet. */
    MAKE,
    /** To put a backup into it; its database may hold part of one. */
    RESTORE
  }

  static Installation open(Caller caller, Path root, String purpose, Use use) {
    Path settings = root.resolve("docket.yaml");
    if (use != Use.MAKE && !Files.exists(settings) && !Files.isDirectory(root.resolve("model"))) {
      throw new ConfigurationException(
          "There is no installation of Docket in "
              + root
              + ". Make one with: docket init --home "
              + root);
    }
    SettingsFile file = SettingsFile.read(settings);
    List<HomeLock> locks = new ArrayList<>();
    locks.add(HomeLock.take(Home.at(root), purpose, caller.patience()));
    ConfigurableApplicationContext context = null;
    try {
      context = start(caller, root, settings, use);
      Installation installation = new Installation(locks, context);
      installation.checkSettings(file);
      if (!installation.home().data().equals(Home.at(root).data())) {
        // Two homes may share one data folder by mistake; the database is there.
        locks.add(HomeLock.take(installation.home(), purpose, caller.patience()));
      }
      // Made before the database, so that a database without its secret is one that lost it.
      installation.get(CheckSecret.class);
      if (use != Use.MAKE) {
        // Before the command begins to print its results.
        context.getBean("dataSource");
      }
      if (use == Use.CHANGE) {
        installation.finished = installation.get(Startup.class).repair();
        installation.tell(caller);
      }
      return installation;
    } catch (RuntimeException e) {
      if (context != null) {
        context.close();
      }
      locks.forEach(HomeLock::close);
      throw e;
    }
  }

  private static ConfigurableApplicationContext start(
      Caller caller, Path root, Path settings, Use use) {
    System.setProperty("hsqldb.reconfig_logging", "false");
    Map<String, Object> properties =
        Map.of(
            "docket.home",
            root.toString(),
            "docket.make-folders",
            use == Use.MAKE,
            "docket.restoring",
            use == Use.RESTORE,
            "docket.patience",
            caller.patience().toString(),
            "spring.config.location",
            "classpath:/application.yaml,optional:file:" + settings,
            "logging.file.name",
            root.resolve("data").resolve("logs").resolve("docket.log").toString());
    return new SpringApplicationBuilder(DocketApplication.class)
        .web(WebApplicationType.NONE)
        .properties(properties)
        .registerShutdownHook(true)
        .run();
  }

  /** Beans are made when they are needed, but a wrong setting is told before anything is done. */
  private void checkSettings(SettingsFile file) {
    Map<String, Class<?>> records = new TreeMap<>();
    for (String bean : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      Class<?> type = Objects.requireNonNull(context.getType(bean));
      if (type.isRecord() && type.getName().startsWith(DocketApplication.class.getPackageName())) {
        records.put(bean, type);
      }
    }
    file.refuseUnknown(records.values());
    records.keySet().forEach(context::getBean);
    context.getBeansOfType(SettingsCheck.class).values().forEach(SettingsCheck::check);
  }

  private void tell(Caller caller) {
    String before = "Finished what an interrupted command had begun: ";
    finished.feeds().forEach(answer -> caller.say(before + LoadCommand.sentence(answer)));
    finished
        .returns()
        .forEach(answer -> caller.say(before + ImportCommand.sentence(answer, false)));
  }

  /** What an interrupted command had begun and was finished when this installation was opened. */
  Startup.Finished finished() {
    return finished;
  }

  <T> T get(Class<T> service) {
    return context.getBean(service);
  }

  Home home() {
    return get(Home.class);
  }

  /** Writes a long list as a JSON array, one element after the other. */
  <T> void writeJson(OutputStream out, Consumer<Consumer<T>> elements) {
    try (SequenceWriter writer =
        get(JsonMapper.class)
            .writerWithDefaultPrettyPrinter()
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .writeValuesAsArray(out)) {
      elements.accept(writer::write);
    }
  }

  String toJson(Object value) {
    return get(JsonMapper.class)
        .rebuild()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(value);
  }

  @Override
  public void close() {
    try {
      context.close();
    } finally {
      locks.forEach(HomeLock::close);
    }
  }
}
