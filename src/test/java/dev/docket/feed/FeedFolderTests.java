package dev.docket.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFolderTests {

  @TempDir Path folder;

  private Path file(String path) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "[]");
  }

  @Test
  void listsFilesOfAnyDepthByNameThenByPath() throws Exception {
    Path third = file("SAP/20260102.json");
    Path first = file("Badge/deep/20260101.json");
    Path second = file("SAP/20260101.json");
    Path fourth = file("20260103.JSONL");
    assertThat(FeedFolder.list(folder).files()).containsExactly(first, second, third, fourth);
    assertThat(FeedFolder.list(folder).unreadable()).isEmpty();
  }

  @Test
  void neverEntersTheFoldersOfTheGovernanceSystemsTools() throws Exception {
    file("SAP/Completed/a.json");
    file("DOWNLOADED/a.json");
    file("SAP/deep/passwordresetsettings/deeper/a.json");
    file(".work/a.json");
    Path kept = file("Completed2/a.json");
    assertThat(FeedFolder.list(folder).files()).containsExactly(kept);
  }

  @Test
  void leavesOutTemporaryLockAndHiddenFiles() throws Exception {
    for (String name :
        new String[] {
          "~$a.csv",
          ".~lock.a.csv#",
          "a.json.part",
          "a.FilePart",
          "a.crdownload",
          "a.tmp",
          "Thumbs.db",
          "Desktop.ini",
          "._a.json",
          ".hidden"
        }) {
      file(name);
    }
    Path kept = file("part.json");
    assertThat(FeedFolder.list(folder).files()).containsExactly(kept);
  }

  @Test
  void followsNoLinksBelowTheFolder(@TempDir Path outside) throws Exception {
    Files.writeString(outside.resolve("secret.json"), "[]");
    Path kept = file("a.json");
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Files.createSymbolicLink(folder.resolve("link.json"), outside.resolve("secret.json"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertThat(FeedFolder.list(folder).files()).containsExactly(kept);
  }

  @Test
  void listsAFolderThatIsALinkUnderTheNameItWasAskedFor() throws Exception {
    file("real/a.json");
    Path link = Files.createSymbolicLink(folder.resolve("orders"), folder.resolve("real"));
    assertThat(FeedFolder.list(link).files()).containsExactly(link.resolve("a.json"));
  }

  @Test
  void failsForAFolderThatIsNotThere() throws Exception {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> FeedFolder.list(folder.resolve("none")));
    Path file = file("a.json");
    assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> FeedFolder.list(file));
  }
}
