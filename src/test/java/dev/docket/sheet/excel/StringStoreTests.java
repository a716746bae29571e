package dev.docket.sheet.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.sheet.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringStoreTests {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 1000, 1 << 20})
  void givesEveryStringBackFromMemoryAndFromTheFile(int memory) throws IOException {
    try (StringStore store = new StringStore(memory, new Scratch(folder))) {
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

  @Test
  void leavesNothingBehind() throws IOException {
    Path own = folder.resolve("own");
    Scratch scratch = new Scratch(own);
    try (StringStore store = new StringStore(8, scratch)) {
      store.add("a".repeat(100));
      store.add("b".repeat(100));
      assertThat(store.spilled()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
          .isEqualTo("rwx------");
    }
    assertThat(own).isEmptyDirectory();
    Files.writeString(own.resolve("reading-1.tmp"), "of a process that was killed");
    scratch.sweep();
    assertThat(own).isEmptyDirectory();
  }

  private static String text(int i) {
    return i % 7 == 0 ? "" : "ä" + "日".repeat(i % 50) + i;
  }

  @Test
  void takesAStringLargerThanItsMemory() throws IOException {
    try (StringStore store = new StringStore(8, new Scratch(folder))) {
      store.add("a");
      store.add("b".repeat(10_000));
      store.add("c");
      assertThat(store.get(1)).hasSize(10_000);
      assertThat(store.get(2)).isEqualTo("c");
    }
  }
}
