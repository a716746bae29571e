package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Work sheets that people save in another program or under another format, and return. */
class WorkbookReturnFunctionalTests {

  @TempDir Path folder;
  private CommandLineHome home;

  @BeforeEach
  void makeHome() {
    home = CommandLineHome.in(folder);
    home.issue(order("A1", "Finance"), order("A2", "Legal"), order("A3", "Research"));
  }

  @Test
  void aSheetSavedAsOpenDocumentCountsAndItsReceiptIsAReturn() throws Exception {
    Path filled =
        home.sheet(".xlsx")
            .confirm(0)
            .error(1, "Account locked")
            .save(folder.resolve("sheet.xlsx"));
    JsonNode answer = imported(saved(filled, "ods"), 0);
    RoundTripFunctionalTests.assertCounts(answer, 3, 1, 1, 1, 0, 0);
    assertThat(home.states())
        .isEqualTo(Map.of("A1", "EXECUTED", "A2", "ERRORED", "A3", "TRANSMITTED"));

    Path receipt = home.file(answer.get("receipt").asString());
    assertThat(receipt.toString()).endsWith(".ods");
    Sheet answered = Sheet.read(receipt);
    assertThat(answered.column("Receipt outcome"))
        .containsExactlyInAnyOrder("confirmed", "errored", "unchanged");
    int open = answered.column("Receipt outcome").indexOf("unchanged");
    answered.confirm(open).save(folder.resolve("again.ods"));
    RoundTripFunctionalTests.assertCounts(
        imported(saved(folder.resolve("again.ods"), "xlsx"), 0), 3, 1, 0, 0, 2, 0);
    assertThat(home.states()).containsEntry("A3", "EXECUTED");
  }

  private JsonNode imported(Path file, int exit) {
    return home.run("import", "--json", file.toString()).exits(exit).single();
  }

  /** The file as LibreOffice saves it. */
  private Path saved(Path file, String ending) throws Exception {
    Path out = Files.createDirectories(folder.resolve("saved"));
    Process process =
        new ProcessBuilder(
                List.of(
                    "soffice",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--convert-to",
                    ending,
                    "--outdir",
                    out.toString(),
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("soffice took longer than two minutes");
    }
    String name = file.getFileName().toString();
    Path saved = out.resolve(name.substring(0, name.lastIndexOf('.') + 1) + ending);
    assertThat(saved).as(Files.readString(folder.resolve("soffice.log"))).exists();
    return saved;
  }
}
