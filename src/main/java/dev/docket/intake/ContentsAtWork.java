package dev.docket.intake;

import java.util.HashSet;
import java.util.Set;

/**
 * Lets the same content be decided on by one thread at a time, so that of several copies that come
 * at once one counts and the others are known. Safe for use by several threads.
 */
final class ContentsAtWork {

  private final Set<String> digests = new HashSet<>();

  /** Waits until nobody works on that content, and begins to. */
  synchronized void enter(String sha256) {
    boolean interrupted = false;
    while (!digests.add(sha256)) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether no more is worked on than one file, and the archive that it is in. */
  synchronized boolean areFew() {
    return digests.size() <= 2;
  }

  synchronized void leave(String sha256) {
    digests.remove(sha256);
    notifyAll();
  }
}
