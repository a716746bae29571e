package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.order.Sender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo comes out as it tells. */
class DemoFunctionalTests {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tellsTheWholeRoundTrip(@TempDir Path folder) {
    int code = demo(folder, Map.of(), "demo", "--json", "--home", "scratch");

    assertThat(code).as(text(err)).isZero();
    JsonNode figures = JsonMapper.shared().readTree(text(out));
    assertThat(figures.get("asTold").booleanValue()).isTrue();
    assertThat(figures.at("/feeds/orders").intValue()).isEqualTo(450);
    assertThat(figures.at("/run/exported").intValue()).isEqualTo(450);
    assertThat(figures.at("/import/rejected").intValue()).isEqualTo(1);
    assertThat(figures.at("/again/outcome").stringValue()).isEqualTo("ALREADY_IMPORTED");
    assertThat(text(err)).contains("The home stays");
  }

  @Test
  void touchesNoFolderThatHoldsSomething(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThat(demo(folder, Map.of(), "demo", "--home", ".")).isEqualTo(ExitCode.USAGE);

    assertThat(text(err)).contains("is not empty");
    assertThat(folder.toFile().list()).containsExactly("mine.txt");
  }

  private int demo(Path folder, Map<String, String> environment, String... args) {
    Caller caller =
        new Caller(
            folder,
            Path.of("").toAbsolutePath(),
            Sender.osUser("ylva"),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return Docket.run(caller, environment, args);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
