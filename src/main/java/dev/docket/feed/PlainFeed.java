package dev.docket.feed;

import dev.docket.audit.RegisteredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A feed as it can be read: the file itself, or what the program that decrypts makes of it, which
 * is deleted when it is closed.
 *
 * @param content where it can be read
 * @param isDecrypted whether it was made by the program
 */
record PlainFeed(Path content, boolean isDecrypted) implements AutoCloseable {

  /**
   * Makes a file readable; the program runs only for what is no feed as it is.
   *
   * @throws BadFeedException when the program failed
   */
  static PlainFeed of(RegisteredFile file, Path work, FeedSettings settings)
      throws IOException, BadFeedException {
    if (settings.decryptCommand().isEmpty() || FeedShape.isFeed(work, file.baseName())) {
      return new PlainFeed(work, false);
    }
    Path plain = work.resolveSibling(work.getFileName() + ".plain");
    Files.deleteIfExists(plain);
    new DecryptProgram(settings.decryptCommand(), settings.decryptTimeout())
        .run(work, file.baseName(), plain);
    return new PlainFeed(plain, true);
  }

  @Override
  public void close() throws IOException {
    if (isDecrypted) {
      Files.deleteIfExists(content);
    }
  }
}
