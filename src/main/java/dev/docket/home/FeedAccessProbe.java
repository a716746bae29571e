package dev.docket.home;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether somebody can write both the folder for returns and the feeds: whoever can could order and
 * confirm alike. By owner, group and mode; access control lists are not looked at.
 */
@Component
class FeedAccessProbe implements Probe {

  private static final int STICKY = 01000;

  private final Home home;

  FeedAccessProbe(Home home) {
    this.home = home;
  }

  /** Who may write a folder, beside the user that Docket runs as. */
  private record Writers(@Nullable String user, @Nullable String group, boolean all) {}

  @Override
  public List<Condition> look() throws IOException {
    if (!Files.getFileStore(home.inbound()).supportsFileAttributeView("posix")) {
      return List.of(Condition.good("Owners and modes are not known here; nothing was compared."));
    }
    List<Condition> conditions = new ArrayList<>();
    for (Path drop : List.of(home.inbound(), home.check())) {
      String both = both(writers(drop), writers(home.orders()));
      if (both != null) {
        conditions.add(
            Condition.warning(
                both + " may write both " + drop + " and the feeds in " + home.orders() + ".",
                "Operators need to write inbound and check only. Take the right to write the feeds"
                    + " from them (chmod, chgrp), or put the feeds elsewhere:"
                    + " docket.folders.orders."));
      } else if (home.orders().startsWith(drop) && isReplaceable(drop)) {
        conditions.add(
            Condition.warning(
                "Who may write "
                    + drop
                    + " can put another folder in the place of the feeds in it.",
                "Set its sticky bit (chmod +t "
                    + drop
                    + "), or put the feeds elsewhere: docket.folders.orders."));
      }
    }
    return conditions.isEmpty()
        ? List.of(Condition.good("Nobody else may write both the returns and the feeds."))
        : conditions;
  }

  private static @Nullable String both(Writers drop, Writers feeds) {
    if (drop.all() && feeds.all()) {
      return "Everybody";
    }
    if (drop.group() != null && (drop.group().equals(feeds.group()) || feeds.all())) {
      return "The group " + drop.group();
    }
    if (feeds.group() != null && drop.all()) {
      return "The group " + feeds.group();
    }
    if (drop.user() != null && (drop.user().equals(feeds.user()) || feeds.all())) {
      return "The user " + drop.user();
    }
    return feeds.user() != null && drop.all() ? "The user " + feeds.user() : null;
  }

  private static Writers writers(Path folder) throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
    String owner = attributes.owner().getName();
    boolean isOurs = owner.equals(System.getProperty("user.name")) || owner.equals("root");
    return new Writers(
        !isOurs && attributes.permissions().contains(PosixFilePermission.OWNER_WRITE)
            ? owner
            : null,
        attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
            ? attributes.group().getName()
            : null,
        attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE));
  }

  /** In a folder without the sticky bit whoever may write it may rename what is in it. */
  private static boolean isReplaceable(Path folder) throws IOException {
    Writers writers = writers(folder);
    boolean others = writers.all() || writers.group() != null;
    return others && ((int) Files.getAttribute(folder, "unix:mode") & STICKY) == 0;
  }
}
