package dev.docket.sheet.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetNamesTests {

  private final SheetNames names = new SheetNames();

  @Test
  void replacesWhatExcelForbids() {
    assertThat(names.next("a[b]c:d*e?f/g\\h")).isEqualTo("a-b-c-d-e-f-g-h");
    assertThat(names.next("'it''s'")).isEqualTo("it''s");
    assertThat(names.next("  ")).isEqualTo("Sheet");
    assertThat(names.next("a\u0001\uD83D\uDE00")).isEqualTo("a---");
  }

  @Test
  void givesEachNameOnceWhateverTheCase() {
    assertThat(names.next("Orders")).isEqualTo("Orders");
    assertThat(names.next("ORDERS")).isEqualTo("ORDERS (2)");
    assertThat(names.next("orders")).isEqualTo("orders (3)");
    assertThat(names.next("History")).isEqualTo("History (2)");
  }

  @Test
  void keepsWithinThirtyOneCharacters() {
    String wish = "x".repeat(40);
    assertThat(names.next(wish)).hasSize(31);
    assertThat(names.next(wish)).hasSize(31).endsWith(" (2)");
  }

  @Test
  void leavesNoApostropheAtTheEndWhenCut() {
    assertThat(names.next("y".repeat(30) + "'s")).isEqualTo("y".repeat(30));
  }
}
