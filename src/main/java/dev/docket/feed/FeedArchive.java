package dev.docket.feed;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.RegisteredFile;
import dev.docket.audit.Shelf;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.model.Model;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.TableFormats;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where feeds end: in the archive, as they came or without the values that are to be kept out of
 * everything; refused, with their reason; or held until somebody decides.
 */
@Component
class FeedArchive {

  private static final int LONGEST_NAME = 200;

  private final Home home;
  private final FileRegister register;
  private final Shelf shelf;
  private final Model model;
  private final TableFormats formats;
  private final FeedSettings settings;

  FeedArchive(
      Home home,
      FileRegister register,
      Shelf shelf,
      Model model,
      TableFormats formats,
      FeedSettings settings) {
    this.home = home;
    this.register = register;
    this.shelf = shelf;
    this.model = model;
    this.formats = formats;
    this.settings = settings;
  }

  /** Gives a file its answer and puts it away. May be repeated. */
  void close(RegisteredFile file, Path work, FileOutcome outcome, @Nullable String reason)
      throws IOException {
    Path archived = shelf.archivePlace(file);
    register.archived(file.id(), home.name(archived), file.contentKept());
    if (!Files.exists(archived)) {
      Files.createDirectories(Objects.requireNonNull(archived.getParent()));
      if (model.sensitiveProperties().isEmpty() || !redact(file, work, archived)) {
        DurableFiles.copy(work, archived);
      }
    }
    boolean kept = DurableFiles.sha256(archived).equals(file.sha256());
    register.archived(file.id(), home.name(archived), kept);
    if (settings.consumed() == FeedSettings.Consumed.COMPLETED
        && file.name().startsWith(home.name(home.orders()) + "/")) {
      Path lay = Objects.requireNonNull(home.file(file.name()).getParent());
      Path completed = lay.resolve("Completed");
      Files.createDirectories(completed);
      DurableFiles.copy(work, DurableFiles.free(completed, file.baseName()));
    }
    shelf.close(file, outcome, reason == null ? null : Message.plain(reason));
  }

  /** Sets a whole file aside. */
  void refuse(RegisteredFile file, String reason) throws IOException {
    if (namesSomethingSensitive(file)) {
      shelf.refusePrivately(file, reason);
    } else {
      shelf.refuse(file, Message.plain(reason), Language.ENGLISH);
    }
  }

  /** Where a file is kept while it is held. */
  Path held(RegisteredFile file) {
    return home.data()
        .resolve("held")
        .resolve(file.id() + "-" + DurableFiles.shortened(file.baseName()));
  }

  /** Writes down what was refused of a file, where people look for refusals. */
  void writeRefusals(RegisteredFile file, String text) throws IOException {
    Files.createDirectories(home.rejected());
    DurableFiles.write(
        DurableFiles.free(home.rejected(), file.baseName() + ".refused-orders.txt"), text);
  }

  /** Whether a file that cannot be read as a feed names a sensitive property somewhere. */
  private boolean namesSomethingSensitive(RegisteredFile file) {
    Path work = home.file(Objects.requireNonNullElse(file.workName(), "?"));
    if (model.sensitiveProperties().isEmpty() || !Files.isRegularFile(work)) {
      return false;
    }
    try (Reader text = new InputStreamReader(Files.newInputStream(work), StandardCharsets.UTF_8)) {
      char[] block = new char[1 << 16];
      String before = "";
      for (int read = text.read(block); read >= 0; read = text.read(block)) {
        // Zero characters are left out, so that UTF-16 is looked through as well.
        String piece =
            before + new String(block, 0, read).replace("\0", "").toLowerCase(Locale.ROOT);
        for (String name : model.sensitiveProperties()) {
          if (piece.contains(name.toLowerCase(Locale.ROOT))) {
            return true;
          }
        }
        before = piece.substring(Math.max(0, piece.length() - LONGEST_NAME));
      }
      return false;
    } catch (IOException e) {
      // What cannot be looked into may hold anything.
      return true;
    }
  }

  private boolean redact(RegisteredFile file, Path work, Path archived) throws IOException {
    if (!FeedShape.isFeed(work, file.baseName())) {
      return false;
    }
    Path part = DurableFiles.part(archived);
    Files.deleteIfExists(part);
    try {
      boolean replaced =
          RedactedCopy.write(
              work,
              part,
              file.baseName(),
              model.sensitiveProperties(),
              f -> formats.of(SheetFormat.CSV).openStrictly(f));
      if (replaced) {
        DurableFiles.force(part);
        DurableFiles.publish(part, archived);
      } else {
        Files.delete(part);
      }
      return replaced;
    } catch (BadFeedException e) {
      throw new IOException("the archive's copy cannot be made", e);
    }
  }
}
