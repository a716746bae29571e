package dev.docket.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The version of the database's tables. */
final class SchemaVersion {

  private SchemaVersion() {}

  static String of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                """
                SELECT "version" FROM "flyway_schema_history" WHERE "version" IS NOT NULL
                ORDER BY "installed_rank" DESC FETCH FIRST 1 ROWS ONLY
                """)) {
      if (!rs.next()) {
        throw new IllegalStateException("the database has no tables of Docket");
      }
      return rs.getString(1);
    }
  }
}
