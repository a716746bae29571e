package dev.docket.feed;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import dev.docket.order.Sender;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a feed go that was held until somebody decided: it waits again, as one that is begun. */
@Component
class HeldFeeds {

  private static final Logger log = LoggerFactory.getLogger(HeldFeeds.class);

  private final FileRegister register;
  private final FeedArchive archive;
  private final FeedProgress progress;
  private final TransactionTemplate transaction;
  private final Home home;

  HeldFeeds(
      FileRegister register,
      FeedArchive archive,
      FeedProgress progress,
      TransactionTemplate transaction,
      Home home) {
    this.register = register;
    this.archive = archive;
    this.progress = progress;
    this.transaction = transaction;
    this.home = home;
  }

  /**
   * Lets a held feed go, in a transaction of its own.
   *
   * @return the feed as it is now; its content lies where it was held
   * @throws RefusedException when it is no feed that is held, or its content is gone
   */
  RegisteredFile letGo(long id, Sender sender) {
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
    log.info("file {} is released", id);
    transaction.executeWithoutResult(
        status -> {
          register.workingOn(id, home.name(held));
          progress.begin(id);
          register.resume(id);
        });
    return register.find(id).orElseThrow();
  }
}
