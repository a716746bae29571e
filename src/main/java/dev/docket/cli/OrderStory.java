package dev.docket.cli;

import dev.docket.audit.FileRegister;
import dev.docket.audit.RegisteredFile;
import dev.docket.export.WorkSheets;
import dev.docket.home.RefusedException;
import dev.docket.order.Answer;
import dev.docket.order.HistoryEntry;
import dev.docket.order.OrderNumber;
import dev.docket.order.Orders;
import dev.docket.order.ProvisioningOrder;
import dev.docket.sheet.SheetNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is known of one order: where it came from, what it asks for, its sheets, its answers,
 * and who did what when.
 */
record OrderStory(
    ProvisioningOrder order,
    @Nullable RegisteredFile feed,
    List<WorkSheets.Row> issued,
    List<Answer.Recorded> answers,
    List<HistoryEntry> history,
    FileRegister register,
    JsonMapper json) {

  static OrderStory of(Installation installation, long id) {
    Orders orders = installation.get(Orders.class);
    ProvisioningOrder order =
        orders
            .find(id)
            .orElseThrow(
                () -> new RefusedException("There is no order " + OrderNumber.of(id) + "."));
    FileRegister register = installation.get(FileRegister.class);
    return new OrderStory(
        order,
        register.find(order.feedFile()).orElse(null),
        installation.get(WorkSheets.class).rowsOf(List.of(id)).getOrDefault(id, List.of()),
        orders.allAnswers(id),
        orders.history(id),
        register,
        installation.get(JsonMapper.class));
  }

  /** For scripts. */
  Map<String, Object> asData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("order", OrdersCommand.Listed.of(order));
    data.put("changeType", order.changeType());
    put(data, "due", order.due());
    put(data, "reason", order.reason());
    put(data, "workflow", order.workflow());
    data.put("changes", order.changes());
    data.put(
        "feed",
        feed == null
            ? Map.of()
            : Map.of("file", feed.name(), "place", order.feedPlace(), "sha256", feed.sha256()));
    data.put("asReceived", json.readTree(order.source()));
    data.put("sheets", issued.stream().map(this::sheet).toList());
    data.put("answers", answers.stream().map(this::answer).toList());
    data.put("history", history.stream().map(this::entry).toList());
    if (order.supersededBy() != null) {
      data.put("supersededBy", OrderNumber.of(order.supersededBy()));
    }
    return data;
  }

  private Map<String, Object> sheet(WorkSheets.Row row) {
    return Map.of(
        "sheet", SheetNumber.of(row.sheet()),
        "attempt", row.attempt(),
        "row", row.rowNumber() + 1,
        "check", row.check(),
        "issued", row.issued());
  }

  private Map<String, Object> answer(Answer.Recorded a) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("attempt", a.attempt());
    data.put("revision", a.revision());
    data.put("result", a.answer().result());
    put(data, "message", a.answer().message());
    put(data, "actualId", a.answer().actualId());
    put(data, "doneBy", a.answer().doneBy());
    put(data, "doneOn", a.answer().doneOn());
    data.put("sender", a.sender().name());
    data.put("senderKind", a.sender().kind().word());
    data.put("at", a.at());
    put(data, "file", fileName(a.file()));
    put(data, "row", a.row());
    return data;
  }

  private Map<String, Object> entry(HistoryEntry e) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("at", e.origin().at());
    data.put("from", e.from());
    data.put("to", e.to());
    data.put("outcome", e.outcome());
    data.put("attempt", e.attempt());
    data.put("who", e.who());
    data.put("sender", e.origin().sender().name());
    data.put("senderKind", e.origin().sender().kind().word());
    put(data, "doer", e.origin().doer());
    data.put("why", e.why());
    put(data, "file", fileName(e.origin().file()));
    put(data, "row", e.origin().row());
    put(data, "sheet", e.origin().sheet() == null ? null : SheetNumber.of(e.origin().sheet()));
    put(data, "run", e.origin().run());
    return data;
  }

  /** For people. */
  String asText() {
    StringBuilder text = new StringBuilder();
    text.append("Order ")
        .append(order.number())
        .append(" (")
        .append(order.externalId())
        .append(") is ")
        .append(order.state());
    text.append(", attempt ").append(order.attempt()).append('\n');
    line(
        text,
        "Task",
        order.operation()
            + " "
            + order.resourceType()
            + " "
            + Objects.requireNonNullElse(order.resource(), ""));
    line(
        text,
        "Owner",
        Objects.requireNonNullElse(order.ownerName(), "")
            + " "
            + Objects.requireNonNullElse(order.ownerKey(), ""));
    line(text, "Due", order.due());
    line(text, "Reason", order.reason());
    for (WorkSheets.Row row : issued) {
      line(
          text,
          "Sheet",
          SheetNumber.of(row.sheet())
              + ", row "
              + (row.rowNumber() + 1)
              + ", attempt "
              + row.attempt()
              + ": "
              + row.issued().getOrDefault("Changes", ""));
    }
    line(text, "Feed", feed == null ? null : feed.name() + ", " + order.feedPlace());
    line(
        text,
        "Replaced by",
        order.supersededBy() == null ? null : OrderNumber.of(order.supersededBy()));
    text.append("History:\n");
    for (HistoryEntry e : history) {
      text.append("  ").append(e.origin().at()).append("  ");
      text.append(e.from() == e.to() ? e.to() : e.from() + " → " + e.to())
          .append("  ")
          .append(oneLine(e.why()));
      text.append("  [").append(e.who());
      text.append(e.origin().doer() == null ? "" : ", sent by " + e.origin().sender().name());
      text.append(" (").append(e.origin().sender().kind().word()).append(")");
      String file = fileName(e.origin().file());
      text.append(file == null ? "" : ", " + file);
      text.append(e.origin().row() == null ? "" : " row " + e.origin().row());
      text.append(e.origin().run() == null ? "" : ", run " + e.origin().run()).append("]\n");
    }
    for (Answer.Recorded a : answers) {
      line(
          text,
          "Answer " + a.attempt() + "." + a.revision(),
          a.answer().result()
              + (a.answer().message() == null ? "" : ": " + a.answer().message())
              + (a.answer().actualId() == null
                  ? ""
                  : " (actual id " + a.answer().actualId() + ")"));
    }
    return text.toString();
  }

  private @Nullable String fileName(@Nullable Long file) {
    return file == null ? null : register.find(file).map(RegisteredFile::name).orElse(null);
  }

  private static void put(Map<String, Object> data, String key, @Nullable Object value) {
    if (value != null) {
      data.put(key, value);
    }
  }

  private static void line(StringBuilder text, String label, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      text.append("  ")
          .append(label)
          .append(": ")
          .append(oneLine(value.toString().strip()))
          .append('\n');
    }
  }

  /** Foreign text must not look like a line of the story. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R", "⏎");
  }
}
