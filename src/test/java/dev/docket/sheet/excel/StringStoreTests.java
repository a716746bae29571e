package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringStoreTests {

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 1000, 1 << 20})
  void givesEveryStringBackFromMemoryAndFromTheFile(int memory) throws IOException {
    try (StringStore store = new StringStore(memory)) {
      for (int i = 0; i < 5_003; i++) {
        store.add(text(i));
      }
      assertThat(store.size()).isEqualTo(5_003);
      for (int i = 0; i < 5_003; i++) {
        assertThat(store.get(i)).isEqualTo(text(i));
        int other = (int) (i * 7919L % 5_003);
        assertThat(store.get(other)).isEqualTo(text(other));
      }
      assertThat(store.spilled()).isEqualTo(memory <= 1000);
    }
  }

  private static String text(int i) {
    return i % 7 == 0 ? "" : "ä" + "日".repeat(i % 50) + i;
  }

  @Test
  void takesAStringLargerThanItsMemory() throws IOException {
    try (StringStore store = new StringStore(8)) {
      store.add("a");
      store.add("b".repeat(10_000));
      store.add("c");
      assertThat(store.get(1)).hasSize(10_000);
      assertThat(store.get(2)).isEqualTo("c");
    }
  }
}
