package dev.docket.intake;

import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a returned file has its columns: found by their names, in any table of the file, in one of
 * its first rows, in any order.
 *
 * @param table the table's place in the file
 * @param row the header's row, as the spreadsheet shows it
 * @param names the header's texts, column by column
 * @param fixed the places of the fixed columns that are there
 * @param properties the places of the property columns that are there, by name
 */
record ReturnHeader(
    int table,
    int row,
    List<String> names,
    Map<SheetColumn, Integer> fixed,
    Map<String, Integer> properties) {

  /** Rows above the header that are looked through. */
  private static final int LOOK_AT = 20;

  private static final String REQUIRED =
      Stream.of(SheetColumn.values())
          .filter(SheetColumn::isRequired)
          .map(SheetColumn::header)
          .collect(Collectors.joining(", "));

  /**
   * Finds the header.
   *
   * @throws UnreadableFileException when there is none, more than one, or one that is ambiguous
   */
  static ReturnHeader find(TableReader file) throws IOException {
    List<ReturnHeader> found = new ArrayList<>();
    @Nullable ReturnHeader nearest = null;
    for (int table = 0; table < file.tables().size(); table++) {
      try (TableReader.Rows rows = file.rows(table)) {
        for (FoundRow row = rows.next();
            row != null && row.number() <= LOOK_AT;
            row = rows.next()) {
          ReturnHeader header = of(table, row);
          if (header.isWhole()) {
            found.add(header);
            break;
          }
          if (nearest == null || header.fixed.size() > nearest.fixed.size()) {
            nearest = header;
          }
        }
      }
    }
    if (found.size() == 1) {
      found.get(0).refuseDuplicates();
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new UnreadableFileException(notFound(nearest));
    }
    throw new UnreadableFileException(
        "This file holds more than one work sheet: "
            + found.stream()
                .map(h -> "\"" + file.tables().get(h.table) + "\"")
                .collect(Collectors.joining(" and "))
            + ". Return each in a file of its own, or remove the one that is not meant.");
  }

  private static String notFound(@Nullable ReturnHeader nearest) {
    String found =
        nearest == null
            ? "it is empty"
            : "found in row "
                + nearest.row
                + ": "
                + Words.list(nearest.names.stream().filter(n -> !n.isBlank()).toList());
    String missing =
        nearest == null || nearest.fixed.isEmpty()
            ? "no row has them"
            : "missing: "
                + Stream.of(SheetColumn.values())
                    .filter(c -> c.isRequired() && !nearest.fixed.containsKey(c))
                    .map(SheetColumn::header)
                    .collect(Collectors.joining(", "));
    return "This is no work sheet of Docket: the columns "
        + REQUIRED
        + " are needed in one row; "
        + missing
        + " ("
        + found
        + "). "
        + (found.contains("ï»¿") || found.contains("Ã")
            ? "It looks as if the file was opened in the wrong character set: open it as UTF-8 (in Excel:"
                + " Data, From Text), and save it as CSV UTF-8."
            : "Return the sheet that was issued, with its header row.");
  }

  private static ReturnHeader of(int table, FoundRow row) {
    List<String> names = row.cells().stream().map(Cell::text).map(Words::printable).toList();
    Map<SheetColumn, Integer> fixed = new EnumMap<>(SheetColumn.class);
    Map<String, Integer> properties = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      int place = column;
      String name = names.get(column);
      SheetColumn.ofHeader(name)
          .ifPresentOrElse(
              c -> fixed.putIfAbsent(c, place),
              () -> {
                if (IssuedRow.isProperty(Normal.text(name))) {
                  properties.putIfAbsent(Normal.text(name), place);
                }
              });
    }
    return new ReturnHeader(table, row.number(), names, fixed, properties);
  }

  private boolean isWhole() {
    return Stream.of(SheetColumn.values())
        .filter(SheetColumn::isRequired)
        .allMatch(fixed::containsKey);
  }

  private void refuseDuplicates() throws UnreadableFileException {
    Map<String, Integer> first = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      boolean ours = SheetColumn.ofHeader(name).isPresent() || IssuedRow.isProperty(name);
      Integer before = ours ? first.putIfAbsent(Normal.key(name), column) : null;
      if (before != null) {
        throw new UnreadableFileException(
            String.format(
                Locale.ROOT,
                "The column \"%s\" stands twice in row %d: in column %s and in column %s. Remove the one that is not meant.",
                name,
                row,
                Words.column(before),
                Words.column(column)));
      }
    }
  }
}
