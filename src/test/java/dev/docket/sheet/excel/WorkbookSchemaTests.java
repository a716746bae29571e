package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.TableContent.Page;
import dev.docket.sheet.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/**
 * What Excel opens without repair: every part is valid by the format's own schema (ECMA-376), and
 * holds to the limits that the schema does not tell.
 */
class WorkbookSchemaTests {

  private static final String SPACE =
      "Attribute not allowed (no wildcards allowed): space@http://www.w3.org/XML/1998/namespace";

  @TempDir Path folder;
  private int files;

  private Path write(TableContent content) throws IOException {
    Path file = folder.resolve("out" + files++ + ".xlsx");
    new ExcelFormat().write(file, content);
    return file;
  }

  private static XmlObject parsed(String part, InputStream in) throws XmlException, IOException {
    if (part.startsWith("xl/worksheets/sheet")) {
      return WorksheetDocument.Factory.parse(in);
    }
    return part.equals("xl/workbook.xml")
        ? WorkbookDocument.Factory.parse(in)
        : StyleSheetDocument.Factory.parse(in);
  }

  private static void assertValid(Path file) throws IOException, XmlException {
    List<String> checked = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : zip.stream().toList()) {
        if (part.getName().startsWith("xl/") && part.getName().endsWith(".xml")) {
          List<XmlError> faults = new ArrayList<>();
          XmlObject xml = parsed(part.getName(), zip.getInputStream(part));
          xml.validate(new XmlOptions().setErrorListener(faults));
          // The schema forgot the attribute; the format's text and Excel itself have it.
          faults.removeIf(fault -> fault.getMessage().contains(SPACE));
          assertThat(faults).as(part.getName()).isEmpty();
          checked.add(part.getName());
        }
      }
    }
    assertThat(checked).contains("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml");
  }

  @Test
  void aWorkSheetIsValid() throws Exception {
    assertValid(write(Tables.workSheet(40)));
    assertValid(write(Tables.workSheet(0)));
  }

  @Test
  void whateverTextsAreInItAWorkbookIsValid() throws Exception {
    List<String> texts = new ArrayList<>(Tables.NASTY);
    texts.addAll(Tables.LONE_SURROGATES);
    texts.addAll(Tables.random(500, true));
    assertValid(write(Tables.of(texts.stream().map(List::of).toList())));
    for (String text : texts) {
      List<Column> columns = List.of(new Column(text, 9, true, List.of(text, "Error", text + ",")));
      TableContent table = Tables.of(columns, List.of(List.of(text)), ',');
      assertValid(
          write(
              new TableContent(
                  text,
                  columns,
                  table.rows(),
                  List.of(new TableContent.RowColour(0, text, TableContent.Colour.DONE)),
                  List.of(new Page(text, List.of(text, text + ":")), new Page(text, List.of())),
                  false,
                  ',')));
    }
  }

  @Test
  void theLargestThatACellAndATableMayHoldIsValid() throws Exception {
    String longest = "\u0001".repeat(TableContent.MAX_CELL);
    List<Column> columns =
        IntStream.range(0, 16_384)
            .mapToObj(i -> new Column("c" + i, 300, i % 2 == 0, List.of()))
            .toList();
    List<String> cells = new ArrayList<>(java.util.Collections.nCopies(16_384, ""));
    cells.set(0, longest);
    cells.set(16_383, "\n".repeat(500));
    assertValid(write(Tables.of(columns, List.of(cells), ',')));
    List<String> many = IntStream.range(0, 2_000).mapToObj(i -> "choice, " + i).toList();
    assertValid(
        write(
            Tables.of(
                List.of(
                    new Column("h".repeat(400), 0, true, many),
                    new Column("h".repeat(400), 9, true, List.of("y".repeat(300), "z"))),
                List.of(List.of("a", "b")),
                ',')));
  }

  /** What Excel holds to, and the schema does not tell. */
  @Test
  void whatTheSchemaDoesNotTellIsHeldToAsWell() throws Exception {
    for (String text : Tables.NASTY) {
      Path file =
          write(
              new TableContent(
                  text.repeat(5),
                  List.of(new Column(text.repeat(10), 9, true, List.of(text.repeat(10), "b"))),
                  List.<TableContent.Row>of().iterator(),
                  List.of(),
                  List.of(new Page(text.repeat(5), List.of()), new Page("HISTORY", List.of())),
                  true,
                  ','));
      Map<String, Integer> names = new HashMap<>();
      try (ZipFile zip = new ZipFile(file.toFile());
          InputStream workbook = zip.getInputStream(zip.getEntry("xl/workbook.xml"));
          InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
        for (var entry :
            WorkbookDocument.Factory.parse(workbook).getWorkbook().getSheets().getSheetList()) {
          String name = entry.getName();
          assertThat(name)
              .hasSizeBetween(1, 31)
              .doesNotContainPattern("[\\[\\]:*?/\\\\\\p{Cntrl}]");
          assertThat(name)
              .doesNotStartWith("'")
              .doesNotEndWith("'")
              .isNotEqualToIgnoringCase("history");
          names.merge(name.toLowerCase(java.util.Locale.ROOT), 1, Integer::sum);
        }
        for (var validations =
                WorksheetDocument.Factory.parse(sheet).getWorksheet().getDataValidations();
            validations != null;
            validations = null) {
          for (var validation : validations.getDataValidationList()) {
            assertThat(validation.getFormula1().length()).isLessThanOrEqualTo(255);
            assertThat(validation.getErrorTitle().length()).isLessThanOrEqualTo(32);
            assertThat(validation.getError().length()).isLessThanOrEqualTo(255);
          }
        }
      }
      assertThat(names.values()).containsOnly(1);
    }
  }
}
