package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.cli.Access.Role;
import dev.docket.home.RefusedException;
import dev.docket.order.Sender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AccessTests {

  private final Access access =
      new Access(
          new AccessSettings(List.of("adam"), List.of("rita"), List.of("otto"), List.of("anna")),
          Set.of("root", "docket"));

  /** The words of every command that does something. */
  private static Set<String> commands() {
    Caller caller = new Caller(Path.of("/"), Path.of("/"), Sender.DOCKET, System.out, System.err);
    Set<String> words = new TreeSet<>();
    collect(new CommandLine(new Docket(caller, Map.of())), words);
    return words;
  }

  private static void collect(CommandLine line, Set<String> words) {
    if (line.getSubcommands().isEmpty()) {
      words.add(Docket.words(line.getCommandSpec()));
    }
    line.getSubcommands().values().forEach(below -> collect(below, words));
  }

  @Test
  void everyCommandIsInTheTableOrNeverRunForOthers() {
    Set<String> known = new TreeSet<>(Access.NEEDED.keySet());
    known.addAll(Access.NEVER_FOR_OTHERS);
    assertThat(commands()).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void theTableHasNoCommandThatThereIsNot() {
    assertThat(commands()).containsAll(Access.NEEDED.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "orders list, adam rita otto anna",
    "files show, adam rita otto anna",
    "import, adam otto",
    "check, adam otto",
    "orders confirm, adam otto",
    "orders error, adam otto",
    "orders approve, adam rita",
    "orders cancel, adam rita",
    "files release, adam rita",
    "load, adam",
    "run complete, adam",
    "sheets recall, adam",
    "something new, adam"
  })
  void onlyWhoHasTheRoleMayGiveACommand(String command, String may) {
    Set<String> allowed = Set.of(may.split(" "));
    for (String user : List.of("adam", "rita", "otto", "anna", "mallory")) {
      if (allowed.contains(user)) {
        assertThatCode(() -> access.check(user, command)).as(user).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> access.check(user, command))
            .as(user)
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining(user)
            .hasMessageContaining("docket " + command)
            .hasMessageContaining("docket.access.");
      }
    }
  }

  @Test
  void theHomesOwnerAndRootMayEverything() {
    for (String command : Access.NEEDED.keySet()) {
      assertThatCode(() -> access.check("root", command)).doesNotThrowAnyException();
      assertThatCode(() -> access.check("docket", command)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "demo"})
  void nobodyHasAHomeMadeByAnOwner(String command) {
    assertThatThrownBy(() -> access.check("root", command)).isInstanceOf(RefusedException.class);
  }

  @Test
  void everybodyWhoHasARoleMayLook() {
    for (Role role : Role.values()) {
      assertThat(role.includes(Role.AUDITOR)).isTrue();
    }
  }
}
