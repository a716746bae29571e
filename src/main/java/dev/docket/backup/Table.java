package dev.docket.backup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table, by its name in lower case.
 *
 * @param columns in the database's order
 * @param key the columns of its primary key; where it has none, those that are never null
 * @param isUnique whether the key tells rows apart
 * @param identity the column whose numbers the database gives, null where there is none
 */
record Table(
    String name,
    Map<String, Kind> columns,
    List<String> key,
    boolean isUnique,
    @Nullable String identity) {}
