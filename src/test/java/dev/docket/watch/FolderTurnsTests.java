package dev.docket.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderTurnsTests {

  @Test
  void foldersTakeTurnsAndKeepTheirOwnOrder() {
    assertThat(
            FolderTurns.of(
                List.of(
                    Path.of("a/1"),
                    Path.of("a/2"),
                    Path.of("a/3"),
                    Path.of("b/1"),
                    Path.of("c/1"),
                    Path.of("c/2"))))
        .containsExactly(
            Path.of("a/1"),
            Path.of("b/1"),
            Path.of("c/1"),
            Path.of("a/2"),
            Path.of("c/2"),
            Path.of("a/3"));
  }

  @Test
  void nothingHasNoTurn() {
    assertThat(FolderTurns.of(List.of())).isEmpty();
  }
}
