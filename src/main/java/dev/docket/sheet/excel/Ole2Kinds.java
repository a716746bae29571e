package dev.docket.sheet.excel;

import dev.docket.sheet.FileKind;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What is in an OLE2 container: Office files from before 2007, and encrypted ones of any year. */
final class Ole2Kinds {

  private Ole2Kinds() {}

  static FileKind of(Path file) {
    Set<String> entries;
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      entries = container.getRoot().getEntryNames();
    } catch (IOException | RuntimeException e) {
      // POI answers a damaged container with exceptions of many kinds; all mean the same here.
      return Kinds.refused("damaged Office file of before 2007", Kinds.SAVE_AS_XLSX);
    }
    if (entries.contains("EncryptedPackage")) {
      return Kinds.refused(
          "Office file protected by a password",
          "Open it, remove the password (in Excel: File > Info > Protect Workbook > Encrypt with"
              + " Password), save it and return that.");
    }
    if (entries.contains("Workbook") || entries.contains("Book")) {
      return Kinds.refused("Excel 97-2003 workbook (.xls)", Kinds.SAVE_AS_XLSX);
    }
    if (entries.contains("WordDocument")) {
      return Kinds.refused("Word 97-2003 document (.doc)", Kinds.NOT_A_SHEET);
    }
    if (entries.contains("PowerPoint Document")) {
      return Kinds.refused("PowerPoint 97-2003 presentation (.ppt)", Kinds.NOT_A_SHEET);
    }
    return Kinds.refused("Office file of another kind", Kinds.NOT_A_SHEET);
  }
}
