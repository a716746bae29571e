package dev.docket.sheet;

import dev.docket.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Docket's own folder for what does not fit into memory while a file is read. Its owner alone may
 * enter it, since parts of received files lie in it. Safe for use by several threads.
 */
@Component
public final class Scratch {

  private static final Logger log = LoggerFactory.getLogger(Scratch.class);

  private final Path folder;

  @Autowired
  Scratch(Home home) {
    this(home.scratch());
  }

  /** In a folder, which is made when it is first needed. */
  public Scratch(Path folder) {
    this.folder = folder;
  }

  /** In the system's folder for temporary files, where no home is at hand. */
  public static Scratch ofSystem() {
    return new Scratch(Path.of(System.getProperty("java.io.tmpdir"), "docket-scratch"));
  }

  /**
   * A new file to write to and read from, which is gone when it is closed.
   *
   * @throws IOException when the disk does not let it be made: no fault of the file that is read
   */
  public FileChannel open() throws IOException {
    Home.makePrivateFolder(folder);
    Path file = Files.createTempFile(folder, "reading-", ".tmp");
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Deletes what a killed process left. Only for the process that owns the home, before it reads
   * anything.
   */
  public void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "reading-*.tmp")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      log.warn("the folder for temporary files could not be swept", e);
    }
  }
}
