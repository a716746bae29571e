package dev.docket.export;

import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.home.DurableFiles;
import dev.docket.home.FolderWalk;
import dev.docket.home.Home;
import dev.docket.home.Settling;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds sheets that people filled in and saved where they were issued, in {@code outbound/}, where
 * no answer is looked for: an issued file that is not as it was issued, or another spreadsheet
 * beside it. One that came back with the same content is none. For one thread at a time.
 */
@Component
public class SavedSheets {

  private static final Set<String> SPREADSHEETS =
      Set.of("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv");

  private final Home home;
  private final WorkSheets sheets;
  private final FileRegister register;
  private final Map<Path, Digest> digests = new HashMap<>();

  SavedSheets(Home home, WorkSheets sheets, FileRegister register) {
    this.home = home;
    this.sheets = sheets;
    this.register = register;
  }

  private record Digest(long size, FileTime changed, String sha256, boolean isIssued) {}

  /**
   * Looks through the folder.
   *
   * @param settling what the files were at the looks before; one that is being saved is not told
   * @return the files that hold what never came back
   * @throws IOException when the folder is not there or cannot be read
   */
  public List<Path> look(Settling settling) throws IOException {
    home.checkMounted();
    Map<Path, BasicFileAttributes> all = spreadsheets();
    settling.keepOnly(all.keySet());
    digests.keySet().retainAll(all.keySet());
    List<Path> saved = new ArrayList<>();
    for (Map.Entry<Path, BasicFileAttributes> entry : all.entrySet()) {
      try {
        if (settling.isSettled(entry.getKey(), entry.getValue())
            && isUnknown(entry.getKey(), entry.getValue())) {
          saved.add(entry.getKey());
        }
      } catch (NoSuchFileException e) {
        // Taken away since it was listed.
      }
    }
    return saved;
  }

  private boolean isUnknown(Path file, BasicFileAttributes attributes) throws IOException {
    Digest digest = digest(file, attributes);
    return !digest.isIssued() && register.withContent(FileRole.RETURN, digest.sha256()).isEmpty();
  }

  private Digest digest(Path file, BasicFileAttributes attributes) throws IOException {
    Digest known = digests.get(file);
    if (known == null
        || known.size() != attributes.size()
        || !known.changed().equals(attributes.lastModifiedTime())) {
      String sha256 = DurableFiles.sha256(file);
      known =
          new Digest(
              attributes.size(),
              attributes.lastModifiedTime(),
              sha256,
              sheets.isIssued(home.name(file), sha256));
      digests.put(file, known);
    }
    return known;
  }

  private Map<Path, BasicFileAttributes> spreadsheets() throws IOException {
    Map<Path, BasicFileAttributes> found = new HashMap<>();
    whereTheyAreIssued().files().stream()
        .filter(each -> isSpreadsheet(String.valueOf(each.file().getFileName())))
        .forEach(each -> found.put(each.file(), each.attributes()));
    return found;
  }

  /**
   * All that lies in the folders in which sheets are issued: never receipts, results or archives.
   *
   * @throws IOException when the folder is not there or cannot be read
   */
  public FolderWalk whereTheyAreIssued() throws IOException {
    Set<Path> ofOthers =
        Set.of(home.receipts(), home.results(), home.outboundArchiveRoot(), home.inbound());
    return FolderWalk.of(home.outbound(), folder -> !ofOthers.contains(folder));
  }

  private static boolean isSpreadsheet(String name) {
    return SPREADSHEETS.contains(
        name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
