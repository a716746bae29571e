package dev.docket.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A configured program that a file passes through, such as one that decrypts it.
 *
 * @param command the program and its arguments; there is no shell. {@code {}} in an argument stands
 *     for the file's path; where no argument has it, the file is the program's standard input
 * @param timeout how long it may take; then it is ended with everything that it started
 */
record DecryptProgram(List<String> command, Duration timeout) {

  private static final String FILE = "{}";

  DecryptProgram {
    command = List.copyOf(command);
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new IllegalArgumentException("The command names no program.");
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("The timeout of a program must be longer than nothing.");
    }
  }

  /**
   * Runs the program. What it writes to standard error is not kept, since it may quote the file.
   *
   * @param target what the program writes to standard output; readable by this user only where the
   *     file system knows users. It must not exist yet, and does not when the program failed
   * @throws BadFeedException when the program is missing, fails or takes too long
   */
  void run(Path file, String fileName, Path target) throws IOException, BadFeedException {
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    createPrivately(target);
    boolean isDone = false;
    try {
      int code = await(start(file, fileName, target), fileName);
      if (code != 0) {
        throw refused(fileName, "ended with exit code " + code + ".");
      }
      isDone = true;
    } finally {
      if (!isDone) {
        Files.deleteIfExists(target);
      }
    }
  }

  private static void createPrivately(Path target) throws IOException {
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(target);
    }
  }

  private Process start(Path file, String fileName, Path target)
      throws IOException, BadFeedException {
    String path = file.toAbsolutePath().toString();
    List<String> arguments = command.subList(1, command.size());
    boolean isNamed = arguments.stream().anyMatch(argument -> argument.contains(FILE));
    List<String> call = new ArrayList<>(List.of(command.get(0)));
    arguments.forEach(argument -> call.add(argument.replace(FILE, path)));
    // Straight from and to files: no pipe can fill up, whatever the program writes.
    ProcessBuilder builder =
        new ProcessBuilder(call)
            .redirectOutput(target.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    if (!isNamed) {
      builder.redirectInput(file.toFile());
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException missing) {
      throw refused(fileName, "could not be started. Check that it exists and may be executed.");
    }
    if (isNamed) {
      process.getOutputStream().close();
    }
    return process;
  }

  private int await(Process process, String fileName) throws IOException, BadFeedException {
    try {
      if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      end(process);
      throw refused(fileName, "did not end within " + timeout.toMillis() + " ms and was stopped.");
    } catch (InterruptedException stopped) {
      end(process);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Stopped while a program was reading a file.");
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  private BadFeedException refused(String fileName, String what) {
    Path program = Path.of(command.get(0)).getFileName();
    return new BadFeedException(
        Words.visible(fileName)
            + " was not read: the program "
            + Words.quoted(String.valueOf(program))
            + " (docket.governance.decrypt-command) "
            + what
            + " Nothing of it was taken in.");
  }
}
