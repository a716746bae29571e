package dev.docket.feed;

import dev.docket.home.Home;
import dev.docket.home.Settling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What lies in the folder of order feeds and may be taken. Keeps no state. */
@Component
public class FeedInbox {

  private final Home home;

  FeedInbox(Home home) {
    this.home = home;
  }

  /** What lies in the folder, and what of it has settled; both in name order. */
  public record Found(List<Path> all, List<Path> ready) {}

  /**
   * Looks into the folder. Orders are taken in name order, since a later one of an assignment
   * replaces an earlier one; so a file that has not settled yet holds back those after it, until it
   * has been growing for too long to be waited for.
   *
   * @param settling what the files were at the looks before
   * @param growing since when unsettled files have been waited for
   */
  public Found look(Settling settling, Growing growing) throws IOException {
    home.checkMounted();
    List<Path> all = FeedFolder.list(home.orders()).files();
    settling.keepOnly(all);
    growing.keepOnly(all);
    List<Path> ready = new ArrayList<>();
    boolean heldBack = false;
    for (Path file : all) {
      boolean settled;
      try {
        settled =
            settling.isSettled(
                file,
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
      } catch (NoSuchFileException e) {
        continue;
      }
      if (settled) {
        growing.ended(file);
        if (!heldBack) {
          ready.add(file);
        }
      } else {
        heldBack |= growing.isWaitedFor(file);
      }
    }
    return new Found(all, ready);
  }
}
