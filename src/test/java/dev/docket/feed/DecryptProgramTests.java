package dev.docket.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecryptProgramTests {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Path file;
  private Path target;

  @BeforeEach
  void writeAFile() throws Exception {
    file = Files.writeString(folder.resolve("a file; $(id)"), "s3cret");
    target = folder.resolve("out");
  }

  private void run(Duration timeout, String... command) throws Exception {
    new DecryptProgram(List.of(command), timeout).run(file, "orders.enc", target);
  }

  private void assertRefused(String words, Duration timeout, String... command) {
    assertThatExceptionOfType(BadFeedException.class)
        .isThrownBy(() -> run(timeout, command))
        .withMessageContaining("orders.enc was not read")
        .withMessageContaining(words)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3cret"));
    assertThat(target).doesNotExist();
  }

  @Test
  void feedsTheFileToStandardInput() throws Exception {
    run(LONG, "tr", "s3", "S5");
    assertThat(target).hasContent("S5cret");
    assertThat(Files.getPosixFilePermissions(target)).hasSize(2);
  }

  @Test
  void putsTheFilesPathIntoTheArgumentsWithoutAShell() throws Exception {
    run(LONG, "cat", "{}");
    assertThat(target).hasContent("s3cret");
  }

  @Test
  void isNotHeldUpByMuchOutputOnStandardError() throws Exception {
    run(LONG, "sh", "-c", "head -c 3000000 /dev/zero >&2; cat");
    assertThat(target).hasContent("s3cret");
  }

  @Test
  void namesTheExitCodeAndTheProgramAndNeverTheContent() {
    assertRefused("the program \"sh\"", LONG, "/bin/sh", "-c", "cat; cat {} >&2; exit 7", "{}");
    assertRefused("ended with exit code 7", LONG, "/bin/sh", "-c", "cat; exit 7");
  }

  @Test
  void saysThatTheProgramIsMissing() {
    assertRefused("\"no-such-program\"", LONG, "/nowhere/no-such-program");
    assertRefused("could not be started", LONG, "/nowhere/no-such-program");
  }

  @Test
  void endsTheProgramAndWhatItStartedWhenItTakesTooLong() throws Exception {
    assertRefused(
        "did not end within 300 ms",
        Duration.ofMillis(300),
        "sh",
        "-c",
        "tail -f /dev/null & echo $! > '" + folder.resolve("pid") + "'; wait");
    long started = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(started).ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(started).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void overwritesNothing() throws Exception {
    Files.writeString(target, "mine");
    assertThatExceptionOfType(java.nio.file.FileAlreadyExistsException.class)
        .isThrownBy(() -> run(LONG, "cat"));
    assertThat(target).hasContent("mine");
  }

  @Test
  void needsAProgramAndATime() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DecryptProgram(List.of(), LONG));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DecryptProgram(List.of("cat"), Duration.ZERO));
  }
}
