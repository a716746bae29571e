package dev.docket.audit;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether files get their answer in time. */
@Component
class FilesProbe implements Probe {

  /** A file that waits longer is stuck. */
  private static final Duration LONG = Duration.ofMinutes(15);

  /** A run that writes a sheet longer than that was killed. */
  private static final Duration LONG_WRITTEN = Duration.ofHours(2);

  /** More are not looked at. */
  private static final int MOST = 10_000;

  private final Home home;
  private final DroppedFiles dropped;
  private final ObjectProvider<FileRegister> register;
  private final Clock clock;

  FilesProbe(Home home, ObjectProvider<FileRegister> register, Clock clock) {
    this.home = home;
    this.dropped = new DroppedFiles(home);
    this.register = register;
    this.clock = clock;
  }

  @Override
  public List<Condition> look() throws IOException {
    List<Condition> conditions = new ArrayList<>();
    Instant now = clock.instant();
    conditions.addAll(dropped.look(now.minus(LONG)));
    int parts =
        count(
            home.outbound(),
            Set.of(home.outboundArchiveRoot()),
            now.minus(LONG_WRITTEN),
            name -> name.startsWith(".") && name.endsWith(".part"));
    if (parts > 0) {
      conditions.add(
          Condition.warning(
              files(parts, "was", "were") + " begun in " + home.outbound() + " and never finished.",
              "The next complete run finishes them: docket run complete"));
    }
    List<Long> stuck = register.getObject().waitingSince(now.minus(LONG));
    if (!stuck.isEmpty()) {
      conditions.add(
          Condition.warning(
              "Files wait for more than 15 minutes to be taken in: " + stuck + ".",
              "See docket files show FILE and the log; the next command that changes something tries"
                  + " them again."));
    }
    long held = register.getObject().held();
    if (held > 0) {
      conditions.add(
          Condition.warning(
              held + (held == 1 ? " file is held." : " files are held."),
              "Decide on them: docket files list shows which, docket files release FILE takes one"
                  + " in."));
    }
    return conditions.isEmpty()
        ? List.of(Condition.good("No file waits longer than it should."))
        : conditions;
  }

  private static String files(int count, String one, String several) {
    return count == 1 ? "1 file " + one : count + " files " + several;
  }

  private static int count(Path folder, Set<Path> without, Instant before, Predicate<String> wanted)
      throws IOException {
    Count count = new Count(folder, without, before, wanted);
    Files.walkFileTree(folder, count);
    return count.found;
  }

  private static final class Count extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final Set<Path> without;
    private final Instant before;
    private final Predicate<String> wanted;
    private int seen;
    private int found;

    Count(Path folder, Set<Path> without, Instant before, Predicate<String> wanted) {
      this.folder = folder;
      this.without = without;
      this.before = before;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      return without.contains(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && attributes.lastModifiedTime().toInstant().isBefore(before)
          && wanted.test(String.valueOf(file.getFileName()))) {
        found++;
      }
      return ++seen < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
      if (file.equals(folder)) {
        throw fault;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
