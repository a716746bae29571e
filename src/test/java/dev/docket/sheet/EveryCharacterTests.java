package dev.docket.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.model.SheetFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Every character that there is comes back from every layer as it went in. */
class EveryCharacterTests {

  private static final int BLOCK = 128;

  /** Alone and at the beginning, where some mean something; in the middle; behind a guard. */
  private static final List<String> PLACES = List.of("%s", "%sa", "a%sb", "'%s", "_x00%s41_");

  @Test
  void theGuardAgainstFormulasIsReversible() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .mapToObj(Character::toString)
        .forEach(
            character -> {
              for (String text :
                  List.of(character, "'" + character, character + "1", "''" + character)) {
                String written = FormulaGuard.encode(text);
                if (!FormulaGuard.decode(written).equals(text)) {
                  assertThat(FormulaGuard.decode(written)).isEqualTo(text);
                }
                if ("=@\t\r\n".indexOf(written.charAt(0)) >= 0) {
                  assertThat(written).as("an unguarded formula").isEmpty();
                }
              }
            });
  }

  @Test
  void everyFormatGivesBackWhatItWasGiven(@TempDir Path folder) throws IOException {
    for (TableFormat format : formats()) {
      if (format.format().written() != format.format()) {
        continue;
      }
      List<List<String>> rows = format.format() == SheetFormat.ODS ? printableRows() : rows();
      Path file = folder.resolve("every." + format.format().extension());
      format.write(file, Tables.of(rows));
      List<FoundRow> found = Tables.read(format, file, 0);
      assertThat(found).hasSize(rows.size() + 1);
      boolean guarded = format.format().extension().equals("csv");
      for (int i = 0; i < rows.size(); i++) {
        List<String> texts = Tables.texts(found.get(i + 1));
        List<String> decoded = guarded ? texts.stream().map(FormulaGuard::decode).toList() : texts;
        if (!decoded.equals(rows.get(i))) {
          assertThat(decoded).as("%s, row %d", format.format(), i).isEqualTo(rows.get(i));
        }
      }
    }
  }

  /** Those of the first plane each in several places, the others some together. */
  private static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int block = 0; block < 0x10000; block += BLOCK) {
      for (String place : PLACES) {
        List<String> cells = new ArrayList<>();
        for (int character = block; character < block + BLOCK; character++) {
          cells.add(place.formatted(isHalf(character) ? "x" : Character.toString(character)));
        }
        rows.add(ended(cells));
      }
    }
    for (int block = 0x10000; block <= Character.MAX_CODE_POINT; block += BLOCK * BLOCK / 4) {
      List<String> cells = new ArrayList<>();
      for (int cell = block; cell < block + BLOCK * BLOCK / 4; cell += BLOCK / 4) {
        StringBuilder text = new StringBuilder();
        IntStream.range(cell, cell + BLOCK / 4).forEach(text::appendCodePoint);
        cells.add(text.toString());
      }
      rows.add(ended(cells));
    }
    return rows;
  }

  /** A row whose last cell is not blank. */
  private static List<String> ended(List<String> cells) {
    cells.add("end");
    return cells;
  }

  /** OpenDocument has no way to keep a control character; only receipts are written so. */
  private static List<List<String>> printableRows() {
    return rows().stream()
        .map(
            row ->
                row.stream()
                    .map(t -> t.replaceAll("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]", "x"))
                    .toList())
        .toList();
  }

  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  private static Collection<TableFormat> formats() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.scan("dev.docket.sheet.csv", "dev.docket.sheet.excel", "dev.docket.sheet.ods");
      context.refresh();
      return List.copyOf(context.getBeansOfType(TableFormat.class).values());
    }
  }
}
