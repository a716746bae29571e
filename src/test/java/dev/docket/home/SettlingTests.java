package dev.docket.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlingTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "back.xlsx,~$back.xlsx",
    "back.xlsx,.~lock.back.xlsx#",
    "my report.xlsx,~$ report.xlsx",
    "my report.xlsx,~$y report.xlsx"
  })
  void aLockFileIsKnownByItsName(String name, String opener) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(Settling.opener(file)).isNull();
    Path lock = Files.createFile(folder.resolve(opener));
    assertThat(Settling.opener(file)).isEqualTo(lock);
  }

  @Test
  void theLockFileOfAnotherSheetHoldsNobodyElse() throws IOException {
    Path report = Files.createFile(folder.resolve("report.xlsx"));
    Path port = Files.createFile(folder.resolve("port.xlsx"));
    Path lock = Files.createFile(folder.resolve("~$port.xlsx"));
    assertThat(Settling.opener(port)).isEqualTo(lock);
    assertThat(Settling.opener(report)).isNull();
  }

  @Test
  void aNameAsLongAsThereAreHasNoLockFile() throws IOException {
    assertThat(Settling.opener(Files.createFile(folder.resolve("n".repeat(255))))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "back.xlsx",
        "back (1).CSV",
        "part.csv",
        "Copy of back.csv",
        "tmp",
        "x.sb.csv",
        "~back.csv",
        "locked.csv",
        "$back.csv",
        "#1.csv",
        "RETURN~1.XLS",
        "back (conflicted copy).csv"
      })
  void whatPeopleDeliverIsNoPassingFile(String name) {
    assertThat(PassingFiles.isOne(name)).isFalse();
  }
}
