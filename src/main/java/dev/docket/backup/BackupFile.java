package dev.docket.backup;

import dev.docket.home.Home;
import dev.docket.home.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is read. Close it. */
final class BackupFile implements AutoCloseable {

  private final Path file;
  private final ZipFile zip;
  private final JsonMapper json;
  private final Manifest manifest;

  private BackupFile(Path file, ZipFile zip, JsonMapper json) throws IOException {
    this.file = file;
    this.zip = zip;
    this.json = json;
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw noBackup(file, null);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      this.manifest = json.readValue(in, Manifest.class);
    } catch (JacksonException e) {
      throw noBackup(file, e);
    }
    if (manifest.format() != Manifest.FORMAT) {
      throw new RefusedException(
          file
              + " is a backup of the form "
              + manifest.format()
              + "; this version of Docket reads the form "
              + Manifest.FORMAT
              + ". Use the version that made it: "
              + manifest.docket()
              + ".");
    }
  }

  /**
   * Opens a backup.
   *
   * @throws RefusedException when it is none, or none that this version reads
   */
  static BackupFile open(Path file, JsonMapper json) {
    if (!Files.isRegularFile(file)) {
      throw new RefusedException(file + " is not there, or no regular file.");
    }
    try {
      ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      try {
        return new BackupFile(file, zip, json);
      } catch (RuntimeException | IOException e) {
        zip.close();
        throw e;
      }
    } catch (ZipException e) {
      throw noBackup(file, e);
    } catch (IOException e) {
      throw new RefusedException(file + " cannot be read: " + Home.reason(e) + ".", e);
    }
  }

  private static RefusedException noBackup(Path file, @Nullable Exception e) {
    String sentence =
        file + " is no backup of Docket, or not a whole one. Nothing was changed. Use another.";
    return e == null ? new RefusedException(sentence) : new RefusedException(sentence, e);
  }

  Manifest manifest() {
    return manifest;
  }

  /** Takes one row's values by column. */
  interface RowReader {
    void accept(JsonNode row) throws SQLException;
  }

  /**
   * Reads all to the end before anything is changed.
   *
   * @throws RefusedException when some of it is damaged or missing
   */
  void check() {
    try {
      for (Map.Entry<String, Long> table : manifest.rows().entrySet()) {
        if (lines(Manifest.tableEntry(table.getKey())) != table.getValue()) {
          throw noBackup(file, null);
        }
      }
      if (manifest.hasSecret()) {
        lines(Manifest.SECRET_ENTRY);
      }
    } catch (IOException e) {
      throw noBackup(file, e);
    }
  }

  /** Reads a part to its end and compares its checksum, which Java does not; counts its lines. */
  private long lines(String name) throws IOException {
    CheckedInputStream in = new CheckedInputStream(stream(name), new CRC32());
    long lines = 0;
    byte[] block = new byte[1 << 16];
    try (in) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        for (int i = 0; i < read; i++) {
          lines += block[i] == '\n' ? 1 : 0;
        }
      }
    }
    if (in.getChecksum().getValue() != Objects.requireNonNull(zip.getEntry(name)).getCrc()) {
      throw new ZipException(name + " is damaged");
    }
    return lines;
  }

  /** Hands over a table's rows. */
  void read(String table, RowReader reader) throws IOException, SQLException {
    try (BufferedReader lines = reader(table)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(json.readTree(line));
      }
    }
  }

  /** The keys of the check digests. */
  byte[] secret() throws IOException {
    try (InputStream in = stream(Manifest.SECRET_ENTRY)) {
      return in.readAllBytes();
    }
  }

  private BufferedReader reader(String table) throws IOException {
    return new BufferedReader(
        new InputStreamReader(stream(Manifest.tableEntry(table)), StandardCharsets.UTF_8));
  }

  private InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ZipException(name + " is missing");
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
