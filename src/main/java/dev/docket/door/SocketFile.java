package dev.docket.door;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jdk.net.ExtendedSocketOptions;

/**
 * Where the owner of a home listens: {@code data/docket.sock}; where that path is too long for a
 * socket, in the temp folder, under a name made from the path.
 *
 * @param path the socket
 * @param home the home
 * @param isOpenToAll whether anybody may put files there, so that it has to be proven who listens
 */
public record SocketFile(Path path, Path home, boolean isOpenToAll) {

  /** Operating systems allow 103 to 107 bytes. */
  private static final int LONGEST = 100;

  private static final int DIGITS = 32;
  private static final String ROOT = "root";

  /**
   * The socket of a home.
   *
   * @throws IOException when the home has no folder {@code data} yet, or it cannot be reached
   */
  public static SocketFile of(Path home) throws IOException {
    Path data = home.resolve("data").toRealPath();
    Path usual = data.resolve("docket.sock");
    if (usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return new SocketFile(usual, home, false);
    }
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    return new SocketFile(temp.resolve("docket-" + digest(data) + ".sock"), home, true);
  }

  /** Whether a socket that is there was put there by the home's owner or by root. */
  boolean isTheirs() throws IOException {
    return !isOpenToAll || isOwnerOrRoot(nameOf(path, LinkOption.NOFOLLOW_LINKS));
  }

  /** Whether the process at the other end of a connection may speak for the home. */
  boolean isAnsweredByThem(SocketChannel connection) throws IOException {
    return !isOpenToAll || isOwnerOrRoot(user(connection));
  }

  private boolean isOwnerOrRoot(String user) throws IOException {
    return user.equals(ROOT) || user.equals(nameOf(home));
  }

  private static String nameOf(Path file, LinkOption... options) throws IOException {
    return Files.getOwner(file, options).getName();
  }

  /** The operating system's user at the other end, as the kernel knows it. */
  static String user(SocketChannel connection) throws IOException {
    return connection.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
  }

  private static String digest(Path folder) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(folder.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
