package dev.docket.sheet.ods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.FoundRow;
import dev.docket.sheet.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdsWriterTests {

  @TempDir Path folder;
  private final OdsFormat format = new OdsFormat();

  private Path write(String name, dev.docket.sheet.TableContent content) throws IOException {
    Path file = folder.resolve(name);
    format.write(file, content);
    return file;
  }

  @Test
  void givesBackEveryTextThatXmlCanHold() throws IOException {
    List<String> texts =
        Tables.NASTY.stream().filter(t -> t.codePoints().allMatch(OdsWriterTests::isHeld)).toList();
    assertThat(texts).hasSizeGreaterThan(35);
    Path file = write("nasty.ods", Tables.of(texts.stream().map(t -> List.of(t, "end")).toList()));
    List<FoundRow> rows = Tables.read(format, file, 0);
    assertThat(rows).hasSize(texts.size() + 1);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(rows.get(i + 1).cell(0).text())
          .isEqualTo(texts.get(i).replace("\r\n", "\n").replace('\r', '\n'));
    }
  }

  private static boolean isHeld(int c) {
    return c >= ' ' && c < 0xFFFE || c == '\t' || c == '\n' || c == '\r' || c > 0xFFFF;
  }

  @Test
  void replacesWhatXmlCannotHold() throws IOException {
    Path file = write("odd.ods", Tables.of(List.of(List.of("a\u0001b\uD800c\uFFFFd\uDC00"))));
    assertThat(Tables.read(format, file, 0).get(1).cell(0).text())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  }

  @Test
  void saysWhatItIsInItsFirstBytes() throws IOException {
    Path file = write("sheet.ods", Tables.workSheet(3));
    String start = new String(Files.readAllBytes(file), 0, 90, StandardCharsets.ISO_8859_1);
    assertThat(start).startsWith("PK\3\4");
    assertThat(start.substring(30))
        .startsWith("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.getEntry("mimetype").getMethod()).isEqualTo(ZipEntry.STORED);
    }
  }

  @Test
  void writesTheSameBytesForTheSameTable() throws IOException {
    assertThat(write("a.ods", Tables.workSheet(30)))
        .hasSameBinaryContentAs(write("b.ods", Tables.workSheet(30)));
  }
}
