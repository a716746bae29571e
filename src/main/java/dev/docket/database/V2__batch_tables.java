package dev.docket.database;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Makes the tables of Spring Batch from its own script for the database at hand. */
class V2__batch_tables extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    String vendor = product.contains("hsql") ? "hsqldb" : "postgresql";
    ScriptUtils.executeSqlScript(
        connection,
        new ClassPathResource("org/springframework/batch/core/schema-" + vendor + ".sql"));
    if (vendor.equals("hsqldb")) {
      // Runs are counted from 1, as on every other database.
      try (Statement statement = connection.createStatement()) {
        for (String sequence : List.of("STEP_EXECUTION", "JOB_EXECUTION", "JOB_INSTANCE")) {
          statement.execute(
              "ALTER TABLE BATCH_" + sequence + "_SEQ ALTER COLUMN ID RESTART WITH 1");
        }
      }
    }
  }
}
