package dev.docket.backup;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a column holds, whatever its database calls it, and how that is written in a backup. */
enum Kind {
  TEXT(Types.VARCHAR) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      return rs.getString(column);
    }

    @Override
    Object parse(JsonNode value) {
      return value.stringValue();
    }
  },
  WHOLE(Types.BIGINT) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      long value = rs.getLong(column);
      return rs.wasNull() ? null : value;
    }

    @Override
    Object parse(JsonNode value) {
      return value.longValue();
    }
  },
  DECIMAL(Types.NUMERIC) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      BigDecimal value = rs.getBigDecimal(column);
      return value == null ? null : value.toPlainString();
    }

    @Override
    Object parse(JsonNode value) {
      return new BigDecimal(value.stringValue());
    }
  },
  TRUTH(Types.BOOLEAN) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      boolean value = rs.getBoolean(column);
      return rs.wasNull() ? null : value;
    }

    @Override
    Object parse(JsonNode value) {
      return value.booleanValue();
    }
  },
  INSTANT(Types.TIMESTAMP_WITH_TIMEZONE) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
      return value == null ? null : value.toInstant().toString();
    }

    @Override
    Object parse(JsonNode value) {
      return Instant.parse(value.stringValue()).atOffset(ZoneOffset.UTC);
    }
  },
  /** A time without a zone. */
  CLOCK_TIME(Types.TIMESTAMP) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      LocalDateTime value = rs.getObject(column, LocalDateTime.class);
      return value == null ? null : value.toString();
    }

    @Override
    Object parse(JsonNode value) {
      return LocalDateTime.parse(value.stringValue());
    }
  },
  DAY(Types.DATE) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      LocalDate value = rs.getObject(column, LocalDate.class);
      return value == null ? null : value.toString();
    }

    @Override
    Object parse(JsonNode value) {
      return LocalDate.parse(value.stringValue());
    }
  },
  BYTES(Types.VARBINARY) {
    @Override
    @Nullable Object read(ResultSet rs, String column) throws SQLException {
      byte[] value = rs.getBytes(column);
      return value == null ? null : Base64.getEncoder().encodeToString(value);
    }

    @Override
    Object parse(JsonNode value) {
      return Base64.getDecoder().decode(value.stringValue());
    }
  };

  private final int type;

  Kind(int type) {
    this.type = type;
  }

  /** A value as it stands in a backup: a text, a number or a truth value; null for none. */
  abstract @Nullable Object read(ResultSet rs, String column) throws SQLException;

  /** The value that stands in a backup, as JDBC takes it. */
  abstract Object parse(JsonNode value);

  void bind(PreparedStatement statement, int place, @Nullable JsonNode value) throws SQLException {
    if (value == null || value.isNull()) {
      statement.setNull(place, type);
    } else if (this == BYTES) {
      statement.setBytes(place, (byte[]) parse(value));
    } else {
      statement.setObject(place, parse(value));
    }
  }

  /** The kind of a column by its type in JDBC and its database's own name of it. */
  static Kind of(int type, String name) {
    return switch (type) {
      case Types.TIMESTAMP -> name.equals("timestamptz") ? INSTANT : CLOCK_TIME;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.DATE -> DAY;
      case Types.BOOLEAN, Types.BIT -> TRUTH;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
      default -> throw new IllegalStateException("a column of the type " + name);
    };
  }
}
