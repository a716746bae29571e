package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.home.DurableFiles;
import dev.docket.home.PassingFiles;
import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.zip.ZipArchive;
import dev.docket.sheet.zip.ZipMember;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Unpacks a zip archive of returns: each file in it to a place of ours, or with why not. */
final class BundleContent {

  /** Stands where the digest of a file would that was not unpacked. */
  static final String NOT_UNPACKED = "not unpacked";

  private static final String WORKBOOK = "/xl/workbook.xml";
  private static final String TYPES = "/[content_types].xml";

  private BundleContent() {}

  /**
   * A file in the archive.
   *
   * @param work where it was unpacked to; null where it was not
   * @param outcome its answer where it has one already, else WAITING
   * @param reason why it has that answer
   */
  record Item(
      ZipMember member,
      @Nullable Path work,
      long size,
      String sha256,
      FileOutcome outcome,
      @Nullable Message reason) {}

  /**
   * Unpacks an archive; the files are forced to disk.
   *
   * @param places where the file of a number goes; what lies there is replaced
   * @throws UnreadableFileException when nothing of the archive may be taken
   */
  static List<Item> unpack(Path file, IntFunction<Path> places) throws IOException {
    try (ZipArchive archive = ZipArchive.open(file)) {
      List<ZipMember> members = archive.members().stream().filter(m -> !m.isFolder()).toList();
      if (members.isEmpty()) {
        throw new UnreadableFileException(Message.of("zip.empty"));
      }
      if (members.size() > Limits.ARCHIVE_MEMBERS) {
        throw new UnreadableFileException(Message.of("zip.too-many", Limits.ARCHIVE_MEMBERS));
      }
      Set<String> workbooks = unpackedWorkbooks(members);
      List<Item> items = new ArrayList<>();
      for (ZipMember member : members) {
        Item answered = answered(member, workbooks);
        items.add(
            answered != null ? answered : unpacked(archive, member, places.apply(items.size())));
      }
      return items;
    }
  }

  private static @Nullable Item answered(ZipMember member, Set<String> workbooks) {
    if (PassingFiles.isOneInFolders(member.name())) {
      return item(member, FileOutcome.IGNORED, Message.of("zip.passing"));
    }
    String lower = member.name().toLowerCase(Locale.ROOT);
    for (String workbook : workbooks) {
      if (lower.startsWith(workbook + "/")) {
        return lower.equals(workbook + TYPES)
            ? item(
                member, FileOutcome.REFUSED, Message.of("zip.unpacked-workbook", member.folder()))
            : item(member, FileOutcome.IGNORED, Message.of("zip.part-of-workbook"));
      }
    }
    Message obstacle = member.obstacle();
    return obstacle == null ? null : item(member, FileOutcome.REFUSED, obstacle);
  }

  private static Item item(ZipMember member, FileOutcome outcome, Message reason) {
    return new Item(member, null, Math.max(0, member.size()), NOT_UNPACKED, outcome, reason);
  }

  /** Folders that hold the parts of a workbook, as one gets them by unpacking it; lower case. */
  private static Set<String> unpackedWorkbooks(List<ZipMember> members) {
    Set<String> names =
        members.stream().map(m -> m.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return names.stream()
        .filter(name -> name.endsWith(TYPES))
        .map(name -> name.substring(0, name.length() - TYPES.length()))
        .filter(folder -> names.contains(folder + WORKBOOK))
        .collect(Collectors.toSet());
  }

  private static Item unpacked(ZipArchive archive, ZipMember member, Path place)
      throws IOException {
    MessageDigest digest = DurableFiles.digest();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(place), digest)) {
      archive.unpack(member, out);
    }
    DurableFiles.force(place);
    return new Item(
        member,
        place,
        Files.size(place),
        HexFormat.of().formatHex(digest.digest()),
        FileOutcome.WAITING,
        null);
  }
}
