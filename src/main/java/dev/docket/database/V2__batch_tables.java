package dev.docket.database;

import java.sql.Connection;
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
  }
}
