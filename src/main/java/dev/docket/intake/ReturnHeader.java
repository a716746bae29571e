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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a returned file has its columns: in any table of the file, in one of its first rows, in any
 * order, in any of the languages and in several at once.
 *
 * @param table the table's place in the file
 * @param row the header's row, as the spreadsheet shows it
 * @param columns what stands in it
 */
record ReturnHeader(int table, int row, ReturnColumns columns) {

  /** Rows above the header that are looked through. */
  private static final int LOOK_AT = 20;

  private static final List<SheetColumn> REQUIRED =
      Stream.of(SheetColumn.values()).filter(SheetColumn::isRequired).toList();

  /**
   * Finds the header.
   *
   * @throws NoHeaderException when there is none, more than one, or one that is ambiguous
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
          if (header.columns.isWhole()) {
            found.add(header);
            break;
          }
          if (nearest == null || header.fixed().size() > nearest.fixed().size()) {
            nearest = header;
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw new NoHeaderException(
          notFound(nearest), nearest == null ? null : nearest.columns.language());
    }
    ReturnHeader first = found.get(0);
    if (found.size() > 1) {
      Message tables =
          Words.and(found.stream().map(h -> Words.quote(file.tables().get(h.table))).toList());
      throw new NoHeaderException(Message.of("header.several-sheets", tables), first.language());
    }
    first.refuseDuplicates();
    return first;
  }

  private static Message notFound(@Nullable ReturnHeader nearest) {
    Message missing = Message.of("header.no-row-has-them");
    Message found = Message.of("header.empty");
    boolean isMojibake = false;
    if (nearest != null) {
      List<String> names = nearest.names().stream().filter(n -> !n.isBlank()).toList();
      found = Message.of("header.found-in-row", nearest.row, Words.list(names));
      isMojibake = names.stream().anyMatch(n -> n.contains("ï»¿") || n.contains("Ã"));
      if (!nearest.fixed().isEmpty()) {
        missing =
            Message.of(
                "header.missing",
                titles(REQUIRED.stream().filter(c -> !nearest.fixed().containsKey(c)).toList()));
      }
    }
    return Message.of(
        "header.no-work-sheet",
        titles(REQUIRED),
        missing,
        found,
        isMojibake
            ? Message.of("header.wrong-character-set")
            : Message.of("header.return-what-was-issued"));
  }

  private static Message titles(List<SheetColumn> columns) {
    return Message.joined(", ", columns.stream().map(SheetColumn::title).toList());
  }

  private static ReturnHeader of(int table, FoundRow row) {
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
