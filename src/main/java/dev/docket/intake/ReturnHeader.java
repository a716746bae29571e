package dev.docket.intake;

import dev.docket.language.ForeignText;
import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a returned file has its columns: in any table and row of the file, in any order, in any of
 * the languages and in several at once.
 *
 * @param table the table's place in the file
 * @param row the header's row, as the spreadsheet shows it
 * @param columns what stands in it
 */
record ReturnHeader(int table, int row, ReturnColumns columns) {

  /**
   * Finds the header.
   *
   * @throws NoHeaderException when there is none, more than one, or one that is ambiguous
   */
  static ReturnHeader find(TableReader file) throws IOException {
    ReturnHeader header = new HeaderSearch(file).find();
    header.refuseDuplicates();
    return header;
  }

  /**
   * A further header of the same table.
   *
   * @return null where the row is none
   * @throws NoHeaderException when it is ambiguous
   */
  @Nullable ReturnHeader further(FoundRow row) throws UnreadableFileException {
    ReturnHeader header = of(table, row);
    if (!header.columns.isWhole()) {
      return null;
    }
    header.refuseDuplicates();
    return header;
  }

  /** What stands in a row, as if it were a header. */
  static ReturnHeader of(int table, FoundRow row) {
    List<String> names = row.cells().stream().map(Cell::text).map(ForeignText::cell).toList();
    return new ReturnHeader(table, row.number(), ReturnColumns.of(names));
  }

  List<String> names() {
    return columns.names();
  }

  Map<SheetColumn, Integer> fixed() {
    return columns.fixed();
  }

  Map<String, Integer> properties() {
    return columns.properties();
  }

  /** Where a required column is. */
  int place(SheetColumn column) {
    return Objects.requireNonNull(fixed().get(column));
  }

  /** The language that most of it is in. */
  Language language() {
    return Objects.requireNonNull(columns.language());
  }

  /** A column of ours stands once, whatever the languages of its names. */
  private void refuseDuplicates() throws UnreadableFileException {
    Map<Object, Integer> first = new LinkedHashMap<>();
    for (int column = 0; column < names().size(); column++) {
      String name = names().get(column);
      Integer before =
          SheetColumn.ofHeader(name).isPresent()
              ? first.putIfAbsent(SheetColumn.ofHeader(name).get(), column)
              : IssuedRow.isProperty(Normal.text(name))
                  ? first.putIfAbsent(Normal.key(name), column)
                  : null;
      if (before != null) {
        throw new NoHeaderException(duplicate(before, column), language());
      }
    }
  }

  private Message duplicate(int before, int column) {
    String one = names().get(before);
    String other = names().get(column);
    return Normal.key(one).equals(Normal.key(other))
        ? Message.of(
            "header.twice", Words.quote(other), row, Words.column(before), Words.column(column))
        : Message.of(
            "header.twice-in-two-languages",
            Words.quote(one),
            Words.column(before),
            Words.quote(other),
            Words.column(column),
            row);
  }
}
