package dev.docket.door;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What people start: has the owner of the home run the command; where there is none, starts the
 * whole program, which takes the home or waits for it.
 */
public final class Main {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> PROGRAMS =
      List.of("org.springframework.boot.loader.launch.JarLauncher", "dev.docket.cli.Docket");

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) throws Throwable {
    OptionalInt code = relayed(args);
    if (code.isPresent()) {
      System.exit(code.getAsInt());
    }
    startWhole(args);
  }

  private static OptionalInt relayed(String... args) {
    Arguments arguments = Arguments.of(args);
    if (!arguments.mayBeRelayed()) {
      return OptionalInt.empty();
    }
    try {
      Path folder = Path.of("").toAbsolutePath();
      Path checkout =
          Path.of(System.getProperty("docket.checkout", folder.toString())).toAbsolutePath();
      String variable = variable("DOCKET_HOME");
      Request request = new Request(List.of(args), folder, checkout, variable, width(), PATIENCE);
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      OutputStream err = new FileOutputStream(FileDescriptor.err);
      return Relay.attempt(home(arguments.home(), variable, folder, checkout), request, out, err);
    } catch (InvalidPathException e) {
      // The whole program says what is wrong with it.
      return OptionalInt.empty();
    }
  }

  private static Path home(@Nullable String named, String variable, Path folder, Path checkout) {
    if (named != null) {
      return folder.resolve(named).normalize();
    }
    return variable.isBlank() ? checkout : folder.resolve(variable).normalize();
  }

  /** The columns of the terminal, where the shell tells. */
  public static int width() {
    String columns = variable("COLUMNS");
    return columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 0;
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  /** Starts the program out of its jar; out of classes where it is not packed. */
  private static void startWhole(String... args) throws Throwable {
    for (String program : PROGRAMS) {
      try {
        Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) args);
        return;
      } catch (ClassNotFoundException e) {
        // The next one.
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
    throw new IllegalStateException("docket.jar is not on the class path");
  }
}
