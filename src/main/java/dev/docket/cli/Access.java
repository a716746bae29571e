package dev.docket.cli;

import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may have the owner of a home run which command. The home's owner, root and the user that this
 * process runs as may everything.
 */
final class Access {

  /** What somebody is allowed; admins may all of it. */
  enum Role {
    AUDITOR,
    OPERATOR,
    REVIEWER,
    ADMIN;

    /** Whoever has any role may look. */
    boolean includes(Role needed) {
      return this == needed || this == ADMIN || needed == AUDITOR;
    }

    /** The setting that lists who has it. */
    String setting() {
      return "docket.access." + word() + "s";
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Commands that make a home or own it; no owner runs them for others. */
  static final Set<String> NEVER_FOR_OTHERS = Set.of("init", "demo", "serve", "restore");

  /** What only root and the home's owner may have the owner's process do. */
  static final Set<String> FOR_OWNERS = Set.of("backup");

  /** The one table: which role each command needs. What is not here needs an admin. */
  static final Map<String, Role> NEEDED =
      Map.ofEntries(
          Map.entry("orders list", Role.AUDITOR),
          Map.entry("orders show", Role.AUDITOR),
          Map.entry("sheets list", Role.AUDITOR),
          Map.entry("sheets show", Role.AUDITOR),
          Map.entry("runs list", Role.AUDITOR),
          Map.entry("files list", Role.AUDITOR),
          Map.entry("files show", Role.AUDITOR),
          Map.entry("doctor", Role.AUDITOR),
          Map.entry("import", Role.OPERATOR),
          Map.entry("check", Role.OPERATOR),
          Map.entry("orders confirm", Role.OPERATOR),
          Map.entry("orders error", Role.OPERATOR),
          Map.entry("orders approve", Role.REVIEWER),
          Map.entry("orders decline", Role.REVIEWER),
          Map.entry("orders retry", Role.REVIEWER),
          Map.entry("orders cancel", Role.REVIEWER),
          Map.entry("files release", Role.REVIEWER),
          Map.entry("load", Role.ADMIN),
          Map.entry("run complete", Role.ADMIN),
          Map.entry("runs resume", Role.ADMIN),
          Map.entry("sheets recall", Role.ADMIN),
          Map.entry("backup", Role.ADMIN));

  private final Map<Role, List<String>> users;
  private final Set<String> trusted;

  Access(AccessSettings settings, Set<String> trusted) {
    this.users =
        Map.of(
            Role.ADMIN, settings.admins(),
            Role.REVIEWER, settings.reviewers(),
            Role.OPERATOR, settings.operators(),
            Role.AUDITOR, settings.auditors());
    this.trusted = trusted;
  }

  /** Who may everything in a home without any setting. */
  static Set<String> trusted(Home home) {
    Set<String> trusted = new TreeSet<>(List.of("root", System.getProperty("user.name")));
    try {
      trusted.add(Files.getOwner(home.root()).getName());
    } catch (IOException | UnsupportedOperationException e) {
      // The others are known.
    }
    return trusted;
  }

  /**
   * Refuses a command to a user who may not give it.
   *
   * @param command its words, such as {@code orders list}
   */
  void check(String user, String command) {
    if (NEVER_FOR_OTHERS.contains(command)) {
      throw new RefusedException(
          "docket " + command + " is not run by the process that owns the home; run it by itself.");
    }
    if (FOR_OWNERS.contains(command) && !trusted.contains(user)) {
      throw new RefusedException(
          user
              + " may not give the command docket "
              + command
              + ", which writes all that Docket knows with the rights of the home's owner; it takes root"
              + " or that owner.");
    }
    Role needed = NEEDED.getOrDefault(command, Role.ADMIN);
    if (trusted.contains(user)
        || users.entrySet().stream()
            .anyMatch(e -> e.getValue().contains(user) && e.getKey().includes(needed))) {
      return;
    }
    throw new RefusedException(
        user
            + " may not give the command docket "
            + command
            + "; it takes "
            + takes(needed)
            + ", root or the home's owner. Whoever keeps docket.yaml can add "
            + user
            + " to "
            + needed.setting()
            + " there; it counts when the process that owns the home is started anew.");
  }

  private static String takes(Role needed) {
    return needed == Role.AUDITOR
        ? "one of the roles auditor, operator, reviewer and admin"
        : needed == Role.ADMIN ? "an admin" : "the role " + needed.word() + " or admin";
  }
}
