package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.database.TestDatabase;
import dev.docket.database.TestDatabaseKind;
import dev.docket.database.TestPostgres;
import dev.docket.order.Sender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation in a temporary folder, worked on as a person does it: by commands and files. */
final class CommandLineHome {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Two groups, one of them with both formats; a sensitive property; a type that needs two
   * approvals.
   */
  private static final String MODEL =
      """
      entityTypes:
        Directory_User:
          displayName: Employee
        Directory_Guest:
          displayName: Guest
      managedSystems:
        SAP:
          displayName: SAP ERP
        AccessControl:
          displayName: Door access control
      operatorGroups:
        Applications:
          displayName: Applications team
          formats: [xlsx, csv]
        Reception:
          displayName: Reception
          formats: [csv]
      resourceTypes:
        SAP_Account:
          displayName: SAP account
          entityType: Directory_User
          managedSystem: SAP
          connection: manual-ticket
          operatorGroup: Applications
          key: userName
          instructions: Open transaction SU01.
          properties:
            userName:
              displayName: User name
            department:
              displayName: Department
            initialPassword:
              displayName: Initial password
              sensitive: true
        Badge:
          displayName: Badge
          entityType: Directory_User
          managedSystem: AccessControl
          connection: manual-ticket
          operatorGroup: Reception
          key: badgeNumber
          properties:
            badgeNumber:
              displayName: Badge number
        Admin_Account:
          displayName: Administrator
          entityType: Directory_User
          managedSystem: SAP
          connection: manual-ticket
          operatorGroup: Applications
          approvals: 2
        Guest_Badge:
          displayName: Guest badge
          entityType: Directory_Guest
          managedSystem: AccessControl
          connection: manual-ticket
          operatorGroup: Reception
      """;

  private final Path root;
  private final String user;
  private final Duration patience;

  private final Map<String, String> datasource;

  private CommandLineHome(
      Path root, Map<String, String> datasource, String user, Duration patience) {
    this.root = root;
    this.datasource = datasource;
    this.user = user;
    this.patience = patience;
  }

  /** What a command left: its exit code and its words. */
  record Result(int exit, String out, String err) {

    JsonNode json() {
      return JSON.readTree(out);
    }

    /** The one element of a JSON array. */
    JsonNode single() {
      JsonNode all = json();
      assertThat(all.size()).as(out).isEqualTo(1);
      return all.get(0);
    }

    Result exits(int expected) {
      assertThat(exit).as(err + out).isEqualTo(expected);
      return this;
    }
  }

  /** A home below a folder, made with {@code init}. */
  static CommandLineHome in(Path folder, String... settings) {
    CommandLineHome home = unmade(folder, settings);
    home.run("init").exits(0);
    return home;
  }

  /** A home that has a model and settings, and is not made yet. */
  static CommandLineHome unmade(Path folder, String... settings) {
    CommandLineHome home =
        new CommandLineHome(
            folder.resolve("home"), freshDatabase(), "olga", Duration.ofSeconds(30));
    home.write("model/model.yaml", MODEL);
    home.write(
        "docket.yaml", "docket:\n  governance:\n    settle: 0s\n" + String.join("", settings));
    return home;
  }

  /** A home that is nothing yet, not even a folder. */
  static CommandLineHome empty(Path folder) {
    return new CommandLineHome(
        folder.resolve("home"), freshDatabase(), "olga", Duration.ofSeconds(30));
  }

  /** The same home, used by another person. */
  CommandLineHome as(String otherUser) {
    return new CommandLineHome(root, datasource, otherUser, patience);
  }

  /** The same home, used by somebody who waits only so long for others. */
  CommandLineHome waiting(Duration duration) {
    return new CommandLineHome(root, datasource, user, duration);
  }

  /** The same home, with other settings of the database; none means the embedded one. */
  CommandLineHome on(Map<String, String> otherDatasource) {
    return new CommandLineHome(root, otherDatasource, user, patience);
  }

  /** The settings for a database on the tests' server. */
  static Map<String, String> postgres(String url) {
    return Map.of("url", url, "username", TestPostgres.USER);
  }

  private static Map<String, String> freshDatabase() {
    return switch (TestDatabaseKind.current()) {
      case HSQLDB -> Map.of();
      case POSTGRESQL -> postgres(TestPostgres.freshDatabase());
    };
  }

  /** What a process of its own needs in its environment to work on this home. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(Map.of("DOCKET_HOME", root.toString()));
    datasource.forEach(
        (name, value) ->
            environment.put("DOCKET_DATASOURCE_" + name.toUpperCase(Locale.ROOT), value));
    return environment;
  }

  /** No database is set any more in this process. */
  static void forgetDatabase() {
    for (String name : List.of("url", "username", "password")) {
      System.clearProperty("docket.datasource." + name);
    }
  }

  /** Commands in this process see the home's database as they would see the environment. */
  private void useDatabase() {
    forgetDatabase();
    datasource.forEach((name, value) -> System.setProperty("docket.datasource." + name, value));
  }

  /** Looks at, or changes, the database by hand, while no command runs. */
  <T> T sql(Function<JdbcTemplate, T> statements) {
    if (isOnPostgres()) {
      return statements.apply(new JdbcTemplate(TestPostgres.connections(datasource.get("url"))));
    }
    JdbcTemplate sql = new JdbcTemplate(TestDatabase.hsqldb(file("data/db")));
    try {
      return statements.apply(sql);
    } finally {
      sql.execute("SHUTDOWN");
    }
  }

  /** All that the database holds, as far as it is text. */
  String databaseContent() {
    if (isOnPostgres()) {
      return sql(
          sql ->
              sql.queryForObject(
                  "SELECT CAST(schema_to_xml('public', TRUE, FALSE, '') AS TEXT)", String.class));
    }
    StringBuilder content = new StringBuilder();
    for (Path file : files("data/db")) {
      byte[] bytes = bytes(file);
      content
          .append(new String(bytes, StandardCharsets.ISO_8859_1))
          .append(new String(bytes, StandardCharsets.UTF_16BE));
    }
    return content.toString();
  }

  private boolean isOnPostgres() {
    return datasource.containsKey("url");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  Caller caller(PrintStream out, PrintStream err) {
    return new Caller(
        root.resolveSibling("desk"),
        Path.of("").toAbsolutePath(),
        Sender.osUser(user),
        out,
        err,
        patience);
  }

  Result run(String... args) {
    useDatabase();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Docket.run(
            caller(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            Map.of("DOCKET_HOME", root.toString()),
            args);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Keeps the installation open, as a service would. */
  Installation installation() {
    useDatabase();
    return Installation.open(caller(System.out, System.err), root, "test", Installation.Use.CHANGE);
  }

  /** Drops orders into the feed. */
  Path feed(String name, String... orders) {
    return write("inbound/orders/" + name, feedOf(orders));
  }

  /** A feed outside the home. */
  Path onTheDesk(String name, String content) {
    return writeTo(root.resolveSibling("desk").resolve(name), content);
  }

  static String feedOf(String... orders) {
    return "{\"ProvisioningOrdersList\": [\n" + String.join(",\n", orders) + "\n]}";
  }

  /** An order of the governance system that gives Ada another department. */
  static String order(String assignment, String department) {
    return order(assignment, "SAP_Account", "Modified", "\"department\": \"" + department + "\"");
  }

  static String order(String assignment, String type, String changeType, String changes) {
    return """
        {"AssignedResourceTypeId": "%s", "ChangeType": "%s", "WorkflowInstanceId": "W1",
         "Owner": {"Id": "77", "Identifier": "E1001", "InternalDisplayName": "Ada Lovelace"},
         "ResourceType": {"Id": "5", "Identifier": "%s", "SourceEntityType": {"Id": "3", "Identifier": "%s"}},
         "Changes": {%s}, "Resource": {"userName": "ALOVELACE", "department": "Sales"}}"""
        .formatted(
            assignment,
            changeType,
            type,
            type.equals("Guest_Badge") ? "Directory_Guest" : "Directory_User",
            changes);
  }

  /** Loads orders and puts them out on sheets. */
  void issue(String... orders) {
    feed("issued-" + System.nanoTime() + ".json", orders);
    run("run", "complete").exits(0);
  }

  /** The orders as scripts see them, by external id; of several with the same id the newest. */
  Map<String, JsonNode> orders() {
    Map<String, JsonNode> orders = new TreeMap<>();
    run("orders", "list", "--json")
        .exits(0)
        .json()
        .forEach(o -> orders.put(o.get("externalId").asString(), o));
    return orders;
  }

  /** Each order's state, by external id; of several with the same id the newest. */
  Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    orders().forEach((id, order) -> states.put(id, order.get("state").asString()));
    return states;
  }

  String number(String externalId) {
    return orders().get(externalId).get("order").asString();
  }

  JsonNode show(String number) {
    return run("orders", "show", number, "--json").exits(0).json();
  }

  /** The sheets that are out, in the order of their names, with that ending. */
  List<Path> sheets(String ending) {
    return files("outbound").stream()
        .filter(f -> f.getFileName().toString().endsWith(ending))
        .filter(f -> !f.toString().contains("/receipts/") && !f.toString().contains("/results/"))
        .filter(f -> !f.toString().contains("/archive/"))
        .toList();
  }

  Sheet sheet(String ending) {
    List<Path> found = sheets(ending);
    assertThat(found).as("sheets " + ending).hasSize(1);
    return Sheet.read(found.get(0));
  }

  /** The lines of all result files, without headers, file after file. */
  List<String> resultLines() {
    List<String> lines = new ArrayList<>();
    for (Path file : files("outbound/results")) {
      List<String> all = read(file).lines().toList();
      assertThat(all.get(0))
          .isEqualTo(
              "\"AssignmentId\",\"ProvisioningState\",\"Message\",\"ChangeType\",\"OwnerId\",\"OwnerType\"");
      lines.addAll(all.subList(1, all.size()));
    }
    return lines;
  }

  /** All files below a folder of the home, hidden ones too, but for the folders' marks; by name. */
  List<Path> files(String folder) {
    Path top = root.resolve(folder);
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !file.endsWith(".docket")) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault)
                throws IOException {
              if (fault instanceof NoSuchFileException) {
                // A service that runs renamed it since its folder was listed.
                return FileVisitResult.CONTINUE;
              }
              throw fault;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files;
  }

  /** The names of the files below a folder of the home. */
  List<String> names(String folder) {
    return files(folder).stream().map(f -> f.getFileName().toString()).toList();
  }

  Path file(String name) {
    return root.resolve(name);
  }

  Path write(String name, String content) {
    return writeTo(root.resolve(name), content);
  }

  Path write(String name, byte[] content) {
    try {
      Files.createDirectories(root.resolve(name).getParent());
      return Files.write(root.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path writeTo(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
