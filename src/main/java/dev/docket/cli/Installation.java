package dev.docket.cli;

import dev.docket.DocketApplication;
import dev.docket.complete.Startup;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.HomeBusyException;
import dev.docket.home.HomeLock;
import dev.docket.home.InService;
import dev.docket.home.SettingsCheck;
import dev.docket.run.Turns;
import dev.docket.sheet.CheckSecret;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An installation as a command works on it, with its services: owned by this process, or lent to a
 * command of another process by the one that owns it. Close it, in the thread that opened it.
 */
final class Installation implements AutoCloseable {

  private static final Startup.Finished NOTHING = new Startup.Finished(List.of(), List.of());

  private final Ownership ownership;
  private final Startup.Finished finished;
  private final List<Runnable> endings = new ArrayList<>();

  private Installation(Ownership ownership, Startup.Finished finished) {
    this.ownership = ownership;
    this.finished = finished;
  }

  /** What an installation is opened for. */
  enum Use {
    /** Only to look; what a killed process left is not mended. */
    LOOK,
    CHANGE,
    /** To be the service. */
    SERVE,
    /** To change what only one may change at a time: to take in feeds, to run the complete job. */
    ALONE,
    /** To make it; it need not be one yet. */
    MAKE,
    /** To see what is wrong with it: nothing is opened before it is asked for, or made. */
    EXAMINE,
    /** To put a backup into it; its database may hold part of one. */
    RESTORE
  }

  /**
   * Takes the home for as long as this process likes, and runs the commands of others at its door
   * meanwhile, unless it is to be made. For a guest's command: the owner's installation.
   *
   * @throws dev.docket.home.HomeBusyException when another process does not give the home in time
   */
  static Installation open(Caller caller, Path root, String purpose, Use use) {
    Guest guest = caller.guest();
    return guest == null
        ? open(caller, root, purpose, use, Ownership.Stay.AS_A_SERVICE, () -> {})
        : guest.installation(root, purpose, use);
  }

  /**
   * Takes the home for one command.
   *
   * @param before what is tried before each try to take the home; it throws where that is not
   *     needed any more
   */
  static Installation openForCommand(
      Caller caller, Path root, String purpose, Use use, Runnable before) {
    Guest guest = caller.guest();
    return guest == null
        ? open(caller, root, purpose, use, Ownership.Stay.FOR_ONE_COMMAND, before)
        : guest.installation(root, purpose, use);
  }

  private static Installation open(
      Caller caller, Path root, String purpose, Use use, Ownership.Stay stay, Runnable before) {
    Path settings = root.resolve("docket.yaml");
    if (use != Use.MAKE && !Files.exists(settings) && !Files.isDirectory(root.resolve("model"))) {
      throw new ConfigurationException(
          "There is no installation of Docket in "
              + root
              + ". Make one with: docket init --home "
              + root);
    }
    List<HomeLock> locks = new ArrayList<>();
    locks.add(HomeLock.take(Home.at(root), purpose, caller.patience(), before));
    ConfigurableApplicationContext context = null;
    SettingsFile file = null;
    try {
      file = SettingsFile.read(settings);
      context = start(caller, root, "optional:file:" + settings, use, null);
      checkSettings(context, file);
      Home home = context.getBean(Home.class);
      if (!home.data().equals(Home.at(root).data())) {
        // Two homes may share one data folder by mistake; the database is there.
        locks.add(HomeLock.take(home, purpose, caller.patience()));
      }
      context.getBean(CheckSecret.class);
      if (use != Use.MAKE) {
        // Before the command begins to print its results.
        context.getBean("dataSource");
      }
      Ownership ownership = new Ownership(locks, context, caller, stay);
      Installation installation =
          on(ownership, purpose, use, caller.patience(), () -> ownership.close());
      installation.tell(caller);
      if (use != Use.MAKE && use != Use.RESTORE) {
        ownership.openDoor();
      }
      return installation;
    } catch (RuntimeException e) {
      if (context != null) {
        context.close();
      }
      locks.forEach(HomeLock::close);
      throw file == null ? e : file.withPlace(e);
    }
  }

  /**
   * An installation on what this process owns, mended first where it is to be changed.
   *
   * @param last what is done last when it is closed
   */
  static Installation on(
      Ownership ownership, String purpose, Use use, Duration patience, Runnable last) {
    if (use == Use.SERVE) {
      ownership.repairedForService();
    }
    Startup.Finished finished =
        use == Use.CHANGE || use == Use.ALONE ? ownership.repaired() : NOTHING;
    Installation installation = new Installation(ownership, finished);
    if (use == Use.ALONE) {
      installation.endings.add(ownership.get(Turns.class).take(purpose, patience)::close);
    }
    installation.endings.add(last);
    return installation;
  }

  /**
   * Opens what can be opened of an installation that something may be wrong with. Takes no lock.
   *
   * @param settings whether its settings are read; else all have their defaults
   * @param closed why the database must not be opened; null where it may be
   */
  static Installation examine(Caller caller, Path root, boolean settings, @Nullable String closed) {
    String location = settings ? "optional:file:" + root.resolve("docket.yaml") : "";
    Ownership ownership =
        new Ownership(
            List.of(),
            start(caller, root, location, Use.EXAMINE, closed),
            caller,
            Ownership.Stay.FOR_ONE_COMMAND);
    return on(ownership, "doctor", Use.EXAMINE, caller.patience(), ownership::close);
  }

  private static ConfigurableApplicationContext start(
      Caller caller, Path root, String settings, Use use, @Nullable String closed) {
    System.setProperty("hsqldb.reconfig_logging", "false");
    Map<String, Object> properties =
        Map.of(
            "docket.home",
            root.toString(),
            "docket.make-folders",
            use == Use.MAKE,
            "docket.examine",
            use == Use.EXAMINE,
            "docket.restoring",
            use == Use.RESTORE,
            "docket.patience",
            caller.patience().toString(),
            "spring.config.location",
            settings.isEmpty()
                ? "classpath:/application.yaml"
                : "classpath:/application.yaml," + settings,
            "logging.file.name",
            root.resolve("data").resolve("logs").resolve("docket.log").toString());
    boolean service = use == Use.SERVE;
    return new SpringApplicationBuilder(DocketApplication.class)
        .web(service ? WebApplicationType.SERVLET : WebApplicationType.NONE)
        .profiles(service ? new String[] {InService.PROFILE} : new String[0])
        .properties(properties)
        .initializers(started -> keepClosed(started, closed))
        // The service ends its work first.
        .registerShutdownHook(!service)
        .run();
  }

  private static void keepClosed(ConfigurableApplicationContext context, @Nullable String closed) {
    if (closed != null) {
      context.addBeanFactoryPostProcessor(
          beans -> {
            AbstractBeanDefinition database =
                (AbstractBeanDefinition) beans.getBeanDefinition("dataSource");
            database.setDependsOn();
            database.setInstanceSupplier(
                () -> {
                  throw new HomeBusyException(closed);
                });
          });
    }
  }

  /** Beans are made when they are needed, but a wrong setting is told before anything is done. */
  private static void checkSettings(ConfigurableApplicationContext context, SettingsFile file) {
    Map<String, Class<?>> records = settingRecords(context);
    file.refuseUnknown(records.values());
    records.keySet().forEach(context::getBean);
    context.getBeansOfType(SettingsCheck.class).values().forEach(SettingsCheck::check);
  }

  /** The records that hold settings, by bean. */
  Map<String, Class<?>> settingRecords() {
    return settingRecords(ownership.context());
  }

  private static Map<String, Class<?>> settingRecords(ConfigurableApplicationContext context) {
    Map<String, Class<?>> records = new TreeMap<>();
    for (String bean : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      Class<?> type = Objects.requireNonNull(context.getType(bean));
      if (type.isRecord() && type.getName().startsWith(DocketApplication.class.getPackageName())) {
        records.put(bean, type);
      }
    }
    return records;
  }

  Object bean(String name) {
    return ownership.context().getBean(name);
  }

  Environment environment() {
    return ownership.context().getEnvironment();
  }

  /** Tells what an interrupted command had begun and was finished now. */
  void tell(Caller caller) {
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
    return ownership.get(service);
  }

  Home home() {
    return get(Home.class);
  }

  /** Writes a long list as a JSON array, one element after the other. */
  <T> void writeJson(OutputStream out, Consumer<Consumer<T>> elements) {
    try (SequenceWriter writer =
        get(JsonMapper.class)
            .writerWithDefaultPrettyPrinter()
            .with(HarmlessJson.ESCAPES)
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
        .writer(HarmlessJson.ESCAPES)
        .writeValueAsString(value);
  }

  /**
   * Runs no more commands of others, and waits for those that are under way.
   *
   * @return whether they have ended
   */
  boolean dismissGuests(Duration limit) {
    return ownership.dismissGuests(limit);
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
  }
}
