package dev.docket.feed;

import static dev.docket.feed.Feeds.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactedCopyTests {

  @TempDir Path folder;

  private boolean replaced;

  private String copy(String content) throws Exception {
    Path in = Files.writeString(folder.resolve("in"), content);
    Path out = folder.resolve("out");
    replaced =
        RedactedCopy.write(in, out, "orders.json", Set.of("password"), Feeds.SplitTable::new);
    return Files.readString(out);
  }

  @Test
  void replacesSensitiveValuesWhereverTheyStand() throws Exception {
    String copied =
        copy(
            json(
                """
                {'ProvisioningOrdersList':[{'Changes':{'password':'s3cret','n':1.10,'b':true,
                 'Password_add':[{'Id':'s3cret'}],'password_remove':null,'big':12345678901234567890},
                 'Resource':{'password':{'deep':['s3cret']},'x':null,'y':[false,1E5]}}]}
                """));
    assertThat(replaced).isTrue();
    assertThat(copied)
        .isEqualTo(
            json(
                "{'ProvisioningOrdersList':[{'Changes':{'password':'(content not kept)','n':1.10,"
                    + "'b':true,'Password_add':'(content not kept)','password_remove':null,"
                    + "'big':12345678901234567890},'Resource':{'password':'(content not kept)',"
                    + "'x':null,'y':[false,1E5]}}]}"));
  }

  @Test
  void saysWhereNothingWasReplaced() throws Exception {
    assertThat(copy(json("[{'a':'é'}]"))).isEqualTo(json("[{'a':'é'}]"));
    assertThat(replaced).isFalse();
  }

  @Test
  void copiesLinesAndDoesNotKeepBrokenOnes() throws Exception {
    String copied =
        copy(
            json(
                "{'externalId':1,'new':{'password':'s3cret'}}\n\n{'password':'s3cret\n"
                    + "{'externalId':2}\n"));
    assertThat(copied)
        .isEqualTo(
            json(
                "{'externalId':1,'new':{'password':'(content not kept)'}}\n'(content not kept)'\n"
                    + "{'externalId':2}\n"));
    assertThat(replaced).isTrue();
  }

  @Test
  void copiesTablesAndDoesNotKeepShiftedRows() throws Exception {
    String copied =
        copy(
            "externalId;new:password;old:PASSWORD;x\n1;s3cret;s3cret;\"y\"\n2;;;\n3;a;s3cret;b;c\n");
    assertThat(copied)
        .isEqualTo(
            "\"externalId\",\"new:password\",\"old:PASSWORD\",\"x\"\r\n"
                + "\"1\",\"(content not kept)\",\"(content not kept)\",\"\"\"y\"\"\"\r\n"
                + "\"2\"\r\n"
                + "\"(content not kept)\""
                + ",\"(content not kept)\"".repeat(4)
                + "\r\n");
  }

  @Test
  void leavesNoCopyOfAFileThatCannotBeRead() {
    assertThatExceptionOfType(BadFeedException.class)
        .isThrownBy(() -> copy(json("[{'password':'s3cret'")))
        .withMessageContaining("cut off");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void overwritesNothing() throws Exception {
    Files.writeString(folder.resolve("out"), "mine");
    assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> copy("[]"));
    assertThat(folder.resolve("out")).hasContent("mine");
  }
}
