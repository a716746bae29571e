package dev.docket.cli;

import dev.docket.order.Sender;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Who runs a command, from where, and where its words go.
 *
 * @param folder what relative arguments count from
 * @param checkout where Docket itself lies, with its samples; the usual home
 * @param out for results only
 * @param err for sentences to people
 */
record Caller(Path folder, Path checkout, Sender sender, PrintStream out, PrintStream err) {

  /** The file that an argument names. */
  Path file(Path argument) {
    return folder.resolve(argument).normalize();
  }

  /** Tells the person something. */
  void say(String sentence) {
    err.println(Terminal.clean(sentence));
  }
}
