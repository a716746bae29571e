package dev.docket.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How values travel between Java and a column, the same way on every database. */
public final class Columns {

  /** Most values in one {@code IN} list. */
  private static final int VALUES_PER_QUERY = 500;

  private Columns() {}

  /** A row of statement parameters. Instants become what JDBC knows, with microseconds, in UTC. */
  public static @Nullable Object[] row(@Nullable Object... values) {
    @Nullable Object[] row = new @Nullable Object[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      row[i] =
          value instanceof Instant instant
              ? timestamp(instant)
              : value instanceof Enum<?> e ? e.name() : value;
    }
    return row;
  }

  /** An instant as a statement's parameter. */
  public static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A column that is never null. */
  public static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A column that may be null. */
  public static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
    OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A whole number that may be null. */
  public static @Nullable Long longOrNull(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : value;
  }

  /** A whole number that may be null. */
  public static @Nullable Integer intOrNull(ResultSet rs, String column) throws SQLException {
    int value = rs.getInt(column);
    return rs.wasNull() ? null : value;
  }

  /** Hands over the values in lists short enough for an {@code IN}. */
  public static <T> void inLists(Collection<T> values, Consumer<List<T>> consumer) {
    List<T> all = new ArrayList<>(values);
    for (int from = 0; from < all.size(); from += VALUES_PER_QUERY) {
      consumer.accept(all.subList(from, Math.min(all.size(), from + VALUES_PER_QUERY)));
    }
  }
}
