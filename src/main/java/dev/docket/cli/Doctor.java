package dev.docket.cli;

import dev.docket.health.Condition;
import dev.docket.health.Condition.Level;
import dev.docket.health.examination.Examination;
import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import dev.docket.home.HomeBusyException;
import dev.docket.home.HomeLock;
import dev.docket.run.Schedule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Looks an installation through, one thing after the other. What cannot be looked at is a line of
 * its own, and never the end.
 */
final class Doctor {

  /** How long one thing may take; a database that is away takes longer than a health check. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long LEAST_MEMORY_MIB = 200;
  private static final int USUAL_PORT = 8080;

  private final Caller caller;
  private final Path root;
  private final List<Line> lines = new ArrayList<>();

  Doctor(Caller caller, Path root) {
    this.caller = caller;
    this.root = root;
  }

  /**
   * What one check found.
   *
   * @param what what was found, a sentence
   * @param advice what to do about it; null where nothing is to be done
   */
  record Line(String check, Level status, String what, @Nullable String advice) {}

  List<Line> examine() {
    Guest guest = caller.guest();
    boolean isThere = isThere();
    if (isThere && guest != null) {
      examine(guest);
    } else if (isThere) {
      List<HomeLock> locks = new ArrayList<>();
      try {
        String busy = lock(Home.at(root), locks);
        examine(busy, locks);
        port(busy);
      } finally {
        locks.forEach(HomeLock::close);
      }
    }
    java();
    return lines;
  }

  /** Asks the process that owns the home, which has everything open. */
  private void examine(Guest guest) {
    try (Installation installation = guest.installation(root, "doctor", Installation.Use.LOOK)) {
      SettingsFile file = settingsFile();
      if (file != null) {
        new SettingsCheckup(installation, file).lines().forEach(lines::add);
      }
      ask(installation);
      schedule(installation);
      String port = installation.environment().getProperty("local.server.port");
      good(
          "port",
          port == null
              ? "A command has the home at the moment, and no service."
              : "The service has the port " + port + ".");
    }
  }

  private boolean isThere() {
    if (!Files.exists(root.resolve("docket.yaml")) && !Files.isDirectory(root.resolve("model"))) {
      bad(
          "home",
          "There is no installation of Docket in " + root + ".",
          "Make one with: docket init --home " + root);
      return false;
    }
    good("home", "The home is " + root + ".");
    return true;
  }

  /** Takes the home, as whoever opens its database must; says who has it where it is taken. */
  private @Nullable String lock(Home home, List<HomeLock> locks) {
    if (!Files.isDirectory(home.data())) {
      return "There is no folder " + home.data() + ".";
    }
    try {
      locks.add(HomeLock.take(home, "doctor", Duration.ZERO));
      return null;
    } catch (HomeBusyException | ConfigurationException e) {
      return Objects.requireNonNull(e.getMessage());
    }
  }

  private void examine(@Nullable String busy, List<HomeLock> locks) {
    SettingsFile file = settingsFile();
    Installation opened = file == null ? null : open(true, busy);
    boolean isByDefaults = opened == null;
    if (isByDefaults) {
      opened = open(false, busy);
    }
    if (opened == null) {
      return;
    }
    try (Installation installation = opened) {
      if (!isByDefaults && file != null) {
        new SettingsCheckup(installation, file).lines().forEach(lines::add);
      }
      if (isByDefaults) {
        warning(
            "settings",
            "What follows was looked at as if there were no settings.",
            "Correct the settings, then ask again.");
      }
      probes(installation, busy, locks);
      schedule(installation);
    }
  }

  private @Nullable SettingsFile settingsFile() {
    try {
      return SettingsFile.read(root.resolve("docket.yaml"));
    } catch (ConfigurationException e) {
      bad("settings", Objects.requireNonNull(e.getMessage()), "Correct the settings there.");
      return null;
    }
  }

  private @Nullable Installation open(boolean settings, @Nullable String busy) {
    try {
      return Installation.examine(caller, root, settings, busy);
    } catch (RuntimeException e) {
      bad("settings", words(e), "Correct the settings there.");
      return null;
    }
  }

  private void probes(Installation installation, @Nullable String busy, List<HomeLock> locks) {
    if (busy == null && !isDataOwned(installation, locks)) {
      return;
    }
    ask(installation);
  }

  private void ask(Installation installation) {
    Examination examination = installation.get(Examination.class);
    for (String check : examination.checks()) {
      for (Condition condition : examination.one(check, PATIENCE)) {
        lines.add(new Line(check, condition.level(), condition.found(), condition.advice()));
      }
    }
  }

  /** The database is in the data folder, which may be elsewhere and have another owner. */
  private boolean isDataOwned(Installation installation, List<HomeLock> locks) {
    try {
      Home home = installation.home();
      if (!home.data().equals(Home.at(root).data())) {
        String busy = lock(home, locks);
        if (busy != null) {
          bad("data", busy, "Two homes may not share one data folder.");
          return false;
        }
      }
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Doctor.class).info("the home cannot be told", e);
    }
    return true;
  }

  private void schedule(Installation installation) {
    try {
      good("schedule", installation.get(Schedule.class).sentence());
    } catch (RuntimeException e) {
      bad("schedule", "The schedule cannot be told, since its settings are wrong.", "See there.");
    }
  }

  private void port(@Nullable String busy) {
    String configured =
        Objects.requireNonNullElse(
            System.getProperty("SERVER_PORT"),
            Objects.requireNonNullElse(System.getenv("SERVER_PORT"), ""));
    try {
      int port = configured.isBlank() ? USUAL_PORT : Integer.parseInt(configured.strip());
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        good("port", "The port " + free.getLocalPort() + " is free for the service.");
      } catch (IOException e) {
        if (busy != null && busy.contains("docket serve")) {
          good("port", "The service has the port " + port + ".");
        } else {
          warning(
              "port",
              "The port " + port + " is in use by another program.",
              "The service needs a port of its own: set SERVER_PORT.");
        }
      }
    } catch (IllegalArgumentException e) {
      bad(
          "port",
          "SERVER_PORT: found \"" + configured + "\", allowed are 0 to 65535.",
          "Correct it.");
    }
  }

  private void java() {
    long memory = Runtime.getRuntime().maxMemory() / (1024 * 1024);
    String found =
        String.format(
            Locale.ROOT,
            "Java %s, with up to %d MiB of memory.",
            System.getProperty("java.version"),
            memory);
    if (memory < LEAST_MEMORY_MIB) {
      warning("java", found, "Give it 256 MiB or more: DOCKET_JAVA_OPTS=-Xmx256m");
    } else {
      good("java", found);
    }
  }

  /** A failure in words. */
  static String words(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException) {
        return Objects.requireNonNullElse(cause.getMessage(), "?");
      }
    }
    String problem = SettingProblem.of(failure);
    if (problem != null) {
      return problem;
    }
    LoggerFactory.getLogger(Doctor.class).error("the installation cannot be opened", failure);
    return "The program cannot start with these settings; data/logs/docket.log may say why.";
  }

  private void good(String check, String what) {
    lines.add(new Line(check, Level.GOOD, what, null));
  }

  private void warning(String check, String what, String advice) {
    lines.add(new Line(check, Level.WARNING, what, advice));
  }

  private void bad(String check, String what, String advice) {
    lines.add(new Line(check, Level.BAD, what, advice));
  }
}
