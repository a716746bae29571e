package dev.docket.intake;

import dev.docket.language.Language;
import dev.docket.sheet.IssuedRow;
import dev.docket.sheet.Normal;
import dev.docket.sheet.SheetColumn;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a returned file, found by their names in any of the languages.
 *
 * @param names the header's texts, column by column
 * @param fixed the places of the fixed columns that are there, each the first of its name
 * @param properties the places of the property columns that are there, by name
 */
record ReturnColumns(
    List<String> names, Map<SheetColumn, Integer> fixed, Map<String, Integer> properties) {

  ReturnColumns {
    names = List.copyOf(names);
  }

  /** The columns under a header. */
  static ReturnColumns of(List<String> names) {
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
    return new ReturnColumns(names, fixed, properties);
  }

  /** Whether all columns are there without which no row can be answered. */
  boolean isWhole() {
    return Stream.of(SheetColumn.values())
        .filter(SheetColumn::isRequired)
        .allMatch(fixed::containsKey);
  }

  /** The language of most of the fixed columns; null where there are none. */
  @Nullable Language language() {
    if (fixed.isEmpty()) {
      return null;
    }
    return Stream.of(Language.values())
        .max(
            Comparator.comparingLong(this::namesIn)
                // Of several the first, which is English.
                .thenComparing(Comparator.<Language>reverseOrder()))
        .orElseThrow();
  }

  private long namesIn(Language language) {
    return fixed.entrySet().stream()
        .filter(column -> column.getKey().isHeader(names.get(column.getValue()), language))
        .count();
  }
}
