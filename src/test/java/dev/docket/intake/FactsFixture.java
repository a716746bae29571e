package dev.docket.intake;

import dev.docket.export.WorkSheets;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import dev.docket.order.OrderState;
import dev.docket.order.Sender;
import dev.docket.sheet.SheetColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order, for tests: out on sheet 1 in its first attempt, where nothing else is
 * said.
 */
final class FactsFixture {

  static final Instant NOW = Instant.parse("2026-04-10T12:00:00Z");
  static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  static final Instant LONG_AGO = NOW.minus(Duration.ofDays(8));
  static final long ORDER = 123;
  static final String VALUES = "digest of Finance";

  private OrderState state = OrderState.TRANSMITTED;
  private int attempt = 1;
  private @Nullable Long currentSheet = 1L;
  private String values = VALUES;
  private @Nullable Message ending;
  private final Map<String, String> issued = issuedTexts();
  private final List<Answer.Recorded> answers = new ArrayList<>();
  private final Set<String> notes = new HashSet<>();

  private FactsFixture() {}

  static FactsFixture anOrder() {
    return new FactsFixture();
  }

  static Map<String, String> issuedTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SheetColumn.OPERATION.header(), "UPDATE");
    texts.put(SheetColumn.RESOURCE_TYPE.header(), "SAP_Account");
    texts.put(SheetColumn.OWNER.header(), "Ada Lovelace");
    texts.put(SheetColumn.OWNER_ID.header(), "0012345");
    texts.put(SheetColumn.RESOURCE.header(), "ALOVELACE");
    texts.put(SheetColumn.CHANGES.header(), "Department: Sales → Finance; Remark: =1+1");
    texts.put(SheetColumn.INSTRUCTIONS.header(), "Transaction SU01");
    texts.put(SheetColumn.ATTEMPT.header(), "1");
    texts.put("SAP_Account: department", "Finance");
    texts.put("SAP_Account: remark", "=1+1");
    texts.put("SAP_Account: telephone", "+4930123456789012345");
    texts.put("SAP_Account: validFrom", "2026-12-31");
    texts.put("SAP_Account: isLocked", "true");
    return texts;
  }

  FactsFixture is(OrderState value, int inAttempt) {
    state = value;
    attempt = inAttempt;
    currentSheet = value == OrderState.TRANSMITTED ? Long.valueOf(inAttempt) : null;
    return this;
  }

  FactsFixture proposes(String digest) {
    values = digest;
    return this;
  }

  FactsFixture ended(String how) {
    ending = Message.plain(how);
    return this;
  }

  FactsFixture noted(String note) {
    notes.add(note);
    return this;
  }

  FactsFixture answered(
      int toAttempt,
      Answer.Result result,
      @Nullable String message,
      @Nullable String doneBy,
      Instant at) {
    answers.add(
        new Answer.Recorded(
            ORDER,
            toAttempt,
            1,
            new Answer(result, message, null, doneBy, null),
            Sender.osUser("ada"),
            at,
            5L,
            3));
    return this;
  }

  OrderFacts build() {
    List<WorkSheets.Row> rows = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      if (i <= attempt) {
        rows.add(new WorkSheets.Row(ORDER, i, i, 1, "CHECK-" + i, VALUES, issued));
      }
    }
    return new OrderFacts(
        ORDER, state, attempt, currentSheet, values, rows, answers, notes, ending);
  }
}
