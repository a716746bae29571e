package dev.docket.intake;

import dev.docket.language.Message;
import dev.docket.sheet.Cell;
import dev.docket.sheet.FoundRow;
import dev.docket.sheet.SheetColumn;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search for the one header of a file. Each table is read as far as its header, and to its end
 * where there is none: a header may have been sorted away, and rows of ours must not be passed
 * over.
 */
final class HeaderSearch {

  /** So many rows are looked at closely; what is nearest to a header is told from among them. */
  private static final int USUALLY_WITHIN = 20;

  /** Longer texts are no name of a column, whatever nobody sees in them. */
  private static final int LONGEST_NAME = 80;

  private static final List<SheetColumn> REQUIRED =
      Stream.of(SheetColumn.values()).filter(SheetColumn::isRequired).toList();

  private final TableReader file;
  private final List<ReturnHeader> found = new ArrayList<>();
  private @Nullable ReturnHeader nearest;
  private @Nullable Message stray;
  private @Nullable UnreadableFileException damage;

  HeaderSearch(TableReader file) {
    this.file = file;
  }

  /**
   * Finds it.
   *
   * @throws NoHeaderException when there is none, or more than one, or rows of ours stand in a
   *     table without one
   */
  ReturnHeader find() throws IOException {
    for (int table = 0; table < file.tables().size(); table++) {
      look(table);
    }
    if (found.isEmpty()) {
      throw new NoHeaderException(
          notFound(), nearest == null ? null : nearest.columns().language());
    }
    ReturnHeader first = found.get(0);
    if (found.size() > 1) {
      Message tables = Words.and(found.stream().map(h -> quoted(h.table())).toList());
      throw new NoHeaderException(Message.of("header.several-sheets", tables), first.language());
    }
    if (damage != null) {
      throw damage;
    }
    if (stray != null) {
      throw new NoHeaderException(
          Message.of("header.rows-elsewhere", stray, titles(REQUIRED), quoted(first.table())),
          first.language());
    }
    return first;
  }

  private void look(int table) throws IOException {
    int last = 0;
    @Nullable Message ours = null;
    try (TableReader.Rows rows = file.rows(table)) {
      for (FoundRow row = rows.next(); row != null; row = rows.next()) {
        last = row.number();
        if (OurRow.is(row)) {
          ours =
              ours == null ? Message.of("header.row-of-sheet", quoted(table), row.number()) : ours;
        } else if (isHeader(table, row)) {
          return;
        }
      }
    } catch (UnreadableFileException e) {
      if (last <= USUALLY_WITHIN) {
        throw e;
      }
      // What is no work sheet at all is told so, however broken it is further down.
      damage = damage == null ? e : damage;
    }
    stray = stray == null ? ours : stray;
  }

  private boolean isHeader(int table, FoundRow row) {
    boolean isNear = row.number() <= USUALLY_WITHIN;
    if (!isNear && row.cells().stream().filter(HeaderSearch::mayBeName).count() < REQUIRED.size()) {
      return false;
    }
    ReturnHeader header = ReturnHeader.of(table, row);
    if (header.columns().isWhole()) {
      found.add(header);
      return true;
    }
    if (isNear && (nearest == null || header.fixed().size() > nearest.fixed().size())) {
      nearest = header;
    }
    return false;
  }

  private static boolean mayBeName(Cell cell) {
    String text = cell.text();
    return cell.kind() == Cell.Kind.TEXT
        && text.length() <= LONGEST_NAME
        && text.chars().noneMatch(c -> c >= '0' && c <= '9');
  }

  private Message quoted(int table) {
    return Words.quote(file.tables().get(table));
  }

  private Message notFound() {
    Message missing = Message.of("header.no-row-has-them");
    Message what = Message.of("header.empty");
    boolean isMojibake = false;
    if (nearest != null) {
      List<String> names = nearest.names().stream().filter(n -> !n.isBlank()).toList();
      what = Message.of("header.found-in-row", nearest.row(), Words.list(names));
      isMojibake = names.stream().anyMatch(n -> n.contains("ï»¿") || n.contains("Ã"));
      if (!nearest.fixed().isEmpty()) {
        ReturnHeader near = nearest;
        missing =
            Message.of(
                "header.missing",
                titles(REQUIRED.stream().filter(c -> !near.fixed().containsKey(c)).toList()));
      }
    }
    return Message.of(
        "header.no-work-sheet",
        titles(REQUIRED),
        missing,
        what,
        isMojibake
            ? Message.of("header.wrong-character-set")
            : Message.of("header.return-what-was-issued"));
  }

  private static Message titles(List<SheetColumn> columns) {
    return Message.joined(", ", columns.stream().map(SheetColumn::title).toList());
  }
}
