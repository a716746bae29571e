package dev.docket.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself. It is the file's last part, so that a file that has one is whole.
 *
 * @param format the version of the backup's form
 * @param schema the version of the database's tables
 * @param docket the version of Docket
 * @param database what it was taken from: {@code HSQL Database Engine} or {@code PostgreSQL}
 * @param rows how many rows each table has, in an order in which they can be put back
 * @param secretKeys the ids of the keys that the check digests were made with
 * @param hasSecret whether the keys themselves are in the backup; else they were set elsewhere
 */
record Manifest(
    int format,
    String schema,
    String docket,
    String database,
    Instant madeAt,
    Map<String, Long> rows,
    List<String> secretKeys,
    boolean hasSecret) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";
  static final String SECRET_ENTRY = "secret";

  static String tableEntry(String table) {
    return "tables/" + table + ".jsonl";
  }
}
