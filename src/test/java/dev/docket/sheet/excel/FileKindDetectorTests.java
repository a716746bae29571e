package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.language.Language;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.Tables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindDetectorTests {

  @TempDir Path folder;
  private int files;

  private Path next() {
    return folder.resolve("wrong-name" + files++ + ".txt");
  }

  private static FileKind of(Path file) throws IOException {
    return new FileKindDetector().of(file);
  }

  private FileKind ofBytes(byte[] bytes) throws IOException {
    return of(Files.write(next(), bytes));
  }

  private FileKind ofText(String text) throws IOException {
    return ofBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void assertReadable(FileKind kind, String name, SheetFormat format) {
    assertThat(kind.name().inEnglish()).isEqualTo(name);
    assertThat(kind.format()).isEqualTo(format);
    assertThat(kind.advice().inEnglish()).isEmpty();
  }

  private static void assertRefused(FileKind kind, String name) {
    assertThat(kind.name().inEnglish()).contains(name);
    assertThat(kind.format()).isNull();
    assertThat(kind.advice().inEnglish()).endsWith(".");
  }

  @Test
  void tellsAnEmptyFile() throws IOException {
    assertRefused(ofText(""), "empty file");
  }

  @Test
  void tellsOurOwnWorkbook() throws IOException {
    Path file = next();
    new ExcelFormat().write(file, Tables.workSheet(3));
    assertReadable(of(file), "Excel workbook (.xlsx)", SheetFormat.XLSX);
  }

  @Test
  void tellsAWorkbookThatWasCutOff() throws IOException {
    Path file = next();
    new ExcelFormat().write(file, Tables.workSheet(300));
    byte[] bytes = Files.readAllBytes(file);
    assertRefused(
        ofBytes(Arrays.copyOf(bytes, bytes.length / 2)), "incomplete or damaged Excel workbook");
  }

  @ParameterizedTest
  @CsvSource({
    "xl/workbook.xml,x,Excel workbook (.xlsx)",
    "xl/workbook.xml,application/vnd.ms-excel.sheet.macroEnabled.main+xml,Excel workbook with macros (.xlsm)",
    "xl/workbook.xml,application/vnd.ms-excel.template.macroEnabled.main+xml,Excel template with macros (.xltm)",
    "xl/workbook.xml,application/vnd.ms-excel.addin.macroEnabled.main+xml,Excel add-in (.xlam)",
    "xl/workbook.xml,application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml,Excel template (.xltx)"
  })
  void takesWorkbooksOfSeveralKinds(String part, String type, String name) throws IOException {
    FileKind kind =
        of(new ZipBuilder().part("[Content_Types].xml", type).part(part, "").write(next()));
    assertThat(kind.name().inEnglish()).isEqualTo(name);
    assertThat(kind.format()).isEqualTo(SheetFormat.XLSX);
  }

  @ParameterizedTest
  @CsvSource({
    "[Content_Types].xml,xl/workbook.bin,.xlsb",
    "[Content_Types].xml,word/document.xml,.docx",
    "[Content_Types].xml,ppt/presentation.xml,.pptx",
    "[Content_Types].xml,other.xml,another kind",
    "Index/Document.iwa,Index/Tables/DataList.iwa,Numbers",
    "mimetype,other,another kind",
    "a.xlsx,b.csv,zip archive"
  })
  void namesWhatElseIsAZip(String first, String second, String name) throws IOException {
    assertRefused(of(new ZipBuilder().part(first, "").part(second, "").write(next())), name);
  }

  @Test
  void namesTheLimitThatAWorkbookExceeds() throws IOException {
    ZipBuilder zip = new ZipBuilder();
    for (int i = 0; i < 10_001; i++) {
      zip.part("part" + i, "");
    }
    FileKind kind = of(zip.write(next()));
    assertRefused(kind, "beyond the limits");
    assertThat(kind.advice().inEnglish()).contains("10000");
  }

  @ParameterizedTest
  @CsvSource({"spreadsheet,(.ods)", "spreadsheet-template,(.ots)"})
  void takesOpenDocumentSpreadsheets(String type, String name) throws IOException {
    FileKind kind = of(openDocument(type, "").write(next()));
    assertThat(kind.name().inEnglish()).contains(name);
    assertThat(kind.format()).isEqualTo(SheetFormat.ODS);
  }

  @ParameterizedTest
  @CsvSource({"text,(.odt)", "presentation,no spreadsheet", "graphics,no spreadsheet"})
  void namesOtherOpenDocuments(String type, String name) throws IOException {
    assertRefused(of(openDocument(type, "").write(next())), name);
  }

  @Test
  void tellsASpreadsheetThatDoesNotSayWhatItIs() throws IOException {
    ZipBuilder zip =
        new ZipBuilder()
            .part("content.xml", "<o:d xmlns:o='x'><o:body><o:spreadsheet/></o:body></o:d>");
    assertThat(of(zip.write(next())).format()).isEqualTo(SheetFormat.ODS);
  }

  @Test
  void namesASpreadsheetWithAPassword() throws IOException {
    FileKind kind =
        of(openDocument("spreadsheet", "<manifest><encryption-data/></manifest>").write(next()));
    assertRefused(kind, "password");
    assertThat(kind.advice().inEnglish()).contains("without a password");
  }

  private static ZipBuilder openDocument(String type, String manifest) {
    return new ZipBuilder()
        .part("mimetype", "application/vnd.oasis.opendocument." + type)
        .part("META-INF/manifest.xml", manifest);
  }

  @Test
  void namesOldAndEncryptedOfficeFiles() throws IOException {
    Path xls = next();
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(xls)) {
      book.createSheet("a");
      book.write(out);
    }
    assertReadable(of(xls), "Excel 97-2003 workbook (.xls)", SheetFormat.XLS);
    assertRefused(of(ole2("Book")), "Excel 5.0/95");
    assertRefused(of(ole2("__properties_version1.0")), "mail");
    assertRefused(of(ole2("\tDRMContent")), "rights management");
    assertRefused(of(ole2("EncryptedPackage")), "password");
    assertThat(of(ole2("EncryptedPackage")).advice().inEnglish()).contains("remove the password");
    assertRefused(of(ole2("WordDocument")), "(.doc)");
    assertRefused(of(ole2("Other")), "another kind");
    byte[] bytes = Files.readAllBytes(xls);
    assertRefused(ofBytes(Arrays.copyOf(bytes, 700)), "damaged Office file");
  }

  private Path ole2(String entry) throws IOException {
    Path file = next();
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      container.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
      container.writeFilesystem(out);
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 x|PDF",
        "{\\rtf1 x|RTF",
        "<!DOCTYPE html><html>|HTML",
        "  <html xmlns:x='urn:schemas-microsoft-com:office:excel'>|HTML",
        "<table><tr><td>1</td></tr></table>|HTML",
        "<?xml version='1.0'?><office:document office:mimetype='x/vnd.oasis.opendocument.spreadsheet'>|flat OpenDocument",
        "<?xml version='1.0'?><svg xmlns='x'>|SVG",
        "<svg width='1'>|SVG",
        "BEGIN:VCARD|contact",
        "BEGIN:VCALENDAR|calendar",
        "-----BEGIN CERTIFICATE-----|certificate",
        "-----BEGIN PGP MESSAGE-----|PGP",
        "%!PS-Adobe-3.0|PostScript",
        "#!/bin/sh|program",
        "diff --git a/x b/x|comparison",
        "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>|XML spreadsheet 2003",
        "<?xml version='1.0'?><a/>|XML file",
        "{\"a\": 1}|JSON",
        "[{\"a\": 1}]|JSON",
        "GIF89a......|GIF",
        "MIME-Version: 1.0 x|web archive",
        "[InternetShortcut]?URL=https://example.org/sheet|shortcut",
        "{\"url\": \"https://docs.google.com/open?id=1\"}|Google",
        "{\"\": \"WARNING!\", \"doc_id\": \"1\"}|Google",
        "Received: from a by b;?Subject: Sheet?MIME-Version: 1.0?|mail",
        "From: ada@example.org?Subject: Sheet?To: b@example.org?|mail",
        "Subject: Sheet?From: ada@example.org?|mail"
      })
  void namesTextsThatAreNoCsv(String text, String name) throws IOException {
    assertRefused(ofText(text.replace("?", "\n").replace("<\n", "<?").replace("\n>", "?>")), name);
  }

  @Test
  void namesZipsThatAreEncryptedOrCutOff() throws IOException {
    byte[] zip = Files.readAllBytes(new ZipBuilder().part("a.csv", "a").write(next()));
    byte[] encrypted = zip.clone();
    encrypted[6] |= 1;
    for (int i = 0; i < zip.length - 4; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1) {
        encrypted[i + 8] |= 1;
      }
    }
    assertRefused(ofBytes(encrypted), "zip archive protected by a password");
    assertRefused(ofBytes(Arrays.copyOf(zip, 50)), "damaged zip");
    String ods = "PK\3\4\24\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK\3\4";
    assertRefused(ofText(ods), "damaged OpenDocument");
    byte[] word = Files.readAllBytes(new ZipBuilder().part("word/document.xml", "").write(next()));
    assertRefused(ofBytes(Arrays.copyOf(word, word.length - 10)), "damaged Office document");
  }

  @Test
  void saysEveryKindInEveryLanguage() throws IOException {
    FileKind kind = ofText("%PDF-1.7");
    assertThat(kind.name().in(Language.GERMAN)).isEqualTo("PDF-Dokument");
    assertThat(kind.advice().in(Language.FRENCH)).startsWith("Renvoyez la feuille de travail");
  }

  @Test
  void namesPicturesArchivesAndPrograms() throws IOException {
    assertRefused(ofText("\u0089PNG\r\n"), "PNG");
    assertRefused(ofText("\u00FF\u00D8\u00FF\u00E0"), "JPEG");
    assertRefused(ofText("II*\0...."), "TIFF");
    assertRefused(ofText("RIFF....WEBPVP8 "), "WebP");
    assertRefused(ofText("\0\0\0\30ftypheic...."), "HEIC");
    assertRefused(ofText("\0\0\0\30ftypisom...."), "video");
    assertRefused(ofText("\u0028\u00B5\u002F\u00FD..."), "Zstandard");
    assertRefused(ofText("PAR1...."), "Parquet");
    assertRefused(ofText("SQLite format 3\0"), "SQLite");
    assertRefused(ofText("\u00E4R\\{\u008C\u00D8\u00A7M\u00AE\u00B1Sx\u00D0)"), "OneNote");
    assertRefused(ofText("a".repeat(257) + "ustar\00000"), "tar");
    assertRefused(ofText("BM\u0010\u0010\0\0\0\0\0\0x"), "BMP");
    assertRefused(ofText("\u001F\u008B\b"), "gzip");
    assertRefused(ofText("7z\u00BC\u00AF'\u001C"), "7-Zip");
    assertRefused(ofText("Rar!\u001A\u0007"), "RAR");
    assertRefused(ofText("\u007FELF\2"), "program");
    assertRefused(ofText("\t\b\20\0\0\5"), ".xls");
    assertRefused(ofBytes(new byte[500]), "zeros");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order,Check,Result\r\n",
        "a",
        "BMW;VW\r\n1;2",
        "MZ,x",
        "one\0nul in some text",
        "[draft] a;b",
        "ID;Name"
      })
  void takesOtherTextsForCsv(String text) throws IOException {
    assertReadable(ofText(text), "CSV file", SheetFormat.CSV);
  }

  @Test
  void takesUtf16WithAMarkAndNamesItWithout() throws IOException {
    String text = "Order\tCheck\tResult\r\n";
    assertThat(ofBytes(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).format())
        .isEqualTo(SheetFormat.CSV);
    assertThat(ofBytes(text.getBytes(StandardCharsets.UTF_16LE)).format())
        .isEqualTo(SheetFormat.CSV);
    assertThat(ofBytes(text.getBytes(StandardCharsets.UTF_16BE)).format())
        .isEqualTo(SheetFormat.CSV);
  }
}
