package dev.docket.home;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether there is room on the disks that Docket writes to. */
@Component
class DiskProbe implements Probe {

  private static final long MIB = 1024L * 1024;
  private static final long WARNING_BELOW = 1024 * MIB;
  private static final long BAD_BELOW = 200 * MIB;

  private final Home home;

  DiskProbe(Home home) {
    this.home = home;
  }

  @Override
  public List<Condition> look() throws IOException {
    Map<FileStore, Path> disks = new LinkedHashMap<>();
    for (Path folder :
        List.of(
            home.data(),
            home.inbound(),
            home.inboundArchiveRoot(),
            home.outbound(),
            home.outboundArchiveRoot())) {
      if (Files.exists(folder)) {
        disks.putIfAbsent(Files.getFileStore(folder), folder);
      }
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<FileStore, Path> disk : disks.entrySet()) {
      conditions.add(condition(disk.getValue(), disk.getKey().getUsableSpace()));
    }
    return conditions.isEmpty()
        ? List.of(Condition.bad("No folder is there.", "See the check folders."))
        : conditions;
  }

  private static Condition condition(Path folder, long free) {
    String found =
        free < WARNING_BELOW
            ? String.format(Locale.ROOT, "%d MiB are free at %s.", free / MIB, folder)
            : String.format(
                Locale.ROOT, "%.1f GiB are free at %s.", free / (double) (1024 * MIB), folder);
    String advice =
        "Make room: sheets, receipts and the archives grow with every run. Without room no run ends.";
    if (free < BAD_BELOW) {
      return Condition.bad(found, advice);
    }
    return free < WARNING_BELOW ? Condition.warning(found, advice) : Condition.good(found);
  }
}
