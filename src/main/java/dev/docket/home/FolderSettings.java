package dev.docket.home;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the folders are, when they are not at their usual place below the home. Relative paths
 * count from the home.
 *
 * @param inbound where returned sheets are dropped
 * @param check where returned sheets are dropped for a dry run
 * @param orders the feed of orders
 * @param inboundArchive what was taken in
 * @param rejected whole files that were refused
 * @param outbound the work sheets
 * @param receipts the answers to returns
 * @param results the answers for the governance system
 * @param outboundArchive a copy of all that went out
 * @param model the model
 * @param data database, secret, logs
 */
@ConfigurationProperties(prefix = "docket.folders", ignoreUnknownFields = false)
record FolderSettings(
    @Nullable Path inbound,
    @Nullable Path check,
    @Nullable Path orders,
    @Nullable Path inboundArchive,
    @Nullable Path rejected,
    @Nullable Path outbound,
    @Nullable Path receipts,
    @Nullable Path results,
    @Nullable Path outboundArchive,
    @Nullable Path model,
    @Nullable Path data) {

  /** The folders that are elsewhere, by the setting that says so. */
  Map<String, Path> configured() {
    Map<String, Path> configured = new TreeMap<>();
    put(configured, "inbound", inbound);
    put(configured, "check", check);
    put(configured, "orders", orders);
    put(configured, "inbound-archive", inboundArchive);
    put(configured, "rejected", rejected);
    put(configured, "outbound", outbound);
    put(configured, "receipts", receipts);
    put(configured, "results", results);
    put(configured, "outbound-archive", outboundArchive);
    put(configured, "model", model);
    put(configured, "data", data);
    return configured;
  }

  private static void put(Map<String, Path> configured, String setting, @Nullable Path folder) {
    if (folder != null) {
      configured.put(setting, folder);
    }
  }
}
