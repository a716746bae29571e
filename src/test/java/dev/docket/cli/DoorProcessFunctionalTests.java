package dev.docket.cli;

import static dev.docket.cli.CommandLineHome.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docket.database.OnEachDatabase;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes of their own at one home. */
@Timeout(180)
@OnEachDatabase
class DoorProcessFunctionalTests {

  @TempDir Path folder;

  private CommandLineHome home;

  @BeforeEach
  void makeAHome() {
    home = CommandLineHome.in(folder, "  access:\n    operators: [nobody]\n");
  }

  @Test
  void twoCommandsAtOnceBothDoTheirWork() {
    home.issue(order("A1", "Finance"), order("A2", "Legal"));
    Sheet sheet = home.sheet(".csv");
    sheet.confirmAll().only(0).save(home.onTheDesk("1.csv", ""));
    Sheet.read(home.sheets(".csv").get(0)).confirmAll().only(1).save(home.onTheDesk("2.csv", ""));
    try (DoorProcess first = DoorProcess.docket(home, "import", "1.csv");
        DoorProcess second = DoorProcess.docket(home, "import", "2.csv");
        DoorProcess third = DoorProcess.docket(home, "orders", "list", "--json")) {
      first.result().exits(0);
      second.result().exits(0);
      assertThat(third.result().exits(0).json().size()).isEqualTo(2);
    }
    assertThat(home.states().values()).containsOnly("EXECUTED");
    assertThat(home.file("data/docket.sock")).doesNotExist();
  }

  @Test
  void tenCallersAreServedByTheOwner() {
    home.issue(order("A1", "Finance"));
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.CHANGE)) {
      List<DoorProcess> callers =
          IntStream.range(0, 10)
              .mapToObj(i -> DoorProcess.docket(home, "orders", "list", "--json"))
              .toList();
      for (DoorProcess caller : callers) {
        assertThat(caller.result().exits(0).single().get("externalId").asString()).isEqualTo("A1");
      }
      owner.end().exits(0);
    }
  }

  @Test
  void anOwnerThatWasKilledLeavesASocketAndTheNextCommandTakesTheHome() {
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.CHANGE)) {
      owner.kill();
    }
    assertThat(home.file("data/docket.sock")).exists();
    try (DoorProcess next = DoorProcess.docket(home, "run", "complete")) {
      assertThat(next.result().exits(0).err()).contains("NOTHING_TO_DO");
    }
    assertThat(home.file("data/docket.sock")).doesNotExist();
  }

  @Test
  void aCommandThatWaitsInAnOwnerThatIsKilledIsDoneAllTheSame() {
    home.feed("1.json", order("A1", "Finance"));
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.ALONE);
        DoorProcess run = DoorProcess.docket(home, "run", "complete", "--json")) {
      owner.await(() -> isServed(owner), "the owner has a caller");
      assertThat(run.isAlive()).isTrue();
      owner.kill();
      assertThat(run.result().exits(0).json().get("exported").asInt()).isEqualTo(1);
    }
  }

  /** Whether the owner has threads for callers; each has a name. */
  private static boolean isServed(DoorProcess owner) {
    try (var tasks = Files.list(Path.of("/proc/" + owner.pid() + "/task"))) {
      return tasks.anyMatch(
          task -> CommandLineHome.read(task.resolve("comm")).startsWith("docket-door-3"));
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aCallerThatIsKilledWhileItWaitsHasStartedNothing() {
    home.feed("1.json", order("A1", "Finance"));
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.ALONE);
        DoorProcess run = DoorProcess.docket(home, "run", "complete", "--json")) {
      owner.await(() -> isServed(owner), "the owner has a caller");
      run.kill();
      assertThat(DoorProcess.docket(home, "orders", "list").result().exits(0).err())
          .contains("0 orders");
      owner.end().exits(0);
    }
    assertThat(home.run("runs", "list", "--json").exits(0).json().size()).isZero();
  }

  @Test
  void garbageAtTheSocketHurtsNobody() throws IOException {
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.CHANGE);
        SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(home.file("data/docket.sock"));
      silent.connect(socket);
      try (SocketChannel hostile = SocketChannel.open(socket)) {
        hostile.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes()));
        assertThat(hostile.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
      DoorProcess.docket(home, "orders", "list").result().exits(0);
      owner.end().exits(0);
    }
  }

  @Test
  void aLongPathWorksThroughTheTempFolder() {
    home = CommandLineHome.in(folder.resolve("x".repeat(90)));
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.CHANGE)) {
      assertThat(home.file("data/docket.sock")).doesNotExist();
      DoorProcess.docket(home, "orders", "list").result().exits(0);
      owner.end().exits(0);
    }
  }

  @Test
  void anotherUserMayDoWhatItsRoleAllows() throws IOException {
    assumeOtherUsersCanCall();
    home.issue(order("A1", "Finance"));
    openTheDoor();
    String number = home.number("A1");
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.CHANGE)) {
      CommandLineHome.Result refused =
          DoorProcess.docketAs("nobody", home, "run", "complete").result().exits(1);
      assertThat(refused.err())
          .contains("nobody may not give the command docket run complete")
          .contains("docket.access.admins");
      assertThat(DoorProcess.docketAs("daemon", home, "orders", "list").result().exits(1).err())
          .contains("docket.access.auditors");
      DoorProcess.docketAs("nobody", home, "orders", "confirm", number).result().exits(0);
      owner.end().exits(0);
    }
    assertThat(home.show(number).get("history").toString()).contains("nobody");
    assertThat(home.states()).containsEntry("A1", "EXECUTED");
  }

  @Test
  void aFileThatOnlyTheCallerMayReadIsHandedOver() throws IOException {
    assumeOtherUsersCanCall();
    home.issue(order("A1", "Finance"));
    Path back = home.sheet(".csv").confirmAll().save(home.onTheDesk("back.csv", ""));
    Path secret = home.onTheDesk("secret.csv", CommandLineHome.read(back));
    Files.setPosixFilePermissions(back, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.setOwner(
        back,
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    openTheDoor();
    // Root without the rights that make it more than the owner of its files.
    String[] without = {"setpriv", "--bounding-set", "-dac_override,-dac_read_search"};
    try (DoorProcess owner = DoorProcess.owner(home, Installation.Use.CHANGE, without)) {
      assertThat(DoorProcess.docket(home, "orders", "list").result().exits(0).err())
          .contains("1 order");
      CommandLineHome.Result denied =
          DoorProcess.docketAs("nobody", home, "import", "--json", "secret.csv").result().exits(1);
      assertThat(denied.single().get("reason").asString()).contains("access is denied");
      JsonNode answer =
          DoorProcess.docketAs("nobody", home, "import", "--json", "back.csv")
              .result()
              .exits(0)
              .single();
      assertThat(answer.get("file").asString()).isEqualTo(back.toString());
      assertThat(answer.get("outcome").asString()).isEqualTo("IMPORTED");
      owner.end().exits(0);
    }
    assertThat(back).exists();
    assertThat(home.states()).containsEntry("A1", "EXECUTED");
  }

  private static void assumeOtherUsersCanCall() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can act as another user");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not there");
    Path classes = Path.of("target/classes").toAbsolutePath();
    for (Path above = classes; above != null; above = above.getParent()) {
      try {
        assumeTrue(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(above)).endsWith("x"),
            "other users cannot read " + above);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** As an admin lets a group in. */
  private void openTheDoor() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setAttribute(home.file("data"), "unix:mode", 02710);
    Files.setAttribute(home.file("data"), "unix:gid", nogroup());
  }

  private static int nogroup() throws IOException {
    return Files.readAllLines(Path.of("/etc/group")).stream()
        .filter(line -> line.startsWith("nogroup:"))
        .map(line -> Integer.parseInt(line.split(":")[2]))
        .findFirst()
        .orElseThrow();
  }
}
