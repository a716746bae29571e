package dev.docket.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;

/** Makes the file that a rule is about. */
final class RuleFile {

  private final RuleCase.Input input;
  private final UnaryOperator<String> placeholders;
  private final ReturnBench bench;
  private final int firstOrder;

  RuleFile(
      RuleCase.Input input, UnaryOperator<String> placeholders, ReturnBench bench, int firstOrder) {
    this.input = input;
    this.placeholders = placeholders;
    this.bench = bench;
    this.firstOrder = firstOrder;
  }

  byte[] bytes() throws IOException {
    Map<String, Object> recipe = input.recipe();
    if (recipe.containsKey("csv")) {
      return RuleText.bytes((String) recipe.get("csv"), input.charset(), placeholders);
    }
    if (recipe.containsKey("xml")) {
      return zip(RuleText.text((String) recipe.get("xml"), placeholders));
    }
    return recipe.containsKey("issued") ? issued() : book();
  }

  /** The sheet that was issued, with these orders' rows only, some cells changed. */
  private byte[] issued() throws IOException {
    Map<String, Object> recipe = input.recipe();
    List<?> named = RuleCase.list(recipe.get("columns"));
    List<String> columns =
        named.isEmpty() ? bench.header() : named.stream().map(String::valueOf).toList();
    List<List<Object>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(columns));
    for (Object item : RuleCase.list(recipe.get("issued"))) {
      Map<String, Object> changes = RuleCase.mapping(item);
      int order = (Integer) changes.remove("order");
      Map<String, Object> row = new LinkedHashMap<>(bench.row(firstOrder + order));
      changes.forEach((column, value) -> row.put(column, value));
      rows.add(
          columns.stream()
              .map(c -> row.getOrDefault(c, ""))
              .map(v -> v == null ? "" : v)
              .map(v -> (Object) v)
              .toList());
    }
    return input.ending().equals("csv") ? csv(rows) : book(List.of(Map.of("rows", rows)));
  }

  private byte[] csv(List<List<Object>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<Object> row : rows) {
      List<String> cells =
          row.stream().map(v -> RuleText.text(String.valueOf(v), placeholders)).toList();
      text.append(
              String.join(
                  ",", cells.stream().map(c -> '"' + c.replace("\"", "\"\"") + '"').toList()))
          .append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] book() throws IOException {
    return book(RuleCase.list(input.recipe().get("book")));
  }

  private byte[] book(List<?> sheets) throws IOException {
    try (Workbook book = empty();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (Object sheet : sheets) {
        fill(book, RuleCase.mapping(sheet));
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private Workbook empty() {
    return switch (input.ending()) {
      case "xls" -> new HSSFWorkbook();
      case "xlsm" -> new XSSFWorkbook(XSSFWorkbookType.XLSM);
      default -> new XSSFWorkbook();
    };
  }

  private void fill(Workbook book, Map<String, Object> recipe) {
    String name = (String) recipe.getOrDefault("sheet", "Work");
    Sheet sheet = book.createSheet(name);
    if (Boolean.TRUE.equals(recipe.get("hidden sheet"))) {
      book.setSheetHidden(book.getSheetIndex(sheet), true);
    }
    int number = ((Integer) recipe.getOrDefault("from row", 1)) - 1;
    int first = (Integer) recipe.getOrDefault("from column", 1) - 1;
    for (Object cells : RuleCase.list(recipe.get("rows"))) {
      if (cells != null) {
        Row row = sheet.createRow(number);
        int column = first;
        for (Object cell : RuleCase.list(cells)) {
          if (cell != null) {
            set(book, row.createCell(column), cell);
          }
          column++;
        }
      }
      number++;
    }
    for (Object hidden : RuleCase.list(recipe.get("hidden"))) {
      sheet.getRow((Integer) hidden - 1).setZeroHeight(true);
    }
    for (Object merged : RuleCase.list(recipe.get("merged"))) {
      sheet.addMergedRegionUnsafe(CellRangeAddress.valueOf((String) merged));
    }
    if (recipe.get("far row") instanceof Integer far) {
      CellStyle style = book.createCellStyle();
      sheet.createRow(far - 1).createCell(0).setCellStyle(style);
    }
  }

  private void set(Workbook book, Cell cell, Object value) {
    if (value instanceof Boolean bool) {
      cell.setCellValue(bool);
    } else if (value instanceof Integer number) {
      cell.setCellValue(number);
    } else if (value instanceof Map<?, ?>) {
      typed(book, cell, RuleCase.mapping(value));
    } else {
      cell.setCellValue(RuleText.text((String) value, placeholders));
    }
  }

  private void typed(Workbook book, Cell cell, Map<String, Object> typed) {
    if (typed.containsKey("formula")) {
      cell.setCellFormula(RuleText.text((String) typed.get("formula"), placeholders));
    }
    if (typed.containsKey("value")) {
      set(book, cell, typed.get("value"));
    } else if (typed.containsKey("number")) {
      cell.setCellValue(Double.parseDouble(String.valueOf(typed.get("number"))));
    } else if (typed.containsKey("date")) {
      cell.setCellValue(LocalDate.parse((String) typed.get("date")));
    } else if (typed.containsKey("error")) {
      cell.setCellErrorValue(FormulaError.forString((String) typed.get("error")).getCode());
    }
    if (typed.containsKey("format")) {
      CellStyle style = book.createCellStyle();
      style.setDataFormat(book.createDataFormat().getFormat((String) typed.get("format")));
      cell.setCellStyle(style);
    }
  }

  /** A workbook of one sheet, written as some program might do it. */
  private static byte[] zip(String rows) throws IOException {
    String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    String relations = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships "
            + relations
            + "><Relationship Id=\"a\" Type=\""
            + types
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook "
            + main
            + " xmlns:r=\""
            + types
            + "\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships "
            + relations
            + "><Relationship Id=\"r1\" Type=\""
            + types
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** Writes the file where it is to lie. */
  Path write(Path place) throws IOException {
    return Files.write(place, bytes());
  }
}
