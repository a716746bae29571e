package dev.docket.audit;

import dev.docket.health.Condition;
import dev.docket.home.FolderWalk;
import dev.docket.home.Home;
import dev.docket.home.Settling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether returns lie in the drop folder and are not taken, and why. Keeps no state. */
final class DroppedFiles {

  private static final int MOST_NAMED = 5;

  private final Home home;

  DroppedFiles(Home home) {
    this.home = home;
  }

  /** Looks for what has not changed since a time. */
  List<Condition> look(Instant before) throws IOException {
    Set<Path> others =
        Set.of(home.work(), home.orders(), home.inboundArchiveRoot(), home.rejected());
    FolderWalk walk = FolderWalk.of(home.inbound(), folder -> !others.contains(folder));
    List<Path> left =
        walk.files().stream()
            .filter(f -> f.attributes().lastModifiedTime().toInstant().isBefore(before))
            .map(FolderWalk.Found::file)
            .toList();
    List<Path> openers = left.stream().map(Settling::opener).filter(Objects::nonNull).toList();
    List<Condition> conditions = new ArrayList<>();
    if (left.size() > openers.size()) {
      conditions.add(
          Condition.warning(
              files(left.size() - openers.size(), "lies", "lie")
                  + " in "
                  + home.inbound()
                  + " for more than 15 minutes.",
              "Is the service running? Without it: docket import FILE..."));
    }
    if (!openers.isEmpty()) {
      conditions.add(
          Condition.warning(
              files(openers.size(), "waits", "wait")
                  + " for more than 15 minutes, since a spreadsheet program has it open: "
                  + named(openers)
                  + ".",
              "Have it closed there. Where nobody has it open, the program was cut off: delete that"
                  + " file of its."));
    }
    if (!walk.odd().isEmpty()) {
      conditions.add(
          Condition.warning(
              "There are links, special files or folders that cannot be read in the drop folder: "
                  + named(walk.odd())
                  + ". They are left alone.",
              "Put the file itself there, readable for the service, and take these away."));
    }
    return conditions;
  }

  private String named(List<Path> files) {
    String named = String.join(", ", files.stream().limit(MOST_NAMED).map(home::name).toList());
    return files.size() <= MOST_NAMED
        ? named
        : named + " and " + (files.size() - MOST_NAMED) + " more";
  }

  private static String files(int count, String one, String several) {
    return count == 1 ? "1 file " + one : count + " files " + several;
  }
}
