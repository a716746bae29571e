package dev.docket.home;

import dev.docket.language.ForeignText;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folders of one installation. All paths are absolute. Immutable. */
public final class Home {

  /** What lies in the data folder and is nobody else's business. */
  private static final List<String> PRIVATE =
      List.of("db", "db.migrating", "db.before", "held", "refused", "logs", "given", "scratch");

  private final Path root;
  private final FolderSettings folders;

  Home(Path root, FolderSettings folders) {
    this.root = root.toAbsolutePath().normalize();
    this.folders = folders;
  }

  /** The home at a folder, with every folder at its usual place. */
  public static Home at(Path root) {
    return new Home(
        root, new FolderSettings(null, null, null, null, null, null, null, null, null, null, null));
  }

  /** The home itself. */
  public Path root() {
    return root;
  }

  /** Where returned sheets are dropped. */
  public Path inbound() {
    return folder(folders.inbound(), "inbound");
  }

  /** Where returned sheets are dropped for a dry run. */
  public Path check() {
    return folder(folders.check(), "inbound/check");
  }

  /** The feed of orders. */
  public Path orders() {
    return folder(folders.orders(), "inbound/orders");
  }

  /**
   * Where files stand while they are worked on: beside the drop folder, so that a rename claims
   * them.
   */
  public Path work() {
    return inbound().resolve(".work");
  }

  /** What was taken in on a day. */
  public Path inboundArchive(LocalDate day) {
    return inboundArchiveRoot().resolve(dated(day));
  }

  /** All that was taken in. */
  public Path inboundArchiveRoot() {
    return folder(folders.inboundArchive(), "inbound/archive");
  }

  /** Whole files that were refused. */
  public Path rejected() {
    return folder(folders.rejected(), "inbound/rejected");
  }

  /** The work sheets. */
  public Path outbound() {
    return folder(folders.outbound(), "outbound");
  }

  /** The answers to returns. */
  public Path receipts() {
    return folder(folders.receipts(), "outbound/receipts");
  }

  /** The answers for the governance system. */
  public Path results() {
    return folder(folders.results(), "outbound/results");
  }

  /** Copies of what went out on a day. */
  public Path outboundArchive(LocalDate day) {
    return outboundArchiveRoot().resolve(dated(day));
  }

  /** Copies of all that went out. */
  public Path outboundArchiveRoot() {
    return folder(folders.outboundArchive(), "outbound/archive");
  }

  /** The model. */
  public Path model() {
    return folder(folders.model(), "model");
  }

  /** Where files lie that callers handed over, while their commands run. */
  public Path given() {
    return data().resolve("given");
  }

  /** Where what does not fit into memory lies while a file is read. */
  public Path scratch() {
    return data().resolve("scratch");
  }

  /** Database, secret and logs. */
  public Path data() {
    return folder(folders.data(), "data");
  }

  /** Says, once there is one, which database on PostgreSQL this home works with. */
  public Path postgresNote() {
    return data().resolve("postgresql");
  }

  /** Whether the home has worked with a database before, of whatever kind. */
  public boolean hasDatabase() {
    return Files.isDirectory(data().resolve("db")) || Files.exists(postgresNote());
  }

  /**
   * Makes the folders that are not there, the data folder readable by its owner only.
   *
   * @param elsewhere whether also those are made that the settings put elsewhere; where they are
   *     not, such a folder that is missing is a share that is not mounted
   */
  void makeFolders(boolean elsewhere) {
    if (!elsewhere) {
      folders.configured().forEach(this::refuseMissing);
    }
    FolderMarks marks = FolderMarks.before(this, elsewhere);
    if (!elsewhere) {
      FolderMarks.missing(this).forEach(this::refuseUnmounted);
    }
    try {
      for (Path folder :
          List.of(
              inbound(),
              check(),
              orders(),
              work(),
              rejected(),
              outbound(),
              receipts(),
              results(),
              inboundArchiveRoot(),
              outboundArchiveRoot())) {
        Files.createDirectories(folder);
      }
      keepDataPrivate();
      marks.put();
    } catch (FileAlreadyExistsException e) {
      throw new ConfigurationException(
          e.getFile() + " is a file, but a folder is needed there. Move the file away.", e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The folders of the home "
              + root
              + " cannot be made: "
              + reason(e)
              + ". Check who may write there.",
          e);
    }
  }

  private void refuseUnmounted(Path folder) {
    throw new NotReadyException(
        "The folder "
            + folder
            + " is there, but is not the one that Docket has used before. Is the share mounted? If it"
            + " is the right folder: docket init --home "
            + root);
  }

  /**
   * Sees to it that the folders in which files come and go are those that were used before, and not
   * the empty places of shares that are not mounted.
   *
   * @throws IOException when one is not
   */
  public void checkMounted() throws IOException {
    List<Path> lost = FolderMarks.lost(this);
    if (!lost.isEmpty()) {
      throw new IOException(
          "the folder "
              + lost.get(0)
              + " is not there, or is not the one that Docket has used before; is the share mounted?");
    }
  }

  private void refuseMissing(String setting, Path configured) {
    Path folder = root.resolve(configured);
    if (!Files.isDirectory(folder)) {
      throw new NotReadyException(
          "docket.folders."
              + setting
              + ": the folder "
              + folder
              + " is not there. Is it mounted? If it is to be made: docket init --home "
              + root);
    }
  }

  /** Makes a folder that only its owner may enter; one that is there keeps its mode. */
  static void makePrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      setMode(folder, "rwx------");
    }
  }

  /**
   * Keeps what is in the data folder to its owner, so that the folder itself may be opened to those
   * who are to reach the socket in it.
   */
  void keepDataPrivate() throws IOException {
    makePrivate(data());
    // Logs stay below the home, wherever the data folder is.
    makePrivate(root.resolve("data").resolve("logs"));
    for (String folder : PRIVATE) {
      if (Files.isDirectory(data().resolve(folder))) {
        setMode(data().resolve(folder), "rwx------");
      }
    }
  }

  static void setMode(Path file, String mode) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(mode);
      if (!Files.getPosixFilePermissions(file).equals(wanted)) {
        Files.setPosixFilePermissions(file, wanted);
      }
    }
  }

  /**
   * Makes a folder that only its owner may enter, whatever the umask.
   *
   * @throws IOException when it cannot be made
   */
  public static void makePrivateFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    setMode(folder, "rwx------");
  }

  /** A file's name as people and scripts get it: relative to the home, absolute outside it. */
  public String name(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(root)
        ? root.relativize(absolute).toString().replace(File.separatorChar, '/')
        : absolute.toString();
  }

  /** The file that a name from {@link #name} stands for. */
  public Path file(String name) {
    return root.resolve(name);
  }

  /**
   * Why a file that somebody named cannot be taken, a sentence; null where it is a file that can be
   * read.
   */
  public @Nullable String whyNotTaken(GivenFile file) {
    String name = name(file.named());
    if (file.named().toAbsolutePath().normalize().startsWith(data())) {
      return name + " is one of Docket's own files; it is not read.";
    }
    return file.state().problem(name);
  }

  /** An input or output error in words: what the file system said, and of which file. */
  public static String reason(IOException e) {
    return ForeignText.line(said(e));
  }

  private static String said(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "access to " + denied.getFile() + " is denied";
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there";
    }
    if (e instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is there already";
    }
    String message = e.getMessage();
    return message == null ? "the file system gave no reason" : message;
  }

  private Path folder(@Nullable Path configured, String usual) {
    return root.resolve(configured == null ? Path.of(usual) : configured).normalize();
  }

  private static String dated(LocalDate day) {
    return String.format(
        Locale.ROOT, "%04d/%02d/%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
