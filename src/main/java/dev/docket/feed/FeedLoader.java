package dev.docket.feed;

import dev.docket.audit.RegisteredFile;
import dev.docket.home.GivenFile;
import dev.docket.home.Home;
import dev.docket.metrics.Meters;
import dev.docket.order.Sender;
import dev.docket.run.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes order feeds in, one file at a time: registers the file, reads it to its end before anything
 * is taken in, enters its orders, puts it into the archive. Interrupted, it goes on where it was.
 * One thread at a time takes something in; others wait for their turn.
 */
@Component
@EnableConfigurationProperties(FeedSettings.class)
public class FeedLoader {

  private static final Logger log = LoggerFactory.getLogger(FeedLoader.class);

  private final Turns turns;
  private final Home home;
  private final LeftAlone leftAlone;
  private final FeedClaims claims;
  private final HeldFeeds held;
  private final FeedDecision decision;
  private final FeedClosing closing;
  private final Meters meters;

  FeedLoader(
      Turns turns,
      Home home,
      LeftAlone leftAlone,
      FeedClaims claims,
      HeldFeeds held,
      FeedDecision decision,
      FeedClosing closing,
      Meters meters) {
    this.turns = turns;
    this.home = home;
    this.leftAlone = leftAlone;
    this.claims = claims;
    this.held = held;
    this.decision = decision;
    this.closing = closing;
    this.meters = meters;
  }

  /**
   * Takes in a file that somebody named; it is copied and stays where it is.
   *
   * @throws dev.docket.home.HomeBusyException when what else is taking in feeds did not end in time
   */
  public FeedAnswer load(GivenFile file, Sender sender) {
    String problem = home.whyNotTaken(file);
    if (problem != null) {
      return counted(FeedAnswer.refused(home.name(file.named()), problem));
    }
    try (Turns.Turn turn = turns.take("load, by " + sender.name(), Turns.USUAL_PATIENCE)) {
      return counted(decide(claims.copy(file, sender)));
    } catch (IOException e) {
      return counted(unreadable(file.named(), e));
    }
  }

  /**
   * Takes in a file of the feeds' folder that has settled; it is moved.
   *
   * @throws IOException when it cannot be read or moved; it lies where it lay
   * @throws dev.docket.home.HomeBusyException when what else is taking in feeds did not end in time
   */
  public FeedAnswer takeDropped(Path file, Sender sender) throws IOException {
    try (Turns.Turn turn = turns.take("serve, taking in a feed", Turns.USUAL_PATIENCE)) {
      return counted(decide(claims.move(file, sender, null)));
    }
  }

  /**
   * Sets a file of the feeds' folder aside that could not even be read, so that it is not tried for
   * ever.
   *
   * @throws IOException when it cannot be moved either
   * @throws dev.docket.home.HomeBusyException when what else is taking in feeds did not end in time
   */
  public FeedAnswer setAside(Path file, Sender sender, String reason) throws IOException {
    try (Turns.Turn turn = turns.take("serve, taking in a feed", Turns.USUAL_PATIENCE)) {
      return counted(closing.refuse(claims.moveUnread(file, sender), reason));
    }
  }

  /**
   * Takes in all that lies in the folder of order feeds; the files are moved to the archive. Only
   * for the complete run, which has the turn.
   */
  List<FeedAnswer> synchronize(Sender sender, @Nullable Long run) throws IOException {
    List<FeedAnswer> answers = new ArrayList<>(resumeInterrupted());
    FeedFolder folder = FeedFolder.list(home.orders());
    folder.unreadable().forEach(file -> log.warn("a feed cannot be read and was left where it is"));
    for (Path file : folder.files()) {
      try {
        if (!leftAlone.await(file)) {
          log.warn(
              "a feed is being written all the time; it and those after it are left for later");
          return answers;
        }
        answers.add(counted(decide(claims.move(file, sender, run))));
      } catch (NoSuchFileException e) {
        log.info("a feed was taken away before its turn");
      } catch (IOException e) {
        answers.add(unreadable(file, e));
      }
    }
    return answers;
  }

  /** Goes on with files that a killed process left half taken in. */
  public List<FeedAnswer> resumeInterrupted() {
    return resume(id -> true);
  }

  /**
   * Goes on with files that had to wait for disk or database, those only whose id is due.
   *
   * @throws dev.docket.home.HomeBusyException when what else is taking in feeds did not end in time
   */
  public List<FeedAnswer> resumeWaiting(LongPredicate due) {
    try (Turns.Turn turn = turns.take("serve, taking in a feed", Turns.USUAL_PATIENCE)) {
      return resume(due);
    }
  }

  /**
   * Takes in a file that is held: its orders are done again, those that are still open stay as they
   * are.
   *
   * @throws dev.docket.home.RefusedException when it is no feed that is held
   */
  public FeedAnswer release(long id, Sender sender) {
    try (Turns.Turn turn = turns.take("files release " + id, Turns.USUAL_PATIENCE)) {
      return counted(goOn(held.letGo(id, sender)));
    }
  }

  private List<FeedAnswer> resume(LongPredicate due) {
    List<FeedAnswer> answers = new ArrayList<>();
    for (RegisteredFile file : waiting()) {
      if (!due.test(file.id())) {
        continue;
      }
      if (Files.notExists(claims.work(file))) {
        claims.giveUp(file);
        continue;
      }
      log.info("going on with file {}, which was interrupted", file.id());
      try {
        answers.add(counted(goOn(file)));
      } catch (RuntimeException e) {
        // One that cannot even be refused stops no other.
        log.error("file {} could not be gone on with", file.id(), e);
      }
    }
    return answers;
  }

  private List<RegisteredFile> waiting() {
    try {
      return claims.waiting();
    } catch (IOException e) {
      log.warn("feeds that wait are left: {}", e.getMessage());
      return List.of();
    }
  }

  private FeedAnswer decide(RegisteredFile claimed) throws IOException {
    if (!claims.isWhole(claimed)) {
      return closing.refuse(
          claimed, "The file changed while it was read; deliver it again when it is whole.");
    }
    return goOn(claimed);
  }

  private FeedAnswer goOn(RegisteredFile file) {
    return decision.decide(file, claims.work(file));
  }

  private FeedAnswer counted(FeedAnswer answer) {
    meters.count("docket.feeds", 1, "outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
    return answer;
  }

  private FeedAnswer unreadable(Path file, IOException e) {
    log.warn("a feed cannot be read", e);
    return FeedAnswer.refused(home.name(file), "The file cannot be read: " + Home.reason(e) + ".");
  }
}
