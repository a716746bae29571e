package dev.docket.intake;

import dev.docket.model.SheetFormat;
import dev.docket.order.Sender;
import java.util.List;

/**
 * A returned file that is being taken in, as far as its header was read.
 *
 * @param dryRun whether nothing is to be applied
 * @param header the columns' names
 */
record ReturnedSheet(
    long file,
    String name,
    Sender sender,
    boolean dryRun,
    SheetFormat format,
    char delimiter,
    List<String> header) {}
