package dev.docket.feed;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.home.DurableFiles;
import dev.docket.home.GivenFile;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import dev.docket.log.LogContext;
import dev.docket.metrics.Meters;
import dev.docket.model.SheetFormat;
import dev.docket.order.Origin;
import dev.docket.order.Sender;
import dev.docket.run.Turns;
import dev.docket.sheet.TableFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes order feeds in, one file at a time: registers the file, reads it to its end before anything
 * is taken in, enters its orders, puts it into the archive. Interrupted, it goes on where it was.
 * One thread at a time takes something in; others wait for their turn.
 */
@Component
@EnableConfigurationProperties(FeedSettings.class)
public class FeedLoader {

  private static final Logger log = LoggerFactory.getLogger(FeedLoader.class);
  private static final int TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** Stands where the digest of a file would, whose content could not be read. */
  private static final String UNREADABLE = "unreadable";

  private static final int ORDERS_PER_TRANSACTION = 500;
  private static final int PROBLEMS_TOLD = 5;
  private static final int PROBLEMS_WRITTEN = 10_000;

  private final Home home;
  private final FileRegister register;
  private final TransactionTemplate transaction;
  private final FeedProgress progress;
  private final OrderEntry entry;
  private final FeedArchive archive;
  private final FeedRules rules;
  private final OrderFeeds feeds;
  private final FeedSettings settings;
  private final Clock clock;
  private final Turns turns;
  private final Meters meters;

  FeedLoader(
      Home home,
      FileRegister register,
      FeedArchive archive,
      TransactionTemplate transaction,
      FeedProgress progress,
      OrderEntry entry,
      FeedRules rules,
      TableFormats formats,
      FeedSettings settings,
      Clock clock,
      Turns turns,
      Meters meters) {
    this.turns = turns;
    this.meters = meters;
    this.home = home;
    this.register = register;
    this.archive = archive;
    this.transaction = transaction;
    this.progress = progress;
    this.entry = entry;
    this.rules = rules;
    this.feeds = new OrderFeeds(file -> formats.of(SheetFormat.CSV).open(file));
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Takes in a file that somebody named; it is copied and stays where it is.
   *
   * @throws dev.docket.home.HomeBusyException when what else is taking in feeds did not end in time
   */
  public FeedAnswer load(GivenFile file, Sender sender) {
    String problem = home.whyNotTaken(file);
    if (problem != null) {
      return counted(
          new FeedAnswer(home.name(file.named()), FileOutcome.REFUSED, 0, 0, 0, 0, problem));
    }
    try (Turns.Turn turn = turns.take("load, by " + sender.name(), Turns.USUAL_PATIENCE)) {
      return counted(take(file, sender, null, false));
    } catch (IOException e) {
      return counted(unreadable(file, e));
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
      return counted(take(GivenFile.at(file), sender, null, true));
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
      GivenFile given = GivenFile.at(file);
      RegisteredFile registered = begin(given, sender, UNREADABLE, null);
      move(registered, file, home.file(Objects.requireNonNull(registered.workName())));
      return counted(refuse(registered, reason));
    }
  }

  /**
   * Takes in all that lies in the folder of order feeds; the files are moved to the archive. Only
   * for the complete run, which has the turn.
   */
  List<FeedAnswer> synchronize(Sender sender, @Nullable Long run) throws IOException {
    List<FeedAnswer> answers = new ArrayList<>(resumeInterrupted());
    FeedFolder folder = FeedFolder.list(home.orders());
    folder
        .unreadable()
        .forEach(file -> log.warn("{} cannot be read and was left where it is", home.name(file)));
    for (Path file : folder.files()) {
      try {
        if (!awaitSettled(file)) {
          log.warn(
              "a feed is being written all the time; it and those after it are left for later");
          return answers;
        }
        answers.add(counted(take(GivenFile.at(file), sender, run, true)));
      } catch (NoSuchFileException e) {
        log.info("{} was taken away before its turn", home.name(file));
      } catch (IOException e) {
        answers.add(unreadable(GivenFile.at(file), e));
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

  private List<FeedAnswer> resume(LongPredicate due) {
    List<FeedAnswer> answers = new ArrayList<>();
    try {
      home.checkMounted();
    } catch (IOException e) {
      // What cannot be seen at the moment is not gone.
      log.warn("feeds that wait are left: {}", e.getMessage());
      return answers;
    }
    for (RegisteredFile file : register.withOutcome(FileRole.ORDERS, FileOutcome.WAITING)) {
      if (!due.test(file.id())) {
        continue;
      }
      Path work = home.file(Objects.requireNonNullElse(file.workName(), "?"));
      if (!Files.notExists(work)) {
        log.info("going on with file {}, which was interrupted", file.id());
        try {
          answers.add(counted(decide(file, work)));
        } catch (RuntimeException e) {
          // One that cannot even be refused stops no other.
          log.error("file {} could not be gone on with", file.id(), e);
        }
      } else {
        register.finish(
            file.id(),
            FileOutcome.IGNORED,
            "was interrupted before it was taken; it is taken up anew");
        register.putAway(file.id());
      }
    }
    return answers;
  }

  private FeedAnswer counted(FeedAnswer answer) {
    meters.count("docket.feeds", 1, "outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
    return answer;
  }

  /** Waits for a file to be left alone; false when it is not within a minute. */
  private boolean awaitSettled(Path file) throws IOException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < end) {
      Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
      if (age.isNegative() || age.compareTo(settings.settle()) >= 0) {
        return true;
      }
      try {
        Thread.sleep(Math.min(500, settings.settle().minus(age).toMillis() + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private FeedAnswer take(GivenFile file, Sender sender, @Nullable Long run, boolean move)
      throws IOException {
    RegisteredFile registered = begin(file, sender, DurableFiles.sha256(file.content()), run);
    Path work = home.file(Objects.requireNonNull(registered.workName()));
    if (move) {
      move(registered, file.content(), work);
    } else {
      file.putDown(work);
    }
    if (!DurableFiles.sha256(work).equals(registered.sha256())) {
      return refuse(
          registered, "The file changed while it was read; deliver it again when it is whole.");
    }
    return decide(registered, work);
  }

  private RegisteredFile begin(GivenFile file, Sender sender, String sha256, @Nullable Long run)
      throws IOException {
    String baseName = Objects.requireNonNull(file.named().getFileName()).toString();
    long id =
        register.received(
            FileRole.ORDERS,
            home.name(file.named()),
            baseName,
            Files.size(file.content()),
            sha256,
            sender,
            run);
    Path work = home.work().resolve("feed-" + id + "-" + DurableFiles.shortened(baseName));
    register.workingOn(id, home.name(work));
    return registered(id);
  }

  private void move(RegisteredFile registered, Path file, Path work) throws IOException {
    try {
      DurableFiles.move(file, work);
    } catch (IOException e) {
      register.finish(
          registered.id(),
          FileOutcome.IGNORED,
          "could not be taken from where it lay (" + Home.reason(e) + "); nothing was taken");
      register.putAway(registered.id());
      throw e;
    }
  }

  private FeedAnswer unreadable(GivenFile file, IOException e) {
    log.warn("a feed cannot be read", e);
    return new FeedAnswer(
        home.name(file.named()),
        FileOutcome.REFUSED,
        0,
        0,
        0,
        0,
        "The file cannot be read: " + Home.reason(e) + ".");
  }

  private RegisteredFile registered(long id) {
    return register.find(id).orElseThrow();
  }

  /**
   * Decides on a file. One that fails in a way that was not expected waits and is tried again at
   * the next starts; after some tries it is set aside where none of its orders was taken in yet. It
   * never stops another.
   */
  private FeedAnswer decide(RegisteredFile file, Path work) {
    try (MDC.MDCCloseable field = LogContext.file(file.id())) {
      return decided(file, work);
    }
  }

  private FeedAnswer decided(RegisteredFile file, Path work) {
    try {
      Optional<FeedAnswer> known =
          progress.of(file.id()).isPresent() ? Optional.empty() : known(file, work);
      FeedAnswer answer = known.isPresent() ? known.get() : enter(file, work);
      log.info(
          "file {} is {}, {} orders of {} taken in",
          file.id(),
          answer.outcome(),
          answer.loaded(),
          answer.read());
      return answer;
    } catch (BadFeedException e) {
      return refuse(file, Objects.requireNonNull(e.getMessage()));
    } catch (RuntimeException | IOException e) {
      log.error("file {} could not be taken in", file.id(), e);
      String reason = "The file could not be taken in, for a reason that Docket did not expect";
      if (register.tried(file.id()) >= TRIES
          && progress.of(file.id()).map(FeedProgress.Counts::done).orElse(0) == 0) {
        return refuse(file, reason + "; none of its orders counts.");
      }
      return new FeedAnswer(
          file.name(),
          FileOutcome.REFUSED,
          0,
          0,
          0,
          0,
          reason + ". It is kept and tried again by the next command; see data/logs/docket.log.");
    }
  }

  private List<RegisteredFile> loadedBefore(RegisteredFile file) {
    return register.withContent(FileRole.ORDERS, file.sha256()).stream()
        .filter(f -> f.outcome() == FileOutcome.LOADED || f.outcome() == FileOutcome.LOADED_IN_PART)
        .toList();
  }

  /**
   * Takes in a file that is held: its orders are done again, those that are still open stay as they
   * are.
   *
   * @throws RefusedException when it is no feed that is held
   */
  public FeedAnswer release(long id, Sender sender) {
    try (Turns.Turn turn = turns.take("files release " + id, Turns.USUAL_PATIENCE)) {
      return releaseNow(id, sender);
    }
  }

  private FeedAnswer releaseNow(long id, Sender sender) {
    RegisteredFile file =
        register
            .find(id)
            .filter(f -> f.role() == FileRole.ORDERS && f.outcome() == FileOutcome.HELD)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "File "
                            + id
                            + " is no held feed; docket files list shows which are HELD."));
    Path held = archive.held(file);
    if (!Files.isRegularFile(held)) {
      throw new RefusedException(
          "The held content of file " + id + " is not there any more; deliver it anew.");
    }
    log.info("file {} is released by {}", id, sender.name());
    transaction.executeWithoutResult(
        status -> {
          register.workingOn(id, home.name(held));
          progress.begin(id);
          register.resume(id);
        });
    return counted(decide(registered(id), held));
  }

  /** The answer to content that was taken in before. */
  private Optional<FeedAnswer> known(RegisteredFile file, Path work) throws IOException {
    List<RegisteredFile> before = loadedBefore(file);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    RegisteredFile first = before.get(0);
    FeedProgress.Counts counts = progress.of(first.id()).orElse(FeedProgress.Counts.NONE);
    boolean sameName = before.stream().anyMatch(f -> f.baseName().equals(file.baseName()));
    if (sameName || before.stream().allMatch(f -> progress.allOpen(f.id()))) {
      String reason =
          "The same content was taken in before, as " + first.name() + "; nothing changed.";
      archive.close(file, work, FileOutcome.ALREADY_LOADED, reason);
      return Optional.of(
          new FeedAnswer(
              file.name(),
              FileOutcome.ALREADY_LOADED,
              counts.done(),
              0,
              counts.done() - counts.refused(),
              counts.refused(),
              reason));
    }
    String reason =
        "The same content was taken in before, as "
            + first.name()
            + ", and some of its orders have ended since. It is held and nothing changed: old files may"
            + " have been put back. If its orders are to be done again: docket files release "
            + file.id()
            + ".";
    DurableFiles.copy(work, archive.held(file));
    archive.close(file, work, FileOutcome.HELD, reason);
    return Optional.of(
        new FeedAnswer(file.name(), FileOutcome.HELD, counts.done(), 0, counts.done(), 0, reason));
  }

  private FeedAnswer enter(RegisteredFile file, Path work) throws IOException, BadFeedException {
    Path plain = plain(file, work);
    try {
      readToTheEnd(plain, file.baseName());
      FeedProgress.Counts counts = progress.of(file.id()).orElse(FeedProgress.Counts.NONE);
      if (progress.of(file.id()).isEmpty()) {
        if (!DurableFiles.sha256(work).equals(file.sha256())) {
          throw new BadFeedException(
              "The file changed while it was read: somebody was still writing it. Deliver it again when it is whole.");
        }
        progress.begin(file.id());
      }
      counts = enterFrom(counts, file, plain);
      return answer(file, work, counts);
    } finally {
      if (!plain.equals(work)) {
        Files.deleteIfExists(plain);
      }
    }
  }

  /** The file as it can be read: itself, or what the program that decrypts makes of it. */
  private Path plain(RegisteredFile file, Path work) throws IOException, BadFeedException {
    if (settings.decryptCommand().isEmpty() || FeedShape.isFeed(work, file.baseName())) {
      return work;
    }
    Path plain = work.resolveSibling(work.getFileName() + ".plain");
    Files.deleteIfExists(plain);
    new DecryptProgram(settings.decryptCommand(), settings.decryptTimeout())
        .run(work, file.baseName(), plain);
    return plain;
  }

  private void readToTheEnd(Path file, String name) throws IOException, BadFeedException {
    try (OrderFeed feed = feeds.open(file, name, rules)) {
      while (feed.next() != null) {
        // Nothing is taken in before the whole file has proved to be readable.
      }
    }
  }

  private FeedProgress.Counts enterFrom(FeedProgress.Counts done, RegisteredFile file, Path plain)
      throws IOException, BadFeedException {
    Origin origin =
        new Origin(
            clock.instant(),
            Objects.requireNonNullElse(file.sender(), Sender.DOCKET),
            null,
            file.id(),
            null,
            null,
            file.run());
    FeedProgress.Counts counts = done;
    try (OrderFeed feed = feeds.open(plain, file.baseName(), rules)) {
      for (int i = 0; i < done.done(); i++) {
        feed.next();
      }
      List<FeedItem> batch = new ArrayList<>();
      Set<String> assignments = new HashSet<>();
      for (FeedItem item = feed.next(); item != null; item = feed.next()) {
        boolean again =
            item instanceof FeedItem.Order order && !assignments.add(OrderEntry.assignment(order));
        if (again || batch.size() == ORDERS_PER_TRANSACTION) {
          counts = entry.enter(file, !loadedBefore(file).isEmpty(), counts, batch, origin);
          batch.clear();
          assignments.clear();
          if (item instanceof FeedItem.Order order) {
            assignments.add(OrderEntry.assignment(order));
          }
        }
        batch.add(item);
      }
      return batch.isEmpty()
          ? counts
          : entry.enter(file, !loadedBefore(file).isEmpty(), counts, batch, origin);
    }
  }

  private FeedAnswer answer(RegisteredFile file, Path work, FeedProgress.Counts counts)
      throws IOException {
    if (counts.refused() == 0) {
      archive.close(file, work, FileOutcome.LOADED, null);
      return new FeedAnswer(
          file.name(),
          FileOutcome.LOADED,
          counts.done(),
          counts.loaded(),
          counts.unchanged(),
          0,
          null);
    }
    List<String> all = progress.problems(file.id(), PROBLEMS_WRITTEN);
    archive.writeRefusals(
        file,
        "Orders of "
            + file.name()
            + " that were refused; the others were taken in.\r\n"
            + String.join("\r\n", all)
            + "\r\n");
    String reason =
        counts.refused()
            + " of "
            + counts.done()
            + " orders were refused: "
            + String.join("; ", all.subList(0, Math.min(all.size(), PROBLEMS_TOLD)))
            + (all.size() > PROBLEMS_TOLD ? "; and more, see docket files show " + file.id() : "");
    archive.close(file, work, FileOutcome.LOADED_IN_PART, reason);
    return new FeedAnswer(
        file.name(),
        FileOutcome.LOADED_IN_PART,
        counts.done(),
        counts.loaded(),
        counts.unchanged(),
        counts.refused(),
        reason);
  }

  private FeedAnswer refuse(RegisteredFile file, String reason) {
    try {
      archive.refuse(file, reason);
      return new FeedAnswer(file.name(), FileOutcome.REFUSED, 0, 0, 0, 0, reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
