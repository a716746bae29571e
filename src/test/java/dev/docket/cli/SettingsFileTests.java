package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.database.DatabaseSettings;
import dev.docket.export.SheetSettings;
import dev.docket.home.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTests {

  @TempDir Path folder;

  @Test
  void noFileSetsNothing() {
    assertThatCode(() -> check(folder.resolve("docket.yaml"))).doesNotThrowAnyException();
  }

  @Test
  void settingsMayBeWrittenInEveryWayThatSpringKnows() throws IOException {
    Path file =
        yaml(
            """
            docket:
              sheet:
                rows: 3
                formats: [xlsx, csv]
              secret-file: keys
              database:
                rowsPerTransaction: 500
            docket.sheet.lock: none
            logging:
              level:
                root: warn
            """);

    assertThatCode(() -> check(file)).doesNotThrowAnyException();
  }

  @Test
  void emptySectionsAreNoSettings() throws IOException {
    Path file = yaml("docket:\n  sheet:\n");

    assertThatCode(() -> check(file)).doesNotThrowAnyException();
  }

  @Test
  void namesASettingThatThereIsNot() throws IOException {
    Path file = yaml("docket:\n  sheets:\n    rows: 3\n");

    assertThatThrownBy(() -> check(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "docket.yaml:3: docket.sheets.rows: there is no such setting. Check its name;"
                + " docs/settings.md lists them.");
  }

  @Test
  void namesTheLineOfBrokenYaml() throws IOException {
    Path file = yaml("docket:\n\tsheet: 1\n");

    assertThatThrownBy(() -> check(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("docket.yaml:2: this is no valid YAML")
        .hasMessageContaining("Indent with spaces");
  }

  @Test
  void refusesAFileThatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("docket.yaml"), new byte[] {(byte) 0xC3, 0x28, 0});

    assertThatThrownBy(() -> check(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("saved as UTF-8");
  }

  private static void check(Path file) {
    SettingsFile.read(file).refuseUnknown(List.of(SheetSettings.class, DatabaseSettings.class));
  }

  private Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("docket.yaml"), text);
  }
}
