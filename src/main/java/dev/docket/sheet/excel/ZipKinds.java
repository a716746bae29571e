package dev.docket.sheet.excel;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import dev.docket.sheet.zip.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What is in a zip: most office files are one. */
final class ZipKinds {

  private static final int MAX_HEAD = 1 << 20;

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
        return openDocument(head(zip, "mimetype"));
      }
      for (String name : zip.names()) {
        if (name.endsWith(".iwa") || name.equals("index.zip")) {
          return Kinds.refused(
              "Apple Numbers, Pages or Keynote file",
              "In Numbers choose File > Export To > Excel and return that file.");
        }
      }
      return FileKind.ARCHIVE;
    } catch (UnreadableFileException e) {
      // Damage has a cause that was met while reading; a limit is our own and says so itself.
      return e.getCause() == null
          ? Kinds.refused(
              "zip archive or workbook beyond the limits", String.valueOf(e.getMessage()))
          : broken(start);
    }
  }

  private static FileKind broken(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    boolean workbook = text.contains("[Content_Types].xml") || text.contains("xl/");
    return Kinds.refused(
        workbook ? "incomplete or damaged Excel workbook" : "incomplete or damaged zip archive",
        "It was probably cut off while it was copied; save or copy it again and return that.");
  }

  private static FileKind office(WorkbookZip zip) throws IOException {
    if (zip.has("xl/workbook.bin")) {
      return Kinds.refused("Excel binary workbook (.xlsb)", Kinds.SAVE_AS_XLSX);
    }
    String types = head(zip, "[Content_Types].xml");
    if (types.contains("sheet.macroEnabled.main")) {
      return Kinds.readable("Excel workbook with macros (.xlsm)", SheetFormat.XLSX);
    }
    if (zip.has("xl/workbook.xml") || types.contains("spreadsheetml.sheet.main")) {
      return Kinds.readable("Excel workbook (.xlsx)", SheetFormat.XLSX);
    }
    if (zip.has("word/document.xml") || types.contains("wordprocessingml")) {
      return Kinds.refused("Word document (.docx)", Kinds.NOT_A_SHEET);
    }
    if (zip.has("ppt/presentation.xml") || types.contains("presentationml")) {
      return Kinds.refused("PowerPoint presentation (.pptx)", Kinds.NOT_A_SHEET);
    }
    return Kinds.refused("Office file of another kind", Kinds.NOT_A_SHEET);
  }

  private static FileKind openDocument(String type) {
    if (type.contains("opendocument.spreadsheet")) {
      return Kinds.refused("OpenDocument spreadsheet (.ods)", Kinds.SAVE_AS_XLSX);
    }
    if (type.contains("opendocument")) {
      return Kinds.refused("OpenDocument file that is no spreadsheet", Kinds.NOT_A_SHEET);
    }
    return Kinds.refused("file of another kind (" + printable(type) + ")", Kinds.NOT_A_SHEET);
  }

  private static String printable(String type) {
    String text = type.replaceAll("[^A-Za-z0-9./+-]", "");
    return text.length() > 60 ? text.substring(0, 60) : text;
  }

  private static String head(WorkbookZip zip, String name) throws IOException {
    try (InputStream in = zip.open(name)) {
      return new String(in.readNBytes(MAX_HEAD), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Damaged.because(e);
    }
  }
}
