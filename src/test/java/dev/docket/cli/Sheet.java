package dev.docket.cli;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FormulaGuard;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A sheet as an operator has it open: cells by column name, rows by the order's external id's
 * place.
 */
final class Sheet {

  private static final List<TableFormat> FORMATS = formats();

  private final SheetFormat format;
  private final List<String> header;
  private final List<List<String>> rows;

  private Sheet(SheetFormat format, List<String> header, List<List<String>> rows) {
    this.format = format;
    this.header = header;
    this.rows = rows;
  }

  private static List<TableFormat> formats() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.scan("dev.docket.sheet.csv", "dev.docket.sheet.excel", "dev.docket.sheet.ods");
      context.refresh();
      return List.copyOf(context.getBeansOfType(TableFormat.class).values());
    }
  }

  private static TableFormat of(SheetFormat format) {
    return FORMATS.stream().filter(f -> f.format() == format).findFirst().orElseThrow();
  }

  /** Opens the file's first table. */
  static Sheet read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    SheetFormat format =
        name.endsWith(".csv") || name.endsWith(".txt")
            ? SheetFormat.CSV
            : name.endsWith(".ods") ? SheetFormat.ODS : SheetFormat.XLSX;
    List<List<String>> all = new ArrayList<>();
    try (TableReader reader = of(format).open(file);
        TableReader.Rows cursor = reader.rows(0)) {
      for (FoundRow row = cursor.next(); row != null; row = cursor.next()) {
        all.add(row.cells().stream().map(Cell::text).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> header = all.get(0);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : all.subList(1, all.size())) {
      List<String> cells = new ArrayList<>(row);
      while (cells.size() < header.size()) {
        cells.add("");
      }
      if (format == SheetFormat.CSV) {
        cells.replaceAll(FormulaGuard::decode);
      }
      rows.add(cells);
    }
    return new Sheet(format, header, rows);
  }

  /** A sheet that somebody makes anew. */
  static Sheet of(String ending, List<String> header, List<List<String>> rows) {
    List<List<String>> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(new ArrayList<>(row)));
    return new Sheet(
        ending.equals("csv") ? SheetFormat.CSV : SheetFormat.XLSX, List.copyOf(header), copies);
  }

  List<String> header() {
    return header;
  }

  int size() {
    return rows.size();
  }

  List<List<String>> rows() {
    return rows;
  }

  String get(int row, String column) {
    return rows.get(row).get(place(column));
  }

  List<String> column(String column) {
    return rows.stream().map(r -> r.get(place(column))).toList();
  }

  Sheet set(int row, String column, String value) {
    rows.get(row).set(place(column), value);
    return this;
  }

  Sheet confirm(int... which) {
    for (int row : which) {
      set(row, "Result", "Confirmed");
    }
    return this;
  }

  Sheet error(int row, String message) {
    return set(row, "Result", "Error").set(row, "Message", message);
  }

  Sheet confirmAll() {
    return confirm(IntStream.range(0, size()).toArray());
  }

  /** Keeps only some rows. */
  Sheet only(int... which) {
    List<List<String>> kept =
        IntStream.of(which).mapToObj(i -> (List<String>) new ArrayList<>(rows.get(i))).toList();
    rows.clear();
    rows.addAll(kept);
    return this;
  }

  /** Adds the rows of another sheet, as an operator does who keeps one file for all. */
  Sheet add(Sheet other) {
    rows.addAll(other.rows);
    return this;
  }

  /** Saves it under a name, in its format. */
  Path save(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      of(format)
          .write(
              file,
              new TableContent(
                  "S000001",
                  header.stream()
                      .map(h -> new TableContent.Column(h, 20, true, List.of()))
                      .toList(),
                  rows.stream().map(r -> new TableContent.Row(r, new BitSet())).iterator(),
                  List.of(),
                  List.of(),
                  false,
                  ','));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int place(String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("no column " + column + " in " + header);
    }
    return place;
  }
}
