package dev.docket.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a new file so that it is wholly on disk, or not there at all. */
public final class DurableFile {

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Body {
    /** Writes to the stream; closing it is allowed and not needed. */
    void writeTo(OutputStream out) throws IOException;
  }

  private DurableFile() {}

  /**
   * Creates the file, writes it and forces it to disk. When that fails the file is removed again.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is such a file; it is left alone
   */
  public static void create(Path target, Body body) throws IOException {
    FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    boolean whole = false;
    try (channel) {
      // Not closed on purpose: closing it would close the channel before it could be forced.
      OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16) {
            @Override
            public void close() throws IOException {
              flush();
            }
          };
      body.writeTo(out);
      out.flush();
      channel.force(true);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(target);
      }
    }
  }
}
