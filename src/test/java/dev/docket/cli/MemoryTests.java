package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.OnEachDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory does not grow with the number of orders: many of them go out and back, into a backup and
 * out of it, in a small heap.
 */
@OnEachDatabase
class MemoryTests {

  private static final int ORDERS = 20_000;
  private static final String HEAP = "-Xmx256m";

  @TempDir Path folder;

  @Test
  void twentyThousandOrdersGoOutAndBackInASmallHeap() throws Exception {
    CommandLineHome home = CommandLineHome.unmade(folder, "  sheet:\n    rows: 10000\n");
    home.write(
        "model/model.yaml",
        CommandLineHome.read(home.file("model/model.yaml"))
            .replace("formats: [xlsx, csv]", "formats: [xlsx]"));
    Path feed = folder.resolve("many.jsonl");
    writeFeed(feed);

    docket(home, "load", feed.toString());
    docket(home, "run", "complete");
    List<Path> sheets = home.sheets(".xlsx");
    assertThat(sheets).hasSize(2);
    List<String> command = new ArrayList<>(List.of("import"));
    for (Path sheet : sheets) {
      command.add(
          Sheet.read(sheet)
              .confirmAll()
              .save(home.file("inbound/" + sheet.getFileName()))
              .toString());
    }
    docket(home, command.toArray(String[]::new));

    assertThat(home.run("orders", "list", "--state", "EXECUTED", "--json").exits(0).json().size())
        .isEqualTo(ORDERS);
    assertThat(home.resultLines()).hasSize(ORDERS);
    comesBackFromABackup(home);
  }

  private void comesBackFromABackup(CommandLineHome home) throws Exception {
    Path backup = folder.resolve("docket.zip");
    docket(home, "backup", backup.toString());
    CommandLineHome other = CommandLineHome.in(Files.createDirectory(folder.resolve("other")));
    docket(other, "restore", backup.toString());
    assertThat(other.run("orders", "list", "--state", "EXECUTED", "--json").exits(0).json().size())
        .isEqualTo(ORDERS);
  }

  private static void writeFeed(Path feed) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(feed)) {
      for (int i = 0; i < ORDERS; i++) {
        out.write(
            "{\"externalId\":\"M%d\",\"operation\":\"UPDATE\",\"resourceType\":\"SAP_Account\",\"ownerId\":\"E%d\",\"ownerName\":\"Person %d\",\"resource\":\"USER%d\",\"new\":{\"department\":\"Department %d\"},\"old\":{\"department\":\"Sales\"}}%n"
                .formatted(i, i, i, i, i % 50));
      }
    }
  }

  /** Runs a command in a process of its own. */
  private void docket(CommandLineHome home, String... arguments) throws Exception {
    List<String> command =
        JavaCommand.of(List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"), Docket.class);
    command.addAll(List.of(arguments));
    Path talk = folder.resolve("talk.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(talk.toFile());
    builder.environment().putAll(home.environment());
    Process process = builder.start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended).as(arguments[0] + " ended in time").isTrue();
    assertThat(process.exitValue())
        .as(String.join(" ", arguments) + ": " + Files.readString(talk))
        .isZero();
  }
}
