package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.Limits;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import dev.docket.sheet.workbook.Damaged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What is in an OLE2 container: Office files from before 2007, and encrypted ones of any year. */
final class Ole2Kinds {

  private static final String DAMAGED = "kind.workbook.damaged-ole2";

  private Ole2Kinds() {}

  static FileKind of(Path file) throws IOException {
    if (Ole2Directory.isTooLarge(file)) {
      return Kinds.refused(
          Message.of(DAMAGED),
          Damaged.tooLarge(Message.of("workbook.limit.directory", Limits.OLE2_DIRECTORY_SECTORS))
              .saying());
    }
    Set<String> entries;
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      entries =
          container.getRoot().getEntryNames().stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
    } catch (IOException | RuntimeException e) {
      // POI answers a damaged container with exceptions of many kinds; all mean the same here.
      return Kinds.refused(DAMAGED, "kind.other.damaged-advice");
    }
    if (entries.contains("\tdrmencryptedtransform") || entries.contains("\tdrmcontent")) {
      return Kinds.refused("kind.workbook.rights", "kind.workbook.rights-advice");
    }
    if (entries.contains("encryptedpackage")) {
      return Kinds.refused("kind.workbook.password", "kind.workbook.password-advice");
    }
    if (entries.contains("workbook")) {
      return Kinds.readable("kind.workbook.xls", SheetFormat.XLS);
    }
    if (entries.contains("book")) {
      return Kinds.refused("kind.workbook.excel5", Kinds.SAVE_AS_XLSX);
    }
    if (entries.contains("worddocument")) {
      return Kinds.refused("kind.other.doc", Kinds.NOT_A_SHEET);
    }
    if (entries.contains("powerpoint document")) {
      return Kinds.refused("kind.other.ppt", Kinds.NOT_A_SHEET);
    }
    if (entries.contains("__properties_version1.0")) {
      return Kinds.refused("kind.other.mail", "kind.other.mail-advice");
    }
    return Kinds.refused("kind.other.office", Kinds.NOT_A_SHEET);
  }
}
