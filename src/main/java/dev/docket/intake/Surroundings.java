package dev.docket.intake;

import dev.docket.audit.FileRegister;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells failures of disk and database from those of a file. Safe for use by several threads. */
@Component
class Surroundings {

  private static final Logger log = LoggerFactory.getLogger(Surroundings.class);
  private static final int PROBED = 1 << 16;

  private final FileRegister register;
  private final Home home;

  Surroundings(FileRegister register, Home home) {
    this.register = register;
    this.home = home;
  }

  /** Whether a failure comes from disk or database, and not from the file. */
  static boolean areBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof DataAccessException
          || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a failure comes from memory that was used up. */
  static boolean isMemoryBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  /** Whether disk and database do their work, so that a failure is laid to the file. */
  boolean areFine() {
    Path probe = home.work().resolve("probe-" + UUID.randomUUID());
    try {
      register.find(0);
      Files.write(probe, new byte[PROBED]);
      return true;
    } catch (IOException | DataAccessException e) {
      log.warn("disk or database cannot be used at the moment; no try is counted", e);
      return false;
    } finally {
      try {
        Files.deleteIfExists(probe);
      } catch (IOException e) {
        log.warn("a probe could not be deleted", e);
      }
    }
  }
}
