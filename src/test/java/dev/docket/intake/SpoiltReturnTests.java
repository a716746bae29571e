package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.model.SheetFormat;
import dev.docket.order.OrderNumber;
import dev.docket.order.Origin;
import dev.docket.order.Sender;
import dev.docket.sheet.FileKind;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.fuzz.Fuzzing;
import dev.docket.sheet.fuzz.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Whatever becomes of a return on its way: it is read or refused with words, soon, in little
 * memory, and a row answers an order only where it proves to be ours.
 */
class SpoiltReturnTests {

  private static final int USUAL_COUNT = 4_000;
  private static final long MOST_ALLOCATED = 1L << 30;

  private final Map<SheetFormat, TableFormat> formats = new EnumMap<>(SheetFormat.class);
  private final FileKind.Detector detector;
  private int read;
  private int refused;
  private int answered;

  @TempDir Path folder;

  SpoiltReturnTests() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.scan("dev.docket.sheet.csv", "dev.docket.sheet.excel", "dev.docket.sheet.ods");
      context.refresh();
      Collection<TableFormat> found = context.getBeansOfType(TableFormat.class).values();
      found.forEach(format -> formats.put(format.format(), format));
      detector = context.getBean(FileKind.Detector.class);
    }
  }

  @Test
  void spoiltReturnsAreReadOrRefusedWithWords() throws IOException {
    Fuzzing.run(Fuzzing.count(USUAL_COUNT), sources(), this::tryOut);
    // Were all refused, nothing would be tried behind the door.
    assertThat(refused).isPositive();
    assertThat(read).isGreaterThan(refused / 5);
    assertThat(answered).isGreaterThan(read / 5);
  }

  private void tryOut(Mutation.Source file) throws IOException {
    long before = allocated();
    Path path = Files.write(folder.resolve("back." + file.ending()), file.content());
    try {
      FileKind kind = detector.of(path);
      if (kind.format() == null) {
        forPeople(Message.sentences(List.of(kind.name(), kind.advice())));
        refused++;
      } else {
        readToTheEnd(formats.get(kind.format()), path);
        read++;
      }
    } catch (UnreadableFileException e) {
      forPeople(e.saying());
      refused++;
    }
    assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
  }

  private void readToTheEnd(TableFormat format, Path path) throws IOException {
    RowJudge judge =
        new RowJudge(
            new Origin(FactsFixture.NOW, Sender.osUser("ada"), null, 7L, null, null, 9L),
            Duration.ofDays(7),
            ZoneId.of("UTC"),
            new ResultWords(ResultWordSettings.NONE));
    StageRows.Facts facts =
        new StageRows.Facts(
            Map.of(FactsFixture.ORDER, FactsFixture.anOrder().build()), Map.of(), c -> false);
    try (TableReader reader = format.open(path)) {
      ReturnHeader header = ReturnHeader.find(reader);
      try (TableReader.Rows rows = reader.rows(header.table())) {
        int last = 0;
        for (FoundRow row = rows.next(); row != null; row = rows.next()) {
          assertThat(row.number()).isPositive();
          if (row.number() > header.row()) {
            ReturnRow found = ReturnRow.of(row, header, format.format() == SheetFormat.CSV);
            judged(found, judge.decide(found, facts));
          }
          last = row.number();
        }
        assertThat(last).isPositive();
      }
    }
  }

  private void judged(ReturnRow row, Decision decision) {
    boolean proven =
        OrderNumber.parse(row.key(SheetColumn.ORDER)).orElse(0) == FactsFixture.ORDER
            && row.key(SheetColumn.CHECK).equalsIgnoreCase("CHECK-1");
    if (decision.move() != null || decision.order() != null) {
      assertThat(proven).as("answers an order without proof: %s", row).isTrue();
      answered++;
    }
    if (decision.kind() == Decision.Kind.REJECTED) {
      forPeople(Objects.requireNonNull(decision.reason()));
    }
    decision.warnings().forEach(SpoiltReturnTests::forPeople);
  }

  private static void forPeople(Message saying) {
    for (Language language : Language.values()) {
      String text = saying.in(language);
      assertThat(text).isNotBlank();
      Fuzzing.assertForPeople(text);
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private List<Mutation.Source> sources() throws IOException {
    List<Mutation.Source> sources = new ArrayList<>();
    List<List<String>> table = table();
    for (TableFormat format : formats.values()) {
      if (format.format().written() != format.format()) {
        continue;
      }
      Path file = folder.resolve("whole." + format.format().extension());
      format.write(file, content(table));
      sources.add(new Mutation.Source(format.format().extension(), Files.readAllBytes(file)));
    }
    sources.add(new Mutation.Source("xlsx", book(new XSSFWorkbook(), table)));
    sources.add(new Mutation.Source("xls", book(new HSSFWorkbook(), table)));
    sources.add(new Mutation.Source("ods", ods(table)));
    String plain =
        "Order,Check,Result\r\n" + OrderNumber.of(FactsFixture.ORDER) + ",CHECK-1,Confirmed\r\n";
    sources.add(new Mutation.Source("csv", plain.getBytes(StandardCharsets.UTF_8)));
    return sources;
  }

  private static List<List<String>> table() {
    Map<String, String> issued = new LinkedHashMap<>();
    issued.put("Order", OrderNumber.of(FactsFixture.ORDER));
    issued.put("Check", "CHECK-1");
    issued.put("Result", "Confirmed");
    issued.put("Message", "said \"yes\", in part");
    issued.put("Actual id", "0042");
    issued.put("Done by", "Max Müller");
    issued.put("Done on", "2026-04-09");
    issued.putAll(FactsFixture.issuedTexts());
    List<List<String>> table = new ArrayList<>();
    table.add(List.copyOf(issued.keySet()));
    for (String result : List.of("Confirmed", "Error", "", "perhaps")) {
      issued.put("Result", result);
      table.add(List.copyOf(issued.values()));
    }
    return table;
  }

  private static TableContent content(List<List<String>> table) {
    return new TableContent(
        "S000001",
        table.get(0).stream().map(h -> new TableContent.Column(h, 20, true, List.of())).toList(),
        table.subList(1, table.size()).stream()
            .map(r -> new TableContent.Row(r, new BitSet()))
            .iterator(),
        List.of(),
        List.of(),
        false,
        ',');
  }

  /** As other programs write it: with shared texts, numbers and styles. */
  private static byte[] book(Workbook book, List<List<String>> table) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet("Work");
      for (List<String> cells : table) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String cell : cells) {
          row.createCell(Math.max(row.getLastCellNum(), 0)).setCellValue(cell);
        }
      }
      sheet.getRow(2).createCell(5).setCellValue(42.5);
      sheet.getRow(3).setZeroHeight(true);
      book.createSheet("Instructions").createRow(0).createCell(0).setCellFormula("1+1");
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] ods(List<List<String>> table) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (List<String> cells : table) {
      rows.append("<table:table-row>");
      cells.forEach(
          cell ->
              rows.append("<table:table-cell office:value-type=\"string\"><text:p>")
                  .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                  .append("</text:p></table:table-cell>"));
      rows.append("<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>");
    }
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
            + "<office:body><office:spreadsheet><table:table table:name=\"Work\">"
            + rows
            + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell"
            + " table:number-columns-repeated=\"1024\"/></table:table-row>"
            + "</table:table></office:spreadsheet></office:body></office:document-content>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part :
          List.of(
              Map.entry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
              Map.entry("content.xml", content))) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
