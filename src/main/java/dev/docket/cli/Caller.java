package dev.docket.cli;

import dev.docket.home.GivenFile;
import dev.docket.home.Home;
import dev.docket.order.Sender;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a command, from where, and where its words go.
 *
 * @param folder what relative arguments count from
 * @param checkout where Docket itself lies, with its samples; the usual home
 * @param out for results only
 * @param err for sentences to people
 * @param patience how long the command waits for another that has the home
 * @param guest the process that asked this one to run the command; null where it runs its own
 */
record Caller(
    Path folder,
    Path checkout,
    Sender sender,
    PrintStream out,
    PrintStream err,
    Duration patience,
    @Nullable Guest guest) {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  /** A caller with the usual patience. */
  Caller(Path folder, Path checkout, Sender sender, PrintStream out, PrintStream err) {
    this(folder, checkout, sender, out, err, USUAL_PATIENCE);
  }

  /** A caller in this process. */
  Caller(
      Path folder,
      Path checkout,
      Sender sender,
      PrintStream out,
      PrintStream err,
      Duration patience) {
    this(folder, checkout, sender, out, err, patience, null);
  }

  /** The same caller, who waits for longer than a command would. */
  Caller waitingLonger(Duration longer) {
    return longer.compareTo(patience) > 0
        ? new Caller(folder, checkout, sender, out, err, longer, guest)
        : this;
  }

  /** The file that an argument names. */
  Path file(Path argument) {
    return folder.resolve(argument).normalize();
  }

  /**
   * The file that an argument names, to be read: a guest opens it itself, with its own rights.
   *
   * @param home the home that the command works on
   */
  GivenFile give(Path argument, Home home) {
    Path file = file(argument);
    return guest == null ? GivenFile.at(file) : guest.fetch(file, home);
  }

  /** The same caller, who waits no longer than that for others. */
  Caller waiting(Duration most) {
    Duration shorter = most.compareTo(patience) < 0 ? most : patience;
    return new Caller(folder, checkout, sender, out, err, shorter, guest);
  }

  /** Tells the person something. */
  void say(String sentence) {
    err.println(Terminal.clean(sentence));
  }
}
