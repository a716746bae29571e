package dev.docket.sheet.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.home.ConfigurationException;
import dev.docket.language.Message;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.Tables;
import dev.docket.sheet.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One and the same sheet, as programs and people write it: it always says the same. */
class DialectTests {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir Path folder;
  private int files;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("in" + files++), bytes);
  }

  private List<FoundRow> read(byte[] bytes, @Nullable Charset legacy) throws IOException {
    return Tables.read(new CsvFormat(legacy), file(bytes), 0);
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : parts) {
      bytes.writeBytes(
          part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static Stream<String> ways() {
    return Stream.of(
        "Order,Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n",
        "Order;Check;Result;Message\r\nk;c;Error;\"a;b, ü\"\r\n",
        "Order;Check;Result;Message\nk;c;Error;\"a;b, ü\"",
        "Order\tCheck\tResult\tMessage\rk\tc\tError\ta;b, ü\r",
        "Order|Check|Result|Message\r\nk|c|Error|a;b, ü\r\n",
        "\"Order\",\"Check\",\"Result\",\"Message\"\n\"k\",\"c\",\"Error\",\"a;b, ü\"\n",
        "\uFEFFOrder,Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n",
        "\uFEFF\uFEFF\"Order\",Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n",
        "\uFEFF\"\uFEFFOrder\",Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n",
        "Order, Check, Result, Message\r\n\"k\", \"c\" , \"Error\",  \"a;b, ü\"  \r\n",
        "sep=;\r\nOrder;Check;Result;Message\r\nk;c;Error;\"a;b, ü\"\r\n",
        "\uFEFFSEP=|\r\nOrder|Check|Result|Message\r\nk|c|Error|a;b, ü\r\n",
        "\"sep=,\"\r\nOrder,Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n",
        "sep=^\r\nOrder^Check^Result^Message\r\nk^c^Error^a;b, ü\r\n",
        // Saved once more by a program that took the announcement for a cell.
        "sep=;,,,\r\nOrder,Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n",
        "\"sep=,\";;;\r\nOrder;Check;Result;Message\r\nk;c;Error;\"a;b, ü\"\r\n",
        // The header decides, not what stands above or below it.
        "a,b,c,d,e,f\r\n\r\nOrder;Check;Result;Message\r\nk;c;Error;\"a;b, ü\";1,5\r\n",
        "Title; of, the | sheet\r\nOrder|Check|Result|Message\r\nk|c|Error|a;b, ü\r\n",
        // Each record in one cell: a comma file that was opened where another delimiter rules.
        "\"Order,Check,Result,Message\"\r\n\"k,c,Error,\"\"a;b, ü\"\"\"\r\n",
        "\"Order,Check,Result,Message\";;;\r\n\"k,c,Error,\"\"a;b, ü\"\"\";;;\r\n",
        "Order,Check,Result,Message;\r\n\"k,c,Error,\"\"a\";\"b, ü\"\"\"\r\n",
        "Order;Check;Result;Message\t\t\r\n\"k;c;Error;\"\"a;b, ü\"\"\"\t\t\r\n",
        "\"Order;Check;Result;Message\",,\r\n\"k;c;Error;\"\"a;b, ü\"\"\",,\r\n",
        "Order,Check,Result,Message\r\nk,c,Error,\"a;b, ü\"\r\n\u001A",
        "Order,Check,Result,Message,,,\r\n,,,,,,\r\n\r\nk,c,Error,\"a;b, ü\",,,\r\n,,,\r\n");
  }

  private static void assertSaysTheSame(List<FoundRow> rows) {
    assertThat(rows.stream().map(Tables::texts))
        .filteredOn(texts -> texts.contains("k"))
        .singleElement()
        .satisfies(
            texts ->
                assertThat(texts).startsWith("k", "c", "Error", "a;b, ü").hasSizeBetween(4, 5));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void readsWhatItSays(String text) throws IOException {
    assertSaysTheSame(read(text.getBytes(StandardCharsets.UTF_8), null));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void readsItInEveryEncoding(String text) throws IOException {
    String plain = text.replace("\uFEFF", "");
    byte[] little = {(byte) 0xFF, (byte) 0xFE};
    byte[] big = {(byte) 0xFE, (byte) 0xFF};
    assertSaysTheSame(read(bytes(little, plain.getBytes(StandardCharsets.UTF_16LE)), null));
    assertSaysTheSame(read(bytes(big, plain.getBytes(StandardCharsets.UTF_16BE)), null));
    assertSaysTheSame(read(plain.getBytes(StandardCharsets.UTF_16LE), null));
    assertSaysTheSame(read(plain.getBytes(StandardCharsets.UTF_16BE), null));
    assertSaysTheSame(read(plain.getBytes(WINDOWS), WINDOWS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc ", ",", "a,b;c\td|e:f^g~h ", "a \"b\" ", "'"})
  void tellsSoonThatLongRowsHaveNoHeader(String piece) {
    String row = piece.repeat(16_000 / piece.length());
    byte[] text = bytes(((row + "\"\"").repeat(60) + "\n").repeat(19) + "Order,Check,Result\n");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(15),
        () -> {
          try (TableReader reader = new CsvFormat(WINDOWS).open(file(text))) {
            assertThat(reader.tables()).hasSize(1);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u000B", "\f", "\u2028", "\u00A0"})
  void keepsOtherBreaksWithinACell(String inside) throws IOException {
    List<FoundRow> rows = read(bytes("Order,Check,Result\r\na,x" + inside + "y,c\r\n"), null);
    assertThat(Tables.texts(rows.get(1))).containsExactly("a", "x" + inside + "y", "c");
  }

  @Test
  void aGuessedCharsetIsTold() throws IOException {
    byte[] text = "Order,Check,Result\r\nk,c,\r\nä,€,\r\n".getBytes(WINDOWS);
    try (TableReader reader = new CsvFormat(WINDOWS).open(file(text))) {
      assertThat(reader.warnings())
          .extracting(Message::inEnglish)
          .singleElement()
          .asString()
          .contains("line 3")
          .contains("windows-1252");
    }
    try (TableReader reader = new CsvFormat(WINDOWS).open(file(bytes("Order\r\nä\r\n")))) {
      assertThat(reader.warnings()).isEmpty();
    }
  }

  @Test
  void nothingIsGuessedOfAFileThatAProgramWrote() {
    byte[] text = "Order,Check,Result\r\nä,c,\r\n".getBytes(WINDOWS);
    assertThatThrownBy(
            () -> {
              try (TableReader reader = new CsvFormat(WINDOWS).openStrictly(file(text));
                  TableReader.Rows rows = reader.rows(0)) {
                rows.next();
              }
            })
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("Line 2")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aByteThatTheCharsetDoesNotHaveRefusesTheFileWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    bytes("Order,Check,Result\r\nk,c,", new byte[] {(byte) 0x81}, "\r\n"), WINDOWS))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("Line 2")
        .hasMessageContaining("windows-1252");
  }

  @Test
  void aCharacterCutInTwoBetweenPiecesOfAFileIsNoForeignOne() throws IOException {
    for (int shift = 0; shift < 4; shift++) {
      String text = "x".repeat(shift) + "\uD83D\uDE00ü€".repeat(20_000) + ",k,c\r\n";
      try (TableReader reader = new CsvFormat(WINDOWS).open(file(bytes(text)))) {
        assertThat(reader.warnings()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "IBM037", "windows-9999", "", "no charset"})
  void aCharsetThatCannotBeIsRefusedByTheSettingsName(String name) {
    assertThatThrownBy(() -> new ReturnsSettings(name))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("docket.returns.legacy-charset")
        .hasMessageContaining("windows-1252");
  }

  @Test
  void charsetsOfFormerTimesAreTaken() {
    assertThat(new ReturnsSettings("none").charset()).isNull();
    assertThat(new ReturnsSettings("ISO-8859-15").charset())
        .isEqualTo(Charset.forName("ISO-8859-15"));
    assertThat(new ReturnsSettings("windows-1250").charset()).isNotNull();
  }
}
