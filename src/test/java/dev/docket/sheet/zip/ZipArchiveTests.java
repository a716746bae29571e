package dev.docket.sheet.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.sheet.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipArchiveTests {

  private static final String TEXT = "Order,Check,Result\r\n".repeat(50);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("a.zip");
  }

  private static byte[] packed(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.setComment("PK\5\6 is how the end begins");
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** All that is in an archive, unpacked. */
  private String content(byte[] archive) throws IOException {
    Files.write(file, archive);
    StringBuilder content = new StringBuilder();
    try (ZipArchive zip = ZipArchive.open(file)) {
      for (ZipMember member : zip.members()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        zip.unpack(member, out);
        content.append(member.name()).append(out.toString(StandardCharsets.UTF_8));
      }
    }
    return content.toString();
  }

  @Test
  void readsWhatIsWrittenInAStreamAndWhatHasSomethingAfterItButNotBeforeIt() throws IOException {
    byte[] whole = packed("a.csv", "f/b.csv");
    ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
    wrapped.writeBytes(whole);
    wrapped.writeBytes("after".getBytes(StandardCharsets.US_ASCII));
    String expected = "a.csv" + TEXT + "f/b.csv" + TEXT;
    assertThat(content(whole)).isEqualTo(expected);
    assertThat(content(wrapped.toByteArray())).isEqualTo(expected);
    // So looks an archive that was cut off behind an archive in it.
    wrapped.reset();
    wrapped.writeBytes("before".getBytes(StandardCharsets.US_ASCII));
    wrapped.writeBytes(whole);
    assertThatThrownBy(() -> content(wrapped.toByteArray()))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void everyDamageIsToldInWordsAndNothingElseIsThrown() throws IOException {
    byte[] whole = packed("a.csv", "b.csv");
    Random random = new Random(17);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = whole.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (i % 7 == 0) {
        damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      try {
        content(damaged);
      } catch (UnreadableFileException e) {
        assertThat(e.getMessage()).contains("zip archive").doesNotContain("java.");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void anEntryThatUnpacksToItselfForEverIsStopped() throws IOException {
    byte[] bomb;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("zeros"));
      for (int i = 0; i < 40; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    bomb = bytes.toByteArray();
    assertThatThrownBy(() -> content(bomb))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("zeros")
        .hasMessageContaining("400 times");
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,a.csv",
    "../../a.csv,_/_/a.csv",
    "/etc/passwd,etc/passwd",
    "C:\\back.csv,C:/back.csv",
    "./f//a.csv,f/a.csv",
    "..,_",
    "'f/ ../a','f/ ../a'"
  })
  void aNameLeadsNowhere(String name, String shown) {
    assertThat(MemberName.shown(name)).isEqualTo(shown);
  }

  @Test
  void whatSteersATerminalIsVisible() {
    assertThat(MemberName.shown("a\u001B[31m\r\n\u0000\u202Eb\u009B.csv"))
        .isEqualTo("a\u241B[31m⏎\u2400\uFFFDb\uFFFD.csv");
  }
}
