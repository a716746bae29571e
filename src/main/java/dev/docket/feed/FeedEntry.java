package dev.docket.feed;

import dev.docket.audit.RegisteredFile;
import dev.docket.home.DurableFiles;
import dev.docket.model.SheetFormat;
import dev.docket.order.Origin;
import dev.docket.order.Sender;
import dev.docket.sheet.TableFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Enters the orders of one feed: reads it to its end before anything is taken in, then takes its
 * items in, in batches, each in one transaction with the feed's progress. Interrupted, it goes on
 * after the last whole batch.
 */
@Component
class FeedEntry {

  private static final int ORDERS_PER_TRANSACTION = 500;

  private final FeedProgress progress;
  private final KnownContent known;
  private final OrderEntry entry;
  private final FeedRules rules;
  private final OrderFeeds feeds;
  private final Clock clock;

  FeedEntry(
      FeedProgress progress,
      KnownContent known,
      OrderEntry entry,
      FeedRules rules,
      TableFormats formats,
      Clock clock) {
    this.progress = progress;
    this.known = known;
    this.entry = entry;
    this.rules = rules;
    this.feeds = new OrderFeeds(file -> formats.of(SheetFormat.CSV).openStrictly(file));
    this.clock = clock;
  }

  /**
   * Enters what is not entered yet.
   *
   * @param work the file as it was claimed
   * @param plain the same, readable
   * @return what is done of the whole feed
   * @throws BadFeedException when it cannot be read to its end, or is not what was registered
   */
  FeedProgress.Counts enter(RegisteredFile file, Path work, Path plain)
      throws IOException, BadFeedException {
    readToTheEnd(plain, file.baseName());
    Optional<FeedProgress.Counts> begun = progress.of(file.id());
    if (begun.isEmpty()) {
      if (!DurableFiles.sha256(work).equals(file.sha256())) {
        throw new BadFeedException(
            "The file changed while it was read: somebody was still writing it. Deliver it again when it is whole.");
      }
      progress.begin(file.id());
    }
    return enterFrom(begun.orElse(FeedProgress.Counts.NONE), file, plain);
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
    Origin origin = origin(file);
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
          counts = entry.enter(file, known.isKnown(file), counts, batch, origin);
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
          : entry.enter(file, known.isKnown(file), counts, batch, origin);
    }
  }

  private Origin origin(RegisteredFile file) {
    return new Origin(
        clock.instant(),
        Objects.requireNonNullElse(file.sender(), Sender.DOCKET),
        null,
        file.id(),
        null,
        null,
        file.run());
  }
}
