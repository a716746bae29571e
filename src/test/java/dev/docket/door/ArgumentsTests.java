package dev.docket.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTests {

  @ParameterizedTest
  @CsvSource({
    "--home /a orders list, /a, orders",
    "orders list --home /a, /a, orders",
    "orders --home=/a list, /a, orders",
    "--json import x --home /a --home /b, /b, import",
    "import -- --home, , import",
    "import --home, , import",
    "--json, , ",
  })
  void findTheHomeAndTheCommand(String line, String home, String command) {
    Arguments arguments = Arguments.of(line.split(" "));
    assertThat(arguments.home()).isEqualTo(home);
    assertThat(arguments.command()).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init --samples",
        "demo",
        "serve",
        "--help",
        "orders list --help",
        "run -h",
        "--json"
      })
  void whatNeedsNoOwnerIsNotRelayed(String line) {
    assertThat(Arguments.of(line.split(" ")).mayBeRelayed()).isFalse();
  }

  @Test
  void aFileThatIsCalledHelpIsRelayed() {
    assertThat(Arguments.of("import", "--", "--help").mayBeRelayed()).isTrue();
  }
}
