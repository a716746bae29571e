package dev.docket.cli;

import dev.docket.door.Main;
import dev.docket.door.Relay;
import dev.docket.door.Request;
import dev.docket.home.RefusedException;
import dev.docket.order.Sender;
import dev.docket.result.ResultFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program: {@code docket COMMAND}. */
@Command(
    name = "docket",
    description =
        "Manual provisioning by file exchange: orders out as work sheets, answers back in.",
    subcommands = {
      InitCommand.class,
      ServeCommand.class,
      DemoCommand.class,
      LoadCommand.class,
      RunCommand.class,
      ImportCommand.class,
      CheckCommand.class,
      OrdersCommand.class,
      SheetsCommand.class,
      RunsCommand.class,
      FilesCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed or refused",
      "2:usage or configuration",
      "3:done, but rows were rejected or held, or the run is BLOCKED",
      "4:another run is under way"
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
public final class Docket implements Runnable {

  /** An owner that cannot run a command is not asked all the time. */
  private static final long PAUSE_NANOS = 300_000_000;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The installation to work on. Default: DOCKET_HOME, else the folder that Docket lies in.")
  @Nullable Path home;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the result as JSON on standard output.")
  boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help.")
  boolean help;

  @Spec CommandSpec spec;

  private final Caller caller;
  private final Map<String, String> environment;
  private final List<String> arguments;

  /** When the owner of the home was last asked in vain, in {@link System#nanoTime}. */
  private long lastRelay = System.nanoTime() - PAUSE_NANOS;

  Docket(Caller caller, Map<String, String> environment, String... arguments) {
    this.caller = caller;
    this.environment = environment;
    this.arguments = List.of(arguments);
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Path folder = Path.of("").toAbsolutePath();
    Path checkout =
        Path.of(System.getProperty("docket.checkout", folder.toString())).toAbsolutePath();
    Caller caller =
        new Caller(folder, checkout, Sender.osUser(System.getProperty("user.name")), out, err);
    System.exit(run(caller, System.getenv(), args));
  }

  /** Runs one command. */
  static int run(Caller caller, Map<String, String> environment, String... args) {
    // The database's driver folds names by the default locale: in Turkish, id would be no ID.
    Locale.setDefault(Locale.ROOT);
    CommandLine line = new CommandLine(new Docket(caller, environment, args));
    line.setOut(new PrintWriter(caller.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(caller.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // An argument like @name would be opened by whoever runs the command, not by who gives it.
    line.setExpandAtFiles(false);
    line.setExecutionStrategy(parsed -> permitted(caller, parsed));
    line.registerConverter(long.class, Docket::number);
    line.registerConverter(LocalDate.class, Docket::day);
    line.setParameterExceptionHandler(Failures::usage);
    line.setExecutionExceptionHandler((failure, command, result) -> Failures.told(caller, failure));
    int code = execute(line, caller, args);
    caller.out().flush();
    return code;
  }

  /** Runs the last command of the line, if a guest may. */
  private static int permitted(Caller caller, CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    boolean isHelp = parsed.isUsageHelpRequested();
    while (last.subcommand() != null) {
      last = last.subcommand();
      isHelp |= last.isUsageHelpRequested();
    }
    Guest guest = caller.guest();
    if (guest != null && !isHelp && last.commandSpec().subcommands().isEmpty()) {
      try {
        guest.mayRun(words(last.commandSpec()));
      } catch (RefusedException e) {
        return Failures.told(caller, e);
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** A command as people type it, without the program's name: {@code orders list}. */
  static String words(CommandSpec command) {
    return command.qualifiedName().substring(command.root().name().length()).strip();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("found \"" + text + "\", a number is needed");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("found \"" + text + "\", a day like 2026-05-31 is needed");
    }
  }

  private static int execute(CommandLine line, Caller caller, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      caller.say(
          "The memory was not enough. Nothing that was acknowledged is lost. Give Java more, like"
              + " DOCKET_JAVA_OPTS=-Xmx512m");
      return ExitCode.FAILED;
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command; there are: " + commands());
  }

  private String commands() {
    return String.join(", ", spec.subcommands().keySet());
  }

  Caller caller() {
    return caller;
  }

  /** The home that this command is for. */
  Path home() {
    if (home != null) {
      return caller.file(home);
    }
    String configured = environment.get("DOCKET_HOME");
    return configured == null || configured.isBlank()
        ? caller.checkout()
        : caller.file(Path.of(configured));
  }

  /** Opens the installation for a command that changes something. */
  Installation open(String purpose) {
    return open(purpose, Installation.Use.CHANGE);
  }

  /** Opens the installation for a command that takes in feeds or runs the complete job. */
  Installation openAlone(String purpose) {
    return open(purpose, Installation.Use.ALONE);
  }

  /** Opens the installation for a command that only looks. */
  Installation look(String purpose) {
    return open(purpose, Installation.Use.LOOK);
  }

  /** Has the command run by the process that owns the home, where there is one that can. */
  void relay() {
    if (caller.guest() == null) {
      relay(home());
    }
  }

  /** Where another process owns the home, that one runs the command, and this one is done. */
  private Installation open(String purpose, Installation.Use use) {
    Path home = home();
    Installation installation =
        Installation.openForCommand(caller, home, purpose, use, () -> relay(home));
    if (caller.guest() != null) {
      installation.tell(caller);
    }
    return installation;
  }

  private void relay(Path home) {
    if (System.nanoTime() - lastRelay < PAUSE_NANOS) {
      return;
    }
    Request request =
        new Request(
            arguments,
            caller.folder(),
            caller.checkout(),
            Objects.requireNonNullElse(environment.get("DOCKET_HOME"), ""),
            Main.width(),
            caller.patience());
    OptionalInt code = Relay.attempt(home, request, caller.out(), caller.err());
    if (code.isPresent()) {
      throw new RelayedException(code.getAsInt());
    }
    lastRelay = System.nanoTime();
  }

  /** Prints results as JSON. */
  void print(Installation installation, Object results) {
    caller.out().println(installation.toJson(results));
  }

  /** Puts the result files out; says which, or why they wait. */
  int publishResults(Installation installation) {
    try {
      installation
          .get(ResultFiles.class)
          .publish(null)
          .forEach(file -> caller.say("wrote " + file));
      return ExitCode.DONE;
    } catch (RefusedException e) {
      caller.say(Objects.requireNonNull(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  /** Tells what went into a backup or came out of it. */
  void tellRows(Installation installation, Path file, Map<String, Long> rows, String before) {
    if (json) {
      print(installation, Map.of("file", file.toString(), "rows", rows));
    }
    caller.say(
        before
            + file
            + ": "
            + rows.getOrDefault("provisioning_order", 0L)
            + " orders, "
            + rows.getOrDefault("work_sheet", 0L)
            + " sheets, "
            + rows.getOrDefault("docket_file", 0L)
            + " registered files, "
            + rows.getOrDefault("batch_job_execution", 0L)
            + " runs.");
  }

  boolean json() {
    return json;
  }

  /** Prints results as a table. */
  void print(List<String> header, List<List<String>> rows) {
    caller.out().print(Terminal.table(header, rows));
  }
}
