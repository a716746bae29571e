package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.cli.ReturnBench.Taken;
import dev.docket.database.OnEachDatabase;
import dev.docket.sheet.Tables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people write in a message comes back on the receipt so that it is the same message. */
@OnEachDatabase
class AnyMessageFunctionalTests {

  private static final int RANDOM = 400;

  private ReturnBench bench;

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aMessageOnAReceiptIsTheMessageThatIsRecorded(@TempDir java.nio.file.Path folder) {
    List<String> messages = new ArrayList<>(Tables.NASTY);
    messages.addAll(Tables.random(RANDOM, false));
    messages.removeIf(m -> m.indexOf('\0') >= 0);
    bench = ReturnBench.in(folder, messages.size());
    takeAndReturn(messages, 0, messages.size() / 2, "csv");
    takeAndReturn(messages, messages.size() / 2, messages.size(), "xlsx");
  }

  private void takeAndReturn(List<String> messages, int from, int to, String ending) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(
          List.of(
              bench.number(i + 1), bench.row(i + 1).get("Check"), "Confirmed", messages.get(i)));
    }
    Sheet sheet = Sheet.of(ending, List.of("Order", "Check", "Result", "Message"), rows);
    Taken taken = bench.take(sheet.save(bench.place(ending)), "olga", false);
    assertThat(taken.count("confirmed")).as(taken.sentence()).isEqualTo(rows.size());

    Sheet receipt = bench.receipt(taken);
    for (int i = from; i < to; i++) {
      String shown = receipt.get(receipt.column("Order").indexOf(bench.number(i + 1)), "Message");
      String recorded = bench.answer(i + 1).message();
      assertThat(shown.strip()).as("message %d", i).isEqualTo(recorded == null ? "" : recorded);
      if (messages.get(i).chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
        assertThat(shown).isEqualTo(messages.get(i));
      }
    }
    Taken again = bench.take(bench.home().file(taken.text("receipt")), "olga", false);
    assertThat(again.count("repeated")).as(again.sentence()).isEqualTo(rows.size());
  }
}
