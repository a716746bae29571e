package dev.docket.door;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The little that the door has to know of a command line before it is read in full.
 *
 * @param home what {@code --home} names, null where it is not there
 * @param command the first word, null where there is none
 * @param asksForHelp whether it only wants to be explained
 */
record Arguments(@Nullable String home, @Nullable String command, boolean asksForHelp) {

  private static final String HOME = "--home";

  /** What makes or is an owner itself, or needs none. */
  private static final Set<String> BY_ITSELF = Set.of("init", "demo", "serve", "restore", "help");

  static Arguments of(String... arguments) {
    String home = null;
    String command = null;
    boolean help = false;
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      String argument = arguments[i];
      if (argument.equals(HOME) && i + 1 < arguments.length) {
        home = arguments[++i];
      } else if (argument.startsWith(HOME + "=")) {
        home = argument.substring(HOME.length() + 1);
      } else if (argument.equals("-h") || argument.equals("--help")) {
        help = true;
      } else if (command == null && !argument.startsWith("-")) {
        command = argument;
      }
    }
    return new Arguments(home, command, help);
  }

  /** Whether the owner of the home may run it. */
  boolean mayBeRelayed() {
    return command != null && !asksForHelp && !BY_ITSELF.contains(command);
  }
}
