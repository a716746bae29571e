package dev.docket.sheet;

import dev.docket.home.ConfigurationException;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys of the check digests. The first key makes new digests; the others prove older ones, so
 * that a key can be changed while sheets are out: put the new key on a line before the old one.
 *
 * <p>The keys come from the environment ({@code DOCKET_SECRET}), from the file that {@code
 * docket.secret-file} names, or from {@code data/secret}, which is made at first start and is
 * readable by its owner only. Immutable.
 */
@Component
public final class CheckSecret {

  private static final int LEAST_BYTES = 16;
  private static final Base32 BASE32 = new Base32();

  private final List<Key> keys;

  /** Keys by their texts, the current one first. */
  CheckSecret(List<String> secrets) {
    this.keys = secrets.stream().map(Key::of).toList();
  }

  @Autowired
  CheckSecret(
      Home home,
      @Value("${docket.secret:#{null}}") @Nullable String secret,
      @Value("${docket.secret-file:#{null}}") @Nullable Path secretFile) {
    this(
        secret != null
            ? List.of(checked(secret, "docket.secret (DOCKET_SECRET)"))
            : read(home, secretFile));
  }

  private static List<String> read(Home home, @Nullable Path configured) {
    Path file =
        configured == null ? home.data().resolve("secret") : home.root().resolve(configured);
    try {
      if (configured == null && !Files.exists(file)) {
        if (home.hasDatabase()) {
          throw new ConfigurationException(
              "The secret of the check digests, "
                  + home.name(file)
                  + ", is gone, but the database is there. Restore it from a backup; with another"
                  + " secret no row of the sheets that are out could be read.");
        }
        make(file);
      }
      List<String> lines =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(l -> !l.isEmpty())
              .toList();
      if (lines.isEmpty()) {
        throw new ConfigurationException(
            "The secret in "
                + home.name(file)
                + " is empty. Restore it; with another one the sheets that are out cannot be read.");
      }
      lines.forEach(line -> checked(line, home.name(file)));
      checkPermissions(home, file);
      return lines;
    } catch (IOException e) {
      throw new ConfigurationException(
          "The secret of the check digests cannot be read from "
              + file
              + ": "
              + Home.reason(e)
              + ".",
          e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    Path part = DurableFiles.part(file);
    Files.deleteIfExists(part);
    boolean posix =
        Files.getFileStore(java.util.Objects.requireNonNull(file.getParent()))
            .supportsFileAttributeView("posix");
    if (posix) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        part, Base64.getEncoder().encodeToString(bytes) + "\n", StandardCharsets.UTF_8);
    DurableFiles.force(part);
    try {
      DurableFiles.publish(part, file);
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(part);
    }
  }

  private static void checkPermissions(Home home, Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
    // A file that the settings name may be shared by the nodes of one group; our own is not.
    boolean shared = !file.startsWith(home.data());
    if (found.stream().anyMatch(p -> p.name().startsWith("OTHERS"))
        || !shared && found.stream().anyMatch(p -> p.name().startsWith("GROUP"))) {
      throw new ConfigurationException(
          "The secret in "
              + home.name(file)
              + " can be read by others ("
              + PosixFilePermissions.toString(found)
              + "). Allow its owner only: chmod 600 "
              + file);
    }
  }

  private static String checked(String secret, String where) {
    if (secret.strip().getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
      throw new ConfigurationException(
          "The secret in "
              + where
              + " is too short: at least "
              + LEAST_BYTES
              + " bytes are needed.");
    }
    return secret.strip();
  }

  /**
   * The digest of a text with the current key, as it stands on a sheet: {@code
   * K7QA-0123456789ABCDFG}.
   */
  String digest(String text) {
    return keys.get(0).digest(text);
  }

  /** Whether a digest was made of that text with one of the keys. */
  boolean proves(String digest, String text) {
    return keys.stream().anyMatch(key -> key.digest(text).equals(digest));
  }

  /** Whether one of the keys here made a digest, as far as the key id on it tells. */
  boolean knowsKeyOf(String digest) {
    return keys.stream().anyMatch(key -> digest.startsWith(key.id() + "-"));
  }

  /** The ids of the keys, the current one first. They stand in front of every check digest. */
  public List<String> keyIds() {
    return keys.stream().map(Key::id).toList();
  }

  /** A keyed digest of a sensitive value, to tell whether it is the same one, and nothing else. */
  public String fingerprint(String value) {
    return keys.get(keys.size() - 1).digest("value\n" + value);
  }

  private record Key(String id, byte[] secret) {

    static Key of(String text) {
      byte[] secret = text.getBytes(StandardCharsets.UTF_8);
      return new Key("K" + BASE32.encode(mac(secret, "key id"), 3), secret);
    }

    String digest(String text) {
      return id + "-" + BASE32.encode(mac(secret, text), 16);
    }

    private static byte[] mac(byte[] secret, String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has HMAC-SHA-256", e);
      }
    }
  }

  /** Five bits a character, in digits and letters that are not mistaken for each other. */
  private static final class Base32 {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    String encode(byte[] bytes, int characters) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < characters; i++) {
        int value = 0;
        for (int bit = i * 5; bit < i * 5 + 5; bit++) {
          value = value << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
        }
        text.append(ALPHABET.charAt(value));
      }
      return text.toString();
    }
  }
}
