package dev.docket.sheet.csv;

import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.DurableFile;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.Limits;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * CSV as Excel writes it: UTF-8 with a byte order mark (without it Excel shows mojibake), CRLF,
 * quotes where they are needed; with tabs in UTF-16, which Excel calls Unicode text and takes apart
 * whatever the delimiter of its own language is. Every cell passes {@link FormulaGuard}; the
 * headers are ours and need none.
 */
@Component
@EnableConfigurationProperties(ReturnsSettings.class)
class CsvFormat implements TableFormat {

  private final @Nullable Charset legacy;

  @Autowired
  CsvFormat(ReturnsSettings settings) {
    this(settings.charset());
  }

  /**
   * With the charset of files that are no UTF-8.
   *
   * @param legacy null to refuse such files
   */
  CsvFormat(@Nullable Charset legacy) {
    this.legacy = legacy;
  }

  @Override
  public SheetFormat format() {
    return SheetFormat.CSV;
  }

  @Override
  public void write(Path target, TableContent content) throws IOException {
    DurableFile.create(target, out -> print(out, content));
  }

  private static void print(OutputStream out, TableContent content) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(content.delimiter())
            .setRecordSeparator("\r\n")
            .setQuoteMode(QuoteMode.MINIMAL)
            .get();
    Charset charset =
        content.delimiter() == '\t' ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    // Half a surrogate pair is no character; as a mark of a lost one it could be taken for damage.
    OutputStreamWriter text =
        new OutputStreamWriter(
            out,
            charset
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("?".getBytes(charset)));
    text.write('\uFEFF');
    CSVPrinter printer = new CSVPrinter(text, format);
    for (TableContent.Column column : content.columns()) {
      printer.print(column.header());
    }
    printer.println();
    while (content.rows().hasNext()) {
      List<String> cells = content.rows().next().cells();
      if (cells.size() != content.columns().size()) {
        throw new IllegalArgumentException(
            "A row has " + cells.size() + " cells, the table " + content.columns().size());
      }
      for (String cell : cells) {
        printer.print(FormulaGuard.encode(cell));
      }
      printer.println();
    }
    printer.flush();
  }

  @Override
  public TableReader open(Path file) throws IOException {
    return opened(file, legacy);
  }

  @Override
  public TableReader openStrictly(Path file) throws IOException {
    return opened(file, null);
  }

  private static TableReader opened(Path file, @Nullable Charset legacy) throws IOException {
    if (Files.size(file) > Limits.FILE_BYTES) {
      throw new UnreadableFileException(
          Message.of("csv.too-large", Limits.megabytes(Limits.FILE_BYTES)));
    }
    return new CsvReader(file, legacy);
  }
}
