package dev.docket.export;

import dev.docket.model.Model;
import dev.docket.model.OperatorGroup;
import dev.docket.model.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The orders that may go out: PENDING, on no sheet, and with no other order of the same assignment
 * out, except that a DELETE goes out at once.
 */
@Repository
public class PendingOrders {

  private static final String MAY_GO =
      """
      FROM provisioning_order o
      WHERE o.state = 1 AND o.current_sheet IS NULL
        AND (o.operation = 'DELETE' OR NOT EXISTS (
          SELECT 1 FROM provisioning_order e
          WHERE e.external_id = o.external_id AND e.resource_type = o.resource_type AND e.id <> o.id
            AND (e.state = 2 OR e.current_sheet IS NOT NULL)))
      """;

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final Model model;

  PendingOrders(JdbcTemplate jdbc, Model model) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
    this.model = model;
  }

  /** Who gets sheets for which kind of owner. */
  record Bucket(String entityType, OperatorGroup group, Set<String> resourceTypes) {}

  /** Where there is something to go out, and for whom. */
  List<Bucket> buckets() {
    Map<String, Bucket> buckets = new LinkedHashMap<>();
    jdbc.query(
        "SELECT DISTINCT o.entity_type, o.resource_type "
            + MAY_GO
            + " ORDER BY o.entity_type, o.resource_type",
        rs -> {
          String entityType = rs.getString(1);
          String resourceType = rs.getString(2);
          model
              .resourceTypeOrLearned(resourceType, entityType)
              .map(ResourceType::group)
              .ifPresent(
                  group ->
                      buckets
                          .computeIfAbsent(
                              entityType + "\n" + group.name(),
                              k -> new Bucket(entityType, group, new TreeSet<>()))
                          .resourceTypes()
                          .add(resourceType));
        });
    return List.copyOf(buckets.values());
  }

  /**
   * The resource types of orders that are PENDING but stand no longer in the model, with how many
   * orders wait for each.
   */
  public Map<String, Long> withoutResourceType() {
    Map<String, Long> missing = new LinkedHashMap<>();
    jdbc.query(
        "SELECT o.resource_type, o.entity_type, COUNT(*) "
            + MAY_GO
            + " GROUP BY o.resource_type, o.entity_type ORDER BY o.resource_type",
        rs -> {
          if (model.resourceTypeOrLearned(rs.getString(1), rs.getString(2)).isEmpty()) {
            missing.merge(rs.getString(1), rs.getLong(3), Long::sum);
          }
        });
    return missing;
  }

  /**
   * The ids of a bucket's orders, as they are to stand on the sheets: what is due first, then by
   * system, owner and number. In a transaction, so that the database hands them over bit by bit.
   */
  List<Long> ids(Bucket bucket) {
    List<Long> ids = new ArrayList<>();
    named.query(
        "SELECT o.id "
            + MAY_GO
            + """
             AND o.entity_type = :entityType AND o.resource_type IN (:resourceTypes)
            ORDER BY CASE WHEN o.due IS NULL THEN 1 ELSE 0 END, o.due, o.resource_type,
              o.owner_name NULLS FIRST, o.id
            """,
        new MapSqlParameterSource("entityType", bucket.entityType())
            .addValue(
                "resourceTypes", bucket.resourceTypes().stream().collect(Collectors.toList())),
        rs -> {
          ids.add(rs.getLong(1));
        });
    return ids;
  }

  /**
   * Claims orders for a sheet.
   *
   * @return for each order whether it was still to be had
   */
  boolean[] claim(List<Long> orders, long sheet) {
    int[] counts =
        jdbc.batchUpdate(
            "UPDATE provisioning_order SET current_sheet = ? WHERE id = ? AND state = 1 AND current_sheet IS NULL",
            orders.stream().map(id -> new Object[] {sheet, id}).toList());
    boolean[] claimed = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      claimed[i] = counts[i] == 1;
    }
    return claimed;
  }

  /**
   * Orders that wait although a newer one of their assignment is there: they came back from a
   * sheet, or were to be tried again. With the newer one's id, at most so many.
   */
  Map<Long, Long> overtaken(int most) {
    Map<Long, Long> overtaken = new LinkedHashMap<>();
    jdbc.query(
        """
        SELECT o.id, MAX(n.id) FROM provisioning_order o
        JOIN provisioning_order n ON n.external_id = o.external_id
          AND n.resource_type = o.resource_type AND n.id > o.id
        WHERE o.state = 1 AND o.current_sheet IS NULL AND n.state <> 6
        GROUP BY o.id ORDER BY o.id FETCH FIRST
        """
            + most
            + " ROWS ONLY",
        rs -> {
          overtaken.put(rs.getLong(1), rs.getLong(2));
        });
    return overtaken;
  }
}
