package dev.docket.intake;

import dev.docket.language.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a return with what was decided on it, as it is kept until (and after) it was applied.
 *
 * @param item its place among the rows read, from 1
 * @param row its number as the spreadsheet shows it
 * @param order the order's id, where it proved to be one of ours
 * @param cells its texts, for the receipt
 */
record StagedRow(
    int item,
    int row,
    boolean hidden,
    @Nullable Long order,
    Decision.Kind kind,
    @Nullable Message reason,
    List<Message> warnings,
    List<String> cells) {}
