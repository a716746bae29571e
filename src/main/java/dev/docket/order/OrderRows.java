package dev.docket.order;

import dev.docket.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders, history and answers as rows of the database. */
final class OrderRows {

  private static final TypeReference<List<PropertyChange>> CHANGES = new TypeReference<>() {};

  private final JsonMapper json;

  OrderRows(JsonMapper json) {
    this.json = json;
  }

  String changes(ProvisioningOrder order) {
    return json.writeValueAsString(order.changes());
  }

  ProvisioningOrder order(ResultSet rs, int rowNumber) throws SQLException {
    String result = rs.getString("answer_result");
    return new ProvisioningOrder(
        rs.getLong("id"),
        rs.getString("external_id"),
        rs.getLong("feed_file_id"),
        rs.getString("feed_place"),
        Operation.valueOf(rs.getString("operation")),
        rs.getString("change_type"),
        rs.getString("workflow"),
        rs.getString("entity_type"),
        rs.getString("resource_type"),
        rs.getString("owner_id"),
        rs.getString("owner_key"),
        rs.getString("owner_name"),
        rs.getString("owner_type"),
        rs.getString("resource_key"),
        rs.getObject("due", LocalDate.class),
        rs.getString("reason"),
        json.readValue(rs.getString("changes"), CHANGES),
        rs.getString("source"),
        rs.getString("content_digest"),
        rs.getString("values_digest"),
        OrderState.ofNumber(rs.getInt("state")),
        Outcome.valueOf(rs.getString("outcome")),
        rs.getInt("attempt"),
        Columns.longOrNull(rs, "current_sheet"),
        Columns.longOrNull(rs, "last_sheet"),
        Columns.longOrNull(rs, "superseded_by"),
        result == null
            ? null
            : new ProvisioningOrder.LatestAnswer(
                rs.getInt("answer_attempt"),
                rs.getInt("answer_revision"),
                Answer.Result.valueOf(result),
                rs.getString("answer_message"),
                rs.getString("answer_actual_id")),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "changed_at"));
  }

  static Answer.Recorded answer(ResultSet rs, int rowNumber) throws SQLException {
    return new Answer.Recorded(
        rs.getLong("order_id"),
        rs.getInt("attempt"),
        rs.getInt("revision"),
        new Answer(
            Answer.Result.valueOf(rs.getString("answer_result")),
            rs.getString("message"),
            rs.getString("actual_id"),
            rs.getString("done_by"),
            rs.getObject("done_on", LocalDate.class)),
        sender(rs),
        Columns.instant(rs, "answered_at"),
        Columns.longOrNull(rs, "file_id"),
        Columns.intOrNull(rs, "file_row"));
  }

  static HistoryEntry entry(ResultSet rs, int rowNumber) throws SQLException {
    return new HistoryEntry(
        rs.getLong("order_id"),
        OrderState.ofNumber(rs.getInt("from_state")),
        OrderState.ofNumber(rs.getInt("to_state")),
        Outcome.valueOf(rs.getString("outcome")),
        rs.getInt("attempt"),
        rs.getString("why"),
        new Origin(
            Columns.instant(rs, "happened_at"),
            sender(rs),
            rs.getString("doer"),
            Columns.longOrNull(rs, "file_id"),
            Columns.intOrNull(rs, "file_row"),
            Columns.longOrNull(rs, "sheet_id"),
            Columns.longOrNull(rs, "run_id")));
  }

  private static Sender sender(ResultSet rs) throws SQLException {
    return new Sender(rs.getString("sender"), Sender.Kind.valueOf(rs.getString("sender_kind")));
  }
}
