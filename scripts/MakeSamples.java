import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the order feeds of the sample company Kestrelmoor Instruments. People, company and numbers
 * are invented. The same program writes the same bytes on every machine: nothing in it is random,
 * the i-th order of a resource type follows from i.
 *
 * <p>Run it from the checkout: {@code java scripts/MakeSamples.java [TARGET]}. It replaces {@code
 * TARGET/feeds}; the target is {@code samples} unless told otherwise.
 */
public class MakeSamples {

  // ---- words ----------------------------------------------------------------------------------

  /** They are in a file of their own, since Java reads this one in the machine's encoding. */
  private static final Path WORDS_FILE = Path.of("samples", "words.txt");

  private static final Map<String, List<String>> WORDS = readWords();

  private static Map<String, List<String>> readWords() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(WORDS_FILE, StandardCharsets.UTF_8)) {
        if (line.startsWith("[") && line.endsWith("]")) {
          section = new ArrayList<>();
          sections.put(line.substring(1, line.length() - 1), section);
        } else if (!line.isBlank() && !line.startsWith("# ")) {
          section.add(line.translateEscapes());
        }
      }
      return sections;
    } catch (IOException e) {
      throw exit("Cannot read " + WORDS_FILE + "; run from the checkout.");
    }
  }

  private static List<String> words(String section) {
    return WORDS.get(section);
  }

  private static List<List<String>> namesOf(String section) {
    return words(section).stream().map(line -> List.of(line.split(" \\| "))).toList();
  }

  // ---- people, guests and applications --------------------------------------------------------

  /** First names; one goes with any of the last names of the same index. */
  private static final List<List<String>> FIRST_NAMES = namesOf("first names");

  private static final List<List<String>> LAST_NAMES = namesOf("last names");

  private static final int USERS = 120;
  private static final int GUESTS = 40;
  private static final int APPLICATIONS = 35;

  /** Whom an order is for, as the governance system describes it. */
  private record Owner(int id, String identifier, String displayName, Map<String, Object> more) {
    Map<String, Object> link() {
      return MakeSamples.link(id, identifier, displayName);
    }

    Map<String, Object> json() {
      Map<String, Object> json = link();
      json.putAll(more);
      return json;
    }
  }

  private static Owner user(int i) {
    int turn = i / FIRST_NAMES.size();
    String first = pick(pick(FIRST_NAMES, i), turn);
    return person("E", 1000 + i, i, first, pick(pick(LAST_NAMES, i), turn / 4));
  }

  private static Owner guest(int i) {
    int turn = i / FIRST_NAMES.size();
    String first = pick(pick(FIRST_NAMES, i), turn);
    Owner guest = person("G", 5000 + i, i, first, pick(pick(LAST_NAMES, i + 1), turn));
    guest.more().put("Company", pick(words("companies"), i));
    return guest;
  }

  private static Owner person(String letter, int id, int i, String first, String last) {
    boolean familyNameFirst = Character.isIdeographic(last.codePointAt(0));
    Map<String, Object> more =
        map("EmployeeId", format("%05d", i * 7 + 42), "MainFirstName", first);
    more.put("MainLastName", last);
    more.put("Mail", format("%s%04d@kestrelmoor.example", letter.toLowerCase(Locale.ROOT), id));
    more.put("PhoneNumber", i % 3 == 0 ? null : phone(i));
    return new Owner(
        id, letter + format("%05d", id), familyNameFirst ? last + first : first + " " + last, more);
  }

  private static Owner application(int i) {
    List<String> subjects =
        List.of("Tide", "Order", "Archive", "Sensor", "Ledger", "Crew", "Harbour");
    List<String> kinds = List.of("Gateway", "Planner", "Monitor", "Exchange", "Portal");
    String name = pick(subjects, i) + " " + pick(kinds, i / subjects.size());
    return new Owner(
        8000 + i,
        format("APP%03d", i + 1),
        name,
        map("Criticality", i % 4, "IsInternetFacing", i % 5 == 0));
  }

  private static Owner owner(String entityType, int i) {
    return switch (entityType) {
      case "Directory_User" -> user(i % USERS);
      case "Directory_Guest" -> guest(i % GUESTS);
      default -> application(i % APPLICATIONS);
    };
  }

  // ---- values that spreadsheets, CSV and JSON like to damage -----------------------------------

  private static final List<String> REMARKS =
      Stream.concat(words("remarks").stream(), Stream.of("The full story. ".repeat(125))).toList();

  /** Counted without deletions, which set nothing, so that all remarks come up in few orders. */
  private static String remark(Kind kind, int i) {
    long before = IntStream.range(0, i).filter(k -> Operation.of(k) != Operation.DELETE).count();
    return pick(REMARKS, (int) before * 7 + kind.id);
  }

  private static String phone(int i) {
    return i % 2 == 0 ? format("+49 30 23125 %03d", i % 1000) : format("+493023125%03d", i % 1000);
  }

  private static String date(int i) {
    return LocalDate.of(2026, 12, 1).plusDays(i * 5L % 60).toString();
  }

  private static Map<String, Object> link(int id, String identifier, String displayName) {
    return map("Id", id, "Identifier", identifier, "InternalDisplayName", displayName);
  }

  private static Map<String, Object> department(int i) {
    int number = i % words("departments").size();
    return link(300 + number, format("DEP%02d", number), words("departments").get(number));
  }

  // ---- what is ordered --------------------------------------------------------------------------

  /** A number in a JSON file, with its digits as written. */
  private record Digits(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A property and its value in the i-th order. */
  private record Field(String name, IntFunction<Object> value) {}

  /** A resource type's orders. The first property identifies the resource. */
  private static final class Kind {
    final String name;
    final int id;
    final String entityType;
    final int orders;
    final long firstAssignment;
    final List<Field> fields = new ArrayList<>();
    String links = "";
    List<String> choices = List.of();

    Kind(String name, int id, String entityType, int orders, long firstAssignment) {
      this.name = name;
      this.id = id;
      this.entityType = entityType;
      this.orders = orders;
      this.firstAssignment = firstAssignment;
    }

    Kind field(String property, IntFunction<Object> value) {
      fields.add(new Field(property, value));
      return this;
    }

    /** A property that holds links, and what they lead to. */
    Kind links(String property, String... to) {
      links = property;
      choices = List.of(to);
      return this;
    }

    String key() {
      return fields.get(0).name();
    }
  }

  private static final Kind SAP_ACCOUNT =
      new Kind("SAP_Account", 11, "Directory_User", 90, 110_001)
          .field("userName", i -> format("KM%05d", 42 + i))
          .field("initialPassword", MakeSamples::secret)
          .field("department", MakeSamples::department)
          .field("costCenter", i -> format("%06d", 420 + i % 9))
          .field("personnelNumber", i -> new Digits(format("9007199254740%05d", 993 + i)))
          .field("validFrom", MakeSamples::date)
          .field("isLocked", i -> i % 4 == 1)
          .field("telephone", MakeSamples::phone)
          .links("roles", "FI_READ", "FI_POST", "MM_BUYER", "SD_ORDERS", "HR_TIME");

  private static final Kind BADGE =
      new Kind("Badge", 12, "Directory_User", 60, 120_001)
          .field("badgeNumber", i -> format("%08d", 4_200 + i * 13))
          .field("building", i -> pick(words("buildings"), i))
          .field("validUntil", MakeSamples::date)
          .field("hasPhoto", i -> i % 2 == 0)
          .links("zones", "LOBBY", "LAB_1", "LAB_2", "VAULT", "ROOF");

  private static final Kind PHONE_EXTENSION =
      new Kind("Phone_Extension", 13, "Directory_User", 50, 130_001)
          .field("extension", i -> format("%04d", 7 + i * 11))
          .field("number", i -> phone(i * 11))
          .field("voicemail", i -> i % 3 != 0)
          .field("monthlyBudget", i -> digits(i, "12.50", "0", "-5.00", "1E2", "1234.5"))
          .field("lineGroup", MakeSamples::department);

  private static final Kind LOCKER =
      new Kind("Locker", 14, "Directory_User", 30, 140_001)
          .field("lockerNumber", i -> (1 + i % 5) + "E" + (1 + i / 5))
          .field("floor", i -> digits(i, "-1", "0", "1", "2", "3"))
          .field("keyTag", i -> format("%04d", i + 3));

  private static final Kind GUEST_WIFI =
      new Kind("Guest_WiFi", 21, "Directory_Guest", 40, 210_001)
          .field("login", i -> format("guest%03d@visitors.kestrelmoor.example", i + 1))
          .field("device", i -> format("02:00:5E:10:%02X:%02X", i, i * 5 % 256))
          .field("validUntil", MakeSamples::date)
          .field("megabits", i -> digits(i, "10", "25.5", "100"));

  private static final Kind GUEST_BADGE =
      new Kind("Guest_Badge", 22, "Directory_Guest", 40, 900_719_925_474_099_301L)
          .field("badgeNumber", i -> format("%07d", 9_000 + i))
          .field("escort", i -> user(i).link())
          .field("validUntil", MakeSamples::date)
          .links("zones", "LOBBY", "CANTEEN", "LAB_1", "FORUM");

  private static final Kind APP_SERVICE_ACCOUNT =
      new Kind("App_Service_Account", 31, "Directory_Application", 35, 310_001)
          .field("accountName", i -> "svc-" + slug(application(i), "-"))
          .field("isInteractive", i -> i % 7 == 0)
          .field("maximumLogins", i -> digits(i, "0", "5", "10", "25", "1000"))
          .field("passwordRotation", i -> pick(List.of("P30D", "P90D", "never"), i))
          .links("memberOf", "svc-all", "svc-batch", "svc-web", "svc-mail");

  private static final Kind PAYROLL =
      new Kind("Payroll", 15, "Directory_User", 50, 420_001)
          .field("personnelNumber", i -> format("4200000000%08d", 17 + i))
          .field("costCenter", i -> format("%06d", 42 + i % 8))
          .field("allowance", i -> digits(i, "1234.50", "-5.00", "0", "1E3", "+12", "1,050.00"))
          .field("startDate", MakeSamples::date)
          .field("isPartTime", i -> i % 2 == 0 ? "TRUE" : "FALSE");

  private static final Kind FLEET_CARD =
      new Kind("Fleet_Card", 16, "Directory_User", 20, 160_001)
          .field("cardNumber", i -> format("70001234567890%04d", i * 3))
          .field("monthlyLimit", i -> digits(i, "250", "99.90", "1000.00"))
          .field("plate", i -> format("KM-T %d E", 40 + i))
          .field("fuelOnly", i -> i % 2 == 1);

  private static final Kind APP_DATABASE_ROLE =
      new Kind("App_Database_Role", 32, "Directory_Application", 35, 320_001)
          .field("roleName", i -> slug(application(i), "_") + "_rw")
          .field("schema", i -> slug(application(i), "_"))
          .field("connectionLimit", i -> digits(i, "5", "15", "25", "35"))
          .field("mayCreate", i -> i % 3 == 0);

  private static Digits digits(int i, String... choices) {
    return new Digits(choices[i % choices.length]);
  }

  private static String secret(int i) {
    return "Ebb+Flow-" + Long.toString((i + 1) * 1_234_567_890_123L % 2_821_109_907_456L, 36);
  }

  private static String slug(Owner application, String separator) {
    return application.displayName().toLowerCase(Locale.ROOT).replace(" ", separator);
  }

  // ---- orders -----------------------------------------------------------------------------------

  private enum Operation {
    CREATE("Added"),
    ASSOCIATE("Added"),
    UPDATE("Modified"),
    DELETE("Deleted");

    final String changeType;

    Operation(String changeType) {
      this.changeType = changeType;
    }

    private static final List<Operation> MIX =
        List.of(
            CREATE, UPDATE, DELETE, ASSOCIATE, UPDATE, CREATE, ASSOCIATE, UPDATE, CREATE, DELETE);

    static Operation of(int i) {
      return pick(MIX, i);
    }
  }

  /** The properties that an order sets: for a creation all of them, otherwise a few that change. */
  private static Map<String, Object> proposed(Kind kind, int i) {
    Operation operation = Operation.of(i);
    Map<String, Object> proposed = new LinkedHashMap<>();
    if (operation == Operation.DELETE) {
      return proposed;
    }
    Map<String, Object> current = current(kind, i);
    for (Field field : kind.fields) {
      Object value = field.value().apply(i);
      boolean changes =
          current.containsKey(field.name()) && !value.equals(current.get(field.name()));
      boolean chosen = changes && (proposed.size() + i) % 3 != 2;
      if (operation == Operation.CREATE || chosen) {
        proposed.put(field.name(), value);
      }
    }
    proposed.put("remark", remark(kind, i));
    return proposed;
  }

  /** The resource as it is; its key is the one ordered, and nobody can read its password. */
  private static Map<String, Object> current(Kind kind, int i) {
    Map<String, Object> current = new LinkedHashMap<>();
    for (Field field : kind.fields) {
      if (!field.name().equals("initialPassword")) {
        current.put(field.name(), field.value().apply(field.name().equals(kind.key()) ? i : i + 1));
      }
    }
    current.put("remark", i % 5 == 0 ? null : remark(kind, i + 1));
    return current;
  }

  private static Map<String, Object> governanceOrder(Kind kind, int i) {
    Operation operation = Operation.of(i);
    long assignment = kind.firstAssignment + i;
    Map<String, Object> order = new LinkedHashMap<>();
    order.put(
        "AssignedResourceTypeId",
        i % 2 == 0 ? new Digits(String.valueOf(assignment)) : String.valueOf(assignment));
    order.put(
        "ChangeType",
        i % 11 == 3 ? operation.changeType.toLowerCase(Locale.ROOT) : operation.changeType);
    if (i % 4 != 2) {
      order.put(
          "WorkflowInstanceId",
          format("%08x-0042-4000-8000-%012x", kind.id * 4099, assignment % 99_991));
    }
    if (kind != LOCKER || i % 15 != 14) { // a locker that nobody has any more
      order.put("Owner", owner(kind.entityType, i).json());
    }
    order.put(
        "ResourceType",
        map(
            "Id",
            kind.id,
            "Identifier",
            kind.name,
            "SourceEntityType",
            map("Id", kind.id / 10, "Identifier", kind.entityType),
            "TargetEntityType",
            map("Id", 40 + kind.id, "Identifier", kind.name + "_Object")));
    order.put("Changes", governanceChanges(kind, i));
    if (operation != Operation.CREATE) {
      Map<String, Object> resource = map("Id", 700_000 + kind.id * 1000 + i);
      resource.putAll(current(kind, i));
      order.put("Resource", resource);
    }
    if (i % 6 == 0) {
      order.put(
          "Delivery",
          map("Number", i, "IsUrgent", i % 12 == 0, "Tags", List.of("autumn", "by hand")));
    }
    return order;
  }

  private static Map<String, Object> governanceChanges(Kind kind, int i) {
    Map<String, Object> changes = proposed(kind, i);
    if (Operation.of(i) == Operation.UPDATE && i % 4 == 1) {
      changes.put("remark", null);
    }
    if (!kind.links.isEmpty() && !changes.isEmpty()) {
      String added = pick(kind.choices, i);
      String removed = pick(kind.choices, i + 1);
      changes.put(
          kind.links + "_add",
          List.of(link(900 + i, added, "Access: " + added), pick(kind.choices, i + 2)));
      if (Operation.of(i) == Operation.UPDATE) {
        changes.put(kind.links + "_remove", List.of(link(950 + i, removed, "Access: " + removed)));
      }
    }
    return changes;
  }

  /** One order of Docket's own feed, its property changes in {@code new} and {@code old}. */
  private static Map<String, Object> docketOrder(Kind kind, int i) {
    Operation operation = Operation.of(i);
    Owner owner = owner(kind.entityType, i + 31);
    Map<String, Object> order =
        map(
            "externalId",
            format("%09d", kind.firstAssignment + i),
            "entityType",
            kind.entityType,
            "operation",
            operation.name(),
            "resourceType",
            kind.name);
    order.put("ownerId", owner.identifier());
    order.put("ownerName", owner.displayName());
    order.put(
        "resource", operation == Operation.CREATE ? null : kind.fields.get(0).value().apply(i));
    order.put("due", i % 3 == 0 ? date(i) : null);
    order.put("reason", i % 4 == 0 ? pick(words("reasons"), i) : null);
    Map<String, Object> changes = proposed(kind, i);
    Map<String, Object> known = operation == Operation.CREATE ? Map.of() : current(kind, i);
    Map<String, Object> old = new LinkedHashMap<>();
    changes.keySet().stream()
        .filter(known::containsKey)
        .forEach(name -> old.put(name, known.get(name)));
    order.put("new", changes);
    order.put("old", old);
    return order;
  }

  // ---- files ------------------------------------------------------------------------------------

  private static final String BOM = "\uFEFF";
  private static final DateTimeFormatter FILE_NAME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  private final Path target;

  private MakeSamples(Path target) {
    this.target = target;
  }

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args.length > 0 ? args[0] : "samples");
    if (args.length > 1 || !Files.isDirectory(target)) {
      throw exit("There is no folder " + target + "; run java scripts/MakeSamples.java [TARGET]");
    }
    new MakeSamples(target).writeAll();
  }

  private static Error exit(String message) {
    System.err.println(message);
    System.exit(2);
    return new AssertionError(message);
  }

  private void writeAll() throws IOException {
    delete(target.resolve("feeds"));
    List<Kind> fromGovernance =
        List.of(
            SAP_ACCOUNT,
            BADGE,
            PHONE_EXTENSION,
            LOCKER,
            GUEST_WIFI,
            GUEST_BADGE,
            APP_SERVICE_ACCOUNT);
    for (Kind kind : fromGovernance) {
      writeGovernanceFiles(kind);
    }
    write("feeds/orders/payroll-2026-12.csv", BOM + csv(orders(PAYROLL, 0, 30), PAYROLL));
    write("feeds/orders/payroll-2027-01.csv", csv(orders(PAYROLL, 30, 50), PAYROLL));
    write("feeds/orders/fleet-cards.jsonl", jsonLines(orders(FLEET_CARD, 0, FLEET_CARD.orders)));
    write(
        "feeds/orders/database-roles.jsonl",
        jsonLines(orders(APP_DATABASE_ROLE, 0, APP_DATABASE_ROLE.orders)));
  }

  /** A folder per resource type; the files differ as those of real installations do. */
  private void writeGovernanceFiles(Kind kind) throws IOException {
    int perFile = 13;
    LocalDateTime time = LocalDateTime.of(2026, 11, 2, 6, 30, 7).plusMinutes(kind.id);
    for (int from = 0; from < kind.orders; from += perFile) {
      List<Object> orders = new ArrayList<>();
      for (int i = from; i < Math.min(from + perFile, kind.orders); i++) {
        orders.add(governanceOrder(kind, i));
      }
      boolean last = from + perFile >= kind.orders;
      Object content = map("ProvisioningOrdersList", orders);
      if (last && kind == LOCKER) {
        content = orders;
      } else if (last && kind == GUEST_BADGE) {
        content = orders.get(0);
      }
      int file = from / perFile;
      String text = file % 3 == 1 ? compact(content) : pretty(content, "") + "\n";
      String name = FILE_NAME.format(time.plusDays(file).plusNanos(file * 271_000_000L)) + ".json";
      write("feeds/orders/" + kind.name + "/" + name, file % 3 == 0 ? BOM + text : text);
    }
  }

  private static List<Map<String, Object>> orders(Kind kind, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> docketOrder(kind, i))
        .collect(Collectors.toList());
  }

  private static String jsonLines(List<Map<String, Object>> orders) {
    return orders.stream().map(order -> json(order, false) + "\n").collect(Collectors.joining());
  }

  private static String csv(List<Map<String, Object>> orders, Kind kind) {
    List<String> fixed =
        orders.get(0).keySet().stream().filter(n -> !n.equals("new") && !n.equals("old")).toList();
    List<String> properties =
        Stream.concat(kind.fields.stream().map(Field::name), Stream.of("remark")).toList();
    List<String> header = new ArrayList<>(fixed);
    properties.forEach(property -> header.addAll(List.of("new:" + property, "old:" + property)));
    StringBuilder csv = new StringBuilder(csvLine(header));
    for (Map<String, Object> order : orders) {
      List<Object> cells = new ArrayList<>();
      fixed.forEach(name -> cells.add(order.get(name)));
      for (String property : properties) {
        cells.add(((Map<?, ?>) order.get("new")).get(property));
        cells.add(((Map<?, ?>) order.get("old")).get(property));
      }
      csv.append(csvLine(cells));
    }
    return csv.toString();
  }

  private static String csvLine(List<?> cells) {
    return cells.stream().map(MakeSamples::csvCell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String csvCell(Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain =
        text.chars().noneMatch(c -> ",;\"\r\n\t".indexOf(c) >= 0) && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  // ---- JSON and other small things --------------------------------------------------------------

  private static String compact(Object value) {
    return json(value, true);
  }

  private static String pretty(Object value, String indent) {
    String deeper = indent + "  ";
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return map.entrySet().stream()
          .map(
              e ->
                  deeper + quoted((String) e.getKey(), false) + ": " + pretty(e.getValue(), deeper))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list.stream()
          .map(item -> deeper + pretty(item, deeper))
          .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return json(value, false);
  }

  private static String json(Object value, boolean asciiOnly) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> quoted((String) e.getKey(), asciiOnly) + ":" + json(e.getValue(), asciiOnly))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> json(item, asciiOnly))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? quoted(text, asciiOnly) : String.valueOf(value);
  }

  private static String quoted(String text, boolean asciiOnly) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || asciiOnly && c > '~') {
        quoted.append(format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = target.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static <T> T pick(List<T> choices, int i) {
    return choices.get(i % choices.size());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A map of keys and values in turn; unlike {@code Map.of} in their order, and with nulls. */
  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
