package dev.docket.watch;

import dev.docket.home.Home;
import dev.docket.order.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Who dropped a file, as far as the file system tells. */
final class DropSender {

  private DropSender() {}

  /** The file's owner; where the file system knows none, only the folder is known. */
  static Sender of(Path file, Home home) throws IOException {
    try {
      return new Sender(Files.getOwner(file).getName(), Sender.Kind.FILE_OWNER);
    } catch (UnsupportedOperationException e) {
      return new Sender(
          home.name(Objects.requireNonNull(file.toAbsolutePath().getParent())), Sender.Kind.FOLDER);
    }
  }
}
