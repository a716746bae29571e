package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import dev.docket.sheet.workbook.WorkbookZip;
import dev.docket.sheet.workbook.XmlPart;
import dev.docket.sheet.zip.ZipArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What is in a zip: most office files are one. */
final class ZipKinds {

  private static final int FLAGS = 6;
  private static final String OPEN_DOCUMENT = "opendocument.";

  private ZipKinds() {}

  static FileKind of(Path file, byte[] start) throws IOException {
    if (ZipArchive.isPlain(file)) {
      return FileKind.ARCHIVE;
    }
    try (WorkbookZip zip = new WorkbookZip(file)) {
      if (zip.has("[Content_Types].xml")) {
        return office(zip);
      }
      if (zip.has("mimetype")) {
        return openDocument(zip, zip.head("mimetype"));
      }
      if (zip.has("content.xml") && isSpreadsheet(zip)) {
        return openDocument(zip, OPEN_DOCUMENT + "spreadsheet");
      }
      for (String name : zip.names()) {
        if (name.endsWith(".iwa") || name.equals("index.zip") || name.equals("index.apxl")) {
          return Kinds.refused("kind.other.apple", "kind.other.apple-advice");
        }
      }
      return FileKind.ARCHIVE;
    } catch (UnreadableFileException e) {
      if (isEncrypted(start)) {
        return Kinds.refused("kind.other.zip-password", "kind.other.zip-password-advice");
      }
      // Damage has a cause that was met while reading; a limit is our own and says so itself.
      return e.getCause() == null
          ? Kinds.refused(Message.of("kind.other.zip-limits"), e.saying())
          : broken(start);
    }
  }

  /** The zip's reader refuses encrypted files; the first one's flags tell. */
  private static boolean isEncrypted(byte[] start) {
    return start.length > FLAGS && start[0] == 'P' && start[2] == 3 && (start[FLAGS] & 1) != 0;
  }

  private static FileKind broken(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    String name =
        text.contains("opendocument.spreadsheet")
            ? "kind.workbook.damaged-ods"
            : text.contains("word/") || text.contains("ppt/") || text.contains(OPEN_DOCUMENT)
                ? "kind.other.damaged-office"
                : text.contains("[Content_Types].xml") || text.contains("xl/")
                    ? "kind.workbook.damaged-xlsx"
                    : "kind.other.damaged-zip";
    return Kinds.refused(name, "kind.other.damaged-advice");
  }

  private static FileKind office(WorkbookZip zip) throws IOException {
    String types = zip.head("[Content_Types].xml");
    if (zip.has("xl/workbook.bin") || types.contains("sheet.binary.macroEnabled.main")) {
      return Kinds.refused("kind.workbook.xlsb", Kinds.SAVE_AS_XLSX);
    }
    for (String[] macro :
        List.of(
            new String[] {"sheet.macroEnabled.main", "xlsm"},
            new String[] {"template.macroEnabled.main", "xltm"},
            new String[] {"addin.macroEnabled.main", "xlam"})) {
      if (types.contains("ms-excel." + macro[0])) {
        return Kinds.readable("kind.workbook." + macro[1], SheetFormat.XLSX);
      }
    }
    if (types.contains("spreadsheetml.template.main")) {
      return Kinds.readable("kind.workbook.xltx", SheetFormat.XLSX);
    }
    if (zip.has("xl/workbook.xml") || types.contains("spreadsheetml.sheet.main")) {
      return Kinds.readable("kind.workbook.xlsx", SheetFormat.XLSX);
    }
    if (zip.has("word/document.xml") || types.contains("wordprocessingml")) {
      return Kinds.refused("kind.other.docx", Kinds.NOT_A_SHEET);
    }
    if (zip.has("ppt/presentation.xml") || types.contains("presentationml")) {
      return Kinds.refused("kind.other.pptx", Kinds.NOT_A_SHEET);
    }
    return Kinds.refused("kind.other.office", Kinds.NOT_A_SHEET);
  }

  private static FileKind openDocument(WorkbookZip zip, String type) throws IOException {
    if (type.contains(OPEN_DOCUMENT + "spreadsheet")) {
      boolean encrypted =
          zip.has("META-INF/manifest.xml")
              && zip.head("META-INF/manifest.xml").contains("encryption-data");
      if (encrypted) {
        return Kinds.refused("kind.workbook.password", "kind.workbook.ods-password-advice");
      }
      return Kinds.readable(
          type.contains("template") ? "kind.workbook.ots" : "kind.workbook.ods", SheetFormat.ODS);
    }
    if (type.contains("sun.xml.calc")) {
      return Kinds.refused("kind.workbook.sxc", Kinds.SAVE_AS_XLSX);
    }
    if (type.contains(OPEN_DOCUMENT + "text")) {
      return Kinds.refused("kind.other.odt", Kinds.NOT_A_SHEET);
    }
    if (type.contains(OPEN_DOCUMENT)) {
      return Kinds.refused("kind.other.open-document", Kinds.NOT_A_SHEET);
    }
    return Kinds.refused(
        Message.of("kind.other.other", printable(type)), Message.of(Kinds.NOT_A_SHEET));
  }

  /** Some programs leave out what kind of document it is; its content says so. */
  private static boolean isSpreadsheet(WorkbookZip zip) throws IOException {
    try (XmlPart xml = zip.xml("content.xml")) {
      while (xml.next()) {
        if (xml.starts("spreadsheet")) {
          return true;
        }
      }
      return false;
    }
  }

  private static String printable(String type) {
    String text = type.replaceAll("[^A-Za-z0-9./+-]", "");
    return text.length() > 60 ? text.substring(0, 60) : text;
  }
}
