package dev.docket.cli;

import dev.docket.order.Sender;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Who runs a command, from where, and where its words go.
 *
 * @param folder what relative arguments count from
 * @param checkout where Docket itself lies, with its samples; the usual home
 * @param out for results only
 * @param err for sentences to people
 * @param patience how long the command waits for another that has the home
 */
record Caller(
    Path folder,
    Path checkout,
    Sender sender,
    PrintStream out,
    PrintStream err,
    Duration patience) {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  /** A caller with the usual patience. */
  Caller(Path folder, Path checkout, Sender sender, PrintStream out, PrintStream err) {
    this(folder, checkout, sender, out, err, USUAL_PATIENCE);
  }

  /** The file that an argument names. */
  Path file(Path argument) {
    return folder.resolve(argument).normalize();
  }

  /** Tells the person something. */
  void say(String sentence) {
    err.println(Terminal.clean(sentence));
  }
}
