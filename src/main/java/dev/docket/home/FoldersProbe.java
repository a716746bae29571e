package dev.docket.home;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether every folder is there, is the right one, and can be read and written, really. */
@Component
class FoldersProbe implements Probe {

  private final Home home;

  FoldersProbe(Home home) {
    this.home = home;
  }

  @Override
  public List<Condition> look() {
    List<Condition> conditions = new ArrayList<>();
    Map<String, Path> folders = folders();
    folders.forEach((use, folder) -> look(use, folder, !use.equals("model"), conditions));
    for (Path folder : FolderMarks.missing(home)) {
      conditions.add(
          Condition.bad(
              "The folder " + folder + " is there, but is not the one that Docket has used before.",
              "Is the share mounted? If it is the right folder, stop the service, then: docket init --home "
                  + home.root()));
    }
    if (conditions.isEmpty()) {
      together("inbound", home.inbound(), inbound(), conditions);
      together("outbound", home.outbound(), outbound(), conditions);
    }
    return conditions.isEmpty()
        ? List.of(
            Condition.good(
                "All " + folders.size() + " folders are there and can be read and written."))
        : conditions;
  }

  private Map<String, Path> inbound() {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("check", home.check());
    folders.put("orders", home.orders());
    folders.put("work", home.work());
    folders.put("inbound archive", home.inboundArchiveRoot());
    folders.put("rejected", home.rejected());
    return folders;
  }

  private Map<String, Path> outbound() {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("receipts", home.receipts());
    folders.put("results", home.results());
    folders.put("outbound archive", home.outboundArchiveRoot());
    return folders;
  }

  private Map<String, Path> folders() {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("inbound", home.inbound());
    folders.putAll(inbound());
    folders.put("outbound", home.outbound());
    folders.putAll(outbound());
    folders.put("model", home.model());
    folders.put("data", home.data());
    return folders;
  }

  private void look(String use, Path folder, boolean write, List<Condition> conditions) {
    String name = "The folder " + folder + " (" + use + ")";
    if (!Files.exists(folder)) {
      conditions.add(
          Condition.bad(
              name + " is not there.",
              "Is it on a share that is not mounted? If it is to be made, stop the service, then: docket init --home "
                  + home.root()));
      return;
    }
    if (!Files.isDirectory(folder)) {
      conditions.add(Condition.bad(name + " is no folder.", "Move the file away."));
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.iterator().hasNext();
      if (write) {
        Files.delete(Files.createTempFile(folder, ".docket-", ".tmp"));
      }
    } catch (IOException e) {
      conditions.add(
          Condition.bad(
              name + " cannot be used: " + Home.reason(e) + ".",
              "Check who may read and write it, whether it is mounted read-only, and whether the"
                  + " disk is full."));
    }
  }

  /** A rename is one step only within a file system. */
  private static void together(
      String name, Path folder, Map<String, Path> others, List<Condition> conditions) {
    try {
      FileStore store = Files.getFileStore(folder);
      for (Map.Entry<String, Path> other : others.entrySet()) {
        if (!Files.getFileStore(other.getValue()).equals(store)) {
          conditions.add(
              Condition.warning(
                  "The folders "
                      + name
                      + " ("
                      + folder
                      + ") and "
                      + other.getKey()
                      + " ("
                      + other.getValue()
                      + ") are on two file systems, so files are copied between them, not moved.",
                  "Put them on one where you can."));
        }
      }
    } catch (IOException e) {
      conditions.add(
          Condition.bad(
              "The file system of " + folder + " cannot be told: " + Home.reason(e) + ".",
              "Check the mount."));
    }
  }
}
